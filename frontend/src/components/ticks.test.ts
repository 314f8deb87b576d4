import { expect, test } from 'vitest'
import { interval } from './ticks'

test.each([
  [100, 20, 9, 20],
  [100, 20, 5, 20],
  [100, 20, 4, 25],
  [100, 20, 3, 50],
  [100, 20, 2, 50],
  [100, 20, 0, 100],
  [60, 10, 5, 15],
  [35, 5, 3, 35],
  [4, 1, 3, 2],
])('a span of %d in steps of %d with room for %d: %d', (span, step, most, want) =>
  expect(interval(span, step, most)).toBe(want),
)
