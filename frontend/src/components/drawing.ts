import { BarChart, FunnelChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { interval } from './ticks'

use([
  BarChart,
  LineChart,
  FunnelChart,
  GridComponent,
  TitleComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  AriaComponent,
  SVGRenderer,
])

type Option = Record<string, unknown>

interface Placed {
  top?: string | number
  left?: string | number
  show?: boolean
}
interface Axis {
  type?: string
  min?: number
  max?: number
  maxInterval?: number
  minInterval?: number
  axisLabel?: { fontSize?: number }
}

// Beside others on a screen, a chart's letters are smaller than on a page of its own.
const small = 0.92

/** Options in our face and at a size of print; everything else as the engine made them. */
function lettered(option: Option, scale: number): Option {
  const face = getComputedStyle(document.body).fontFamily.replaceAll('"', "'") // echarts puts it between double ones
  const own = JSON.parse(JSON.stringify(option), (key, value: unknown) => {
    if (key === 'fontFamily') return face
    return key === 'fontSize' && typeof value === 'number' ? value * scale : value
  }) as Option
  return { ...own, textStyle: { fontFamily: face }, animation: false }
}

/** Options without their title, which stands above the drawing already. */
function fitted(option: Option, scale: number): Option {
  const own = lettered(option, scale * small)
  delete own.title
  const [legend] = [own.legend ?? {}].flat() as Placed[]
  const [grid] = [own.grid ?? {}].flat() as Placed[]
  const highest = legend?.show === false ? grid : legend
  const lift = Number(highest?.top ?? 0) - 4
  for (const part of [legend, grid]) {
    if (part?.top !== undefined) part.top = Number(part.top) - lift
    if (part?.left !== undefined) part.left = 2 // the card has its own margin
  }
  return { ...own, legend, grid }
}

/** The lying value axes with only as many labels as stand apart in the width. */
function spaced(option: Option, width: number): Option {
  const axes = ([option.xAxis ?? {}].flat() as Axis[]).map((a) => {
    const { type, min, max, maxInterval: step, axisLabel } = a
    if (type !== 'value' || min === undefined || max === undefined || step === undefined) return a
    const most = Math.floor((width * plotShare) / ((axisLabel?.fontSize ?? 12) * labelEms))
    const apart = interval(max - min, step, most)
    return { ...a, minInterval: apart, maxInterval: apart }
  })
  return { ...option, xAxis: axes }
}
const plotShare = 0.5 // of the width; names and figures have the rest
const labelEms = 3.2 // of a label with the room around it

export interface Drawing {
  dispose: () => void
}

/** Draws options that the engine made into an element, at its size and text scale. */
export function draw(element: HTMLElement, option: Option, scale: number): Drawing {
  const chart = init(element, undefined, { renderer: 'svg' })
  const own = fitted(option, scale)
  const paint = () => chart.setOption(spaced(own, element.clientWidth) as EChartsCoreOption)
  paint()
  const watching = new ResizeObserver(() => {
    chart.resize()
    paint()
  })
  watching.observe(element)
  return {
    dispose: () => {
      watching.disconnect()
      chart.dispose()
    },
  }
}

const width = 960

/** A chart as a picture to be kept: with its title, on white, as SVG text. */
export function picture(option: Option, height: number): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ ...lettered(option, 1), backgroundColor: '#ffffff' } as EChartsCoreOption)
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

/** The picture in dots, two to each of its pixels, as PNG. */
export async function dots(svg: string, height: number): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;base64,${await base64(new Blob([svg]))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = 2 * width
  canvas.height = 2 * height
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'),
  )
}

/** Bytes as base64 text. */
export function base64(bytes: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done((reader.result as string).replace(/^.*?,/, ''))
    reader.onerror = () => failed(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(bytes)
  })
}
