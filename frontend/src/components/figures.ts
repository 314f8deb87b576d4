import type { Measure, Worker } from '@/api'
import { zh } from '@/i18n'

/** A rate as a table shows it: 36.79%, of case its number alone; a dash where it does not apply. */
export function rate(measure: Measure | undefined, id: string): string {
  if (!measure) return ''
  if (measure.value === undefined) return zh.common.dash
  return id === 'case' ? measure.value : `${measure.value}%`
}

/** A value or target of an indicator with its unit. */
export function withUnit(value: string | undefined, id: string): string {
  if (value === undefined) return ''
  return id === 'case' ? zh.sheet.perThousand(value) : `${value}%`
}

/** A worker's grids without the community's name before them. */
export function grids(w: Worker): string {
  return w.grid_names
    .map((g) => (g.startsWith(w.unit_name) ? g.slice(w.unit_name.length) : g))
    .join(zh.common.separator)
}
