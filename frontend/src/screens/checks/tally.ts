import type { SpotCheck } from '@/api'

/** How the findings about one unit went. */
export interface UnitTally {
  unit: string
  name: string
  checked: number
  wrong: number
}

/** Findings by unit, the one with the most wrong first. Those that are neither right nor wrong count nowhere. */
export function tally(checks: readonly SpotCheck[], right: string, neither: string): UnitTally[] {
  const by = new Map<string, UnitTally>()
  for (const c of checks) {
    if (c.finding === neither) continue
    const t = by.get(c.unit) ?? { unit: c.unit, name: c.unit_name, checked: 0, wrong: 0 }
    t.checked++
    if (c.finding !== right) t.wrong++
    by.set(c.unit, t)
  }
  return [...by.values()].sort((a, b) => b.wrong * a.checked - a.wrong * b.checked || a.unit.localeCompare(b.unit))
}

/** A share in per cent with one decimal. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '0.0' : (Math.round((part * 1000) / whole) / 10).toFixed(1)
}
