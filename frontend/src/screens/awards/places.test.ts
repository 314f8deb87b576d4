import { expect, it } from 'vitest'
import type { AwardList, Winner } from '@/api'
import { places } from './places'

const winner = (worker: string, rank: number, tie: boolean): Winner => ({
  worker,
  name: worker,
  unit: '',
  unit_name: '',
  months: 3,
  mean: '90.00',
  five_star: 0,
  rank,
  tie,
})
const list = (top: number, winners: Winner[]): AwardList => ({
  awards: { from: '2026-01', to: '2026-03', unit_name: '', months: 3, winners },
  top,
  undecided: [],
  unsettled: [],
  decisions: [],
  certificates: [],
})

it('leaves the places that those ranked above do not take', () => {
  const three = [winner('a', 1, false), winner('b', 2, true), winner('c', 2, true), winner('d', 2, true)]
  const { tied, left } = places(list(3, three))
  expect(tied.map((w) => w.worker)).toEqual(['b', 'c', 'd'])
  expect(left).toBe(2)
})

it('has nobody to choose among where all fit', () => {
  expect(places(list(10, [winner('a', 1, false)])).tied).toEqual([])
})
