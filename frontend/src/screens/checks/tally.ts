import type { SpotCheck } from '@/api'

/** How the findings about one unit went. */
export interface UnitTally {
  unit: string
  name: string
  checked: number // settled: right or wrong
  wrong: number
  missed: number // not reached, so neither
}

/** Findings by unit, the one with the most wrong first. Those that are neither right nor wrong are not part of the share. */
export function tally(checks: readonly SpotCheck[], right: string, neither: string): UnitTally[] {
  const by = new Map<string, UnitTally>()
  for (const c of checks) {
    const t = by.get(c.unit) ?? { unit: c.unit, name: c.unit_name, checked: 0, wrong: 0, missed: 0 }
    if (c.finding === neither) t.missed++
    else t.checked++
    if (c.finding !== neither && c.finding !== right) t.wrong++
    by.set(c.unit, t)
  }
  const rate = (t: UnitTally) => t.wrong / Math.max(1, t.checked)
  return [...by.values()].sort((a, b) => rate(b) - rate(a) || a.unit.localeCompare(b.unit))
}

/** A share in per cent with one decimal. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '0.0' : (Math.round((part * 1000) / whole) / 10).toFixed(1)
}
