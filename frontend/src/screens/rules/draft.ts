import type { RuleEffect, RuleItem } from '@/api'

/** The values that are no longer those of the set they were copied from. */
export function changedValues(of: readonly RuleItem[], now: Record<string, string>): Record<string, string> {
  const out: Record<string, string> = {}
  for (const v of of) {
    const value = now[v.id]?.trim()
    if (value !== undefined && value !== v.value) out[v.id] = value
  }
  return out
}

/** The values whose name, basis or note holds the text. */
export function matching(values: readonly RuleItem[], text: string): readonly RuleItem[] {
  const wanted = text.trim()
  return wanted === '' ? values : values.filter((v) => `${v.label} ${v.basis} ${v.note ?? ''}`.includes(wanted))
}

/** Those whose star changes first. */
export function starsFirst(effects: readonly RuleEffect[]): RuleEffect[] {
  return [...effects].sort((a, b) => Number(b.stars) - Number(a.stars))
}
