import { h, nextTick, render } from 'vue'
import { expect, test } from 'vitest'
import { byNumber, byText, type Column } from './grid'
import Grid from './Grid.vue'

interface Row {
  name: string
  score?: string
}

test('decimal text is ordered by its value, what is missing first', () => {
  const rows: Row[] = [{ name: 'a', score: '9.50' }, { name: 'b', score: '100.00' }, { name: 'c' }]
  expect(rows.sort(byNumber((r) => r.score)).map((r) => r.name)).toEqual(['c', 'a', 'b'])
})

test('names are ordered by pinyin', () => {
  const rows = ['周', '陈', '李'].map((name) => ({ name }))
  expect(rows.sort(byText((r) => r.name)).map((r) => r.name)).toEqual(['陈', '李', '周'])
})

const columns: Column<Row>[] = [
  { key: 'name', title: '姓名', text: (r) => r.name },
  { key: 'score', title: '得分', text: (r) => r.score ?? '', compare: byNumber((r) => r.score) },
]

function shown(rows: Row[]): HTMLElement {
  const box = document.createElement('div')
  render(h(Grid<Row>, { columns, rows, rowKey: (r: Row) => r.name, label: '排名' }), box)
  return box
}
const lines = (box: HTMLElement) => [...box.querySelectorAll('tbody tr[aria-rowindex]')]

test('of three thousand rows, only those in sight are in the page', () => {
  const box = shown(Array.from({ length: 3000 }, (_, i) => ({ name: `人${String(i)}`, score: String(i) })))
  expect(lines(box).length).toBeGreaterThan(0)
  expect(lines(box).length).toBeLessThan(60)
  expect(box.querySelector('table')?.getAttribute('aria-rowcount')).toBe('3001')
})

test('a head orders up, then down, then as it was', async () => {
  const box = shown([
    { name: 'b', score: '2' },
    { name: 'a', score: '1' },
    { name: 'c', score: '3' },
  ])
  const names = async () => {
    await nextTick()
    return lines(box).map((l) => l.querySelector('td')?.textContent.trim())
  }
  const head = box.querySelector<HTMLElement>('th button')
  head?.click()
  expect(await names()).toEqual(['a', 'b', 'c'])
  expect(box.querySelectorAll('th')[1]?.getAttribute('aria-sort')).toBe('ascending')
  head?.click()
  expect(await names()).toEqual(['c', 'b', 'a'])
  head?.click()
  expect(await names()).toEqual(['b', 'a', 'c'])
})
