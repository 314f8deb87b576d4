import { expect, test } from 'vitest'
import { shift } from './months'

test.each([
  ['2026-10', 1, '2026-11'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-10', -24, '2024-10'],
  ['', 1, ''],
])('%s shifted by %i is %s', (month, by, want) => expect(shift(month, by)).toBe(want))
