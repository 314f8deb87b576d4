import type { UnitRow } from '@/api'

/** The units from the top, each under the one above it. A unit whose parent is not known stands at the top. */
export function outline(units: readonly UnitRow[]): { unit: UnitRow; depth: number }[] {
  const known = new Set(units.map((u) => u.code))
  const below = new Map<string, UnitRow[]>()
  for (const u of units) {
    const parent = known.has(u.parent) && u.parent !== u.code ? u.parent : ''
    below.set(parent, [...(below.get(parent) ?? []), u])
  }
  const out: { unit: UnitRow; depth: number }[] = []
  const seen = new Set<string>()
  const walk = (parent: string, depth: number) => {
    for (const unit of below.get(parent) ?? []) {
      if (seen.has(unit.code)) continue
      seen.add(unit.code)
      out.push({ unit, depth })
      walk(unit.code, depth + 1)
    }
  }
  walk('', 0)
  return out
}
