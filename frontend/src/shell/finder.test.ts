import { expect, test } from 'vitest'
import { find, initials, type Hit } from './finder'
import { screens } from './screens'

const hit = (id: string, words: string): Hit => ({
  id,
  words,
  title: id,
  detail: '',
  kind: '',
  icon: 'month',
  run: () => undefined,
})
const all = [
  hit('screen', '排名'),
  hit('worker', '陈晓岚 G1001 第一网格'),
  hit('unit', '晨光社区 420606012001'),
  hit('other', '社区晨光'),
]

test.each([
  ['', ['screen', 'worker', 'unit', 'other']],
  ['晓岚', ['worker']],
  ['g1001', ['worker']],
  ['晨光', ['unit', 'other']],
  ['第一 陈', ['worker']],
  ['没有这个人', []],
])('"%s" finds %j', (text, want) => expect(find(text, all).map((h) => h.id)).toEqual(want))

test('of very many, the first are enough', () => {
  const many = Array.from({ length: 3000 }, (_, i) => hit(String(i), `张${i}`))
  expect(find('张', many)).toHaveLength(30)
})

test('each screen is found by the letters of its pinyin, and by no other', () => {
  const letters = screens.map((s) => initials[s])
  expect(letters.every(Boolean)).toBe(true)
  const every = Object.values(initials)
  expect(new Set(every).size).toBe(every.length)
})
