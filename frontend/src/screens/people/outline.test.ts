import { expect, it } from 'vitest'
import type { UnitRow } from '@/api'
import { outline } from './outline'

const unit = (code: string, parent: string): UnitRow => ({ code, name: code, level: '', parent })
const flat = (units: UnitRow[]) => outline(units).map((l) => `${String(l.depth)}${l.unit.code}`)

it('stands each unit under the one above it', () => {
  expect(flat([unit('city', ''), unit('s1', 'city'), unit('s2', 'city'), unit('c1', 's1')])).toEqual([
    '0city',
    '1s1',
    '2c1',
    '1s2',
  ])
})

it('keeps units whose parent is not known, at the top', () => {
  expect(flat([unit('s', 'lost'), unit('c', 's')])).toEqual(['0s', '1c'])
})

it('shows a unit that names itself as its parent once', () => {
  expect(flat([unit('a', 'a')])).toEqual(['0a'])
})
