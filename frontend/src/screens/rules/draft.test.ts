import { expect, it } from 'vitest'
import type { RuleItem } from '@/api'
import { changedValues, matching, starsFirst } from './draft'

const value = (id: string, v: string, basis = '三.1'): RuleItem => ({
  id,
  label: `项目${id}`,
  value: v,
  basis,
  clauses: [],
})
const values = [value('a', '25', '二.2(2)'), value('b', '1/2')]

it('names only what differs, without the spaces around it', () => {
  expect(changedValues(values, { a: ' 25 ', b: '2/3' })).toEqual({ b: '2/3' })
  expect(changedValues(values, {})).toEqual({})
})

it('finds by name and by clause', () => {
  expect(matching(values, '二.2').map((v) => v.id)).toEqual(['a'])
  expect(matching(values, ' 项目b ').map((v) => v.id)).toEqual(['b'])
  expect(matching(values, '')).toHaveLength(2)
})

it('shows those whose star changes first', () => {
  const effect = (worker: string, stars: boolean) => ({ worker, name: worker, before: '', after: '', stars })
  expect(starsFirst([effect('a', false), effect('b', true)]).map((e) => e.worker)).toEqual(['b', 'a'])
})
