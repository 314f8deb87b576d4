/** The month n months after (before, if negative) a month written 2026-10. */
export function shift(month: string, n: number): string {
  const [y, m] = month.split('-').map(Number)
  if (y === undefined || m === undefined || Number.isNaN(y + m)) return month
  const count = y * 12 + m - 1 + n
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
