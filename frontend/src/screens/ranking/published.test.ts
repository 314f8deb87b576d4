import { expect, test } from 'vitest'
import type { UnitResult, Version } from '@/api'
import { publication } from './published'

const unit = (code: string, level = '社区'): UnitResult => ({
  unit: code,
  name: `${code}社区`,
  parent: '',
  level,
  assessed: 1,
})
const version = (community: string, n: number, state: string, from: string, to: string): Version => ({
  published: {
    community,
    name: `${community}社区`,
    version: n,
    at: '',
    by: '',
    digest: '',
    short_digest: '',
    publicity_from: from,
    publicity_to: to,
  },
  newest: state !== 'corrected',
  state,
  differs: [],
  appeals: [],
})
const units = [unit('a'), unit('b'), unit('s', '街道')]
const first = version('a', 1, 'corrected', '2026-10-01', '2026-10-09')
const second = version('a', 2, 'in_force', '2026-10-10', '2026-10-16')
const other = version('b', 1, 'publicity', '2026-10-12', '2026-10-19')

test('nothing is published yet', () => {
  expect(publication(units, [])).toMatchObject({ fresh: ['a社区', 'b社区'], done: [], whole: false })
})

test('the newest versions count, and a street is not published by itself', () => {
  expect(publication(units, [second, first])).toMatchObject({ fresh: ['b社区'], done: [second], whole: false })
})

test('all are published: in publicity until the last of them is in force', () => {
  expect(publication(units, [second, first, other])).toEqual({
    fresh: [],
    done: [second, other],
    whole: true,
    inForce: false,
    from: '2026-10-10',
    to: '2026-10-19',
  })
  expect(publication(units, [second, { ...other, state: 'in_force' }]).inForce).toBe(true)
})
