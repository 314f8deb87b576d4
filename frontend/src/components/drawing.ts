import { BarChart, FunnelChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, AriaComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  FunnelChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  AriaComponent,
  SVGRenderer,
])

export interface Drawing {
  svg: () => string
  dispose: () => void
}

interface Placed {
  top?: string | number
  show?: boolean
}

// Beside others on a screen, a chart's letters are smaller than on a page of its own.
const small = 0.92

/** Options without their title, which stands above the drawing already, in our face and at the window's size of print. */
function fitted(option: Record<string, unknown>, scale: number): Record<string, unknown> {
  const face = getComputedStyle(document.body).fontFamily
  const own = JSON.parse(JSON.stringify(option), (key, value: unknown) => {
    if (key === 'fontFamily') return face
    return key === 'fontSize' && typeof value === 'number' ? value * scale * small : value
  }) as Record<string, unknown>
  delete own.title
  const [legend] = [own.legend ?? {}].flat() as Placed[]
  const [grid] = [own.grid ?? {}].flat() as Placed[]
  const highest = legend?.show === false ? grid : legend
  const lift = Number(highest?.top ?? 0) - 4
  for (const part of [legend, grid]) if (part?.top !== undefined) part.top = Number(part.top) - lift
  return { ...own, legend, grid, textStyle: { fontFamily: face } }
}

/** Draws options that the engine made into an element, at its size and text scale. */
export function draw(element: HTMLElement, option: Record<string, unknown>, scale: number): Drawing {
  const chart = init(element, undefined, { renderer: 'svg' })
  chart.setOption({ animation: false, ...fitted(option, scale) } as EChartsCoreOption)
  const watching = new ResizeObserver(() => chart.resize())
  watching.observe(element)
  return {
    svg: () => chart.renderToSVGString(),
    dispose: () => {
      watching.disconnect()
      chart.dispose()
    },
  }
}
