/** How far apart the labels of an axis are: as wanted, or the next even distance that leaves at most so many steps. */
export function interval(span: number, wanted: number, most: number): number {
  const even = (n: number) => [wanted, 5].some((d) => (span / n) % d === 0)
  const steps = [Math.round(span / wanted), 5, 4, 3, 2].find((n) => n <= most && n * wanted <= span && even(n)) ?? 1
  return span / steps
}
