import { describe, expect, it } from 'vitest'
import type { SpotCheck } from '@/api'
import { share, tally } from './tally'

const check = (unit: string, finding: string): SpotCheck => ({
  no: '',
  level: '街道',
  unit,
  unit_name: unit,
  worker: '',
  name: '',
  day: '2026-10-01',
  matter: '',
  ledger: '',
  label: '',
  record: '',
  finding,
  deduction: '0.00',
})

describe('tally', () => {
  it('puts the unit with the highest share of wrong findings first, and counts who was not reached apart', () => {
    const list = [
      check('a', '属实'),
      check('a', '虚假'),
      check('b', '漏登'),
      check('b', '未接通'),
      check('c', '未接通'),
      check('d', '属实'),
    ]
    expect(tally(list, '属实', '未接通').map((t) => [t.unit, t.checked, t.wrong, t.missed])).toEqual([
      ['b', 1, 1, 1],
      ['a', 2, 1, 0],
      ['c', 0, 0, 1],
      ['d', 1, 0, 0],
    ])
  })
  it.each([
    [0, 0, '0.0'],
    [1, 3, '33.3'],
    [2, 3, '66.7'],
    [1, 16, '6.3'],
  ])('%i of %i is %s %%', (part, whole, text) => expect(share(part, whole)).toBe(text))
})
