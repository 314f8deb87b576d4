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

/** Draws options that the engine made into an element, at its size and text scale. */
export function draw(element: HTMLElement, option: Record<string, unknown>, scale: number): Drawing {
  const chart = init(element, undefined, { renderer: 'svg' })
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 * scale },
    ...option,
  } as EChartsCoreOption)
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
