// Months and units side by side: the chart and its table hold what the command
// line says of both months; saved, the pictures are what other programs read.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { found, open } from '../office.mjs'

const street = '420606091'

let office
before(async () => {
  office = await open({ sample: true })
  await office.month(2026, 10)
})
after(() => office.close())

const month = (m, unit) => office.json('assess', '--db', office.db, '--month', m, '--unit', unit)
const choose = async (label, option) => {
  await office.page.locator('.n-select', { has: office.page.getByLabel(label) }).click()
  await office.page.locator('.n-base-select-option', { hasText: option }).click()
}
const table = async () => {
  const { page } = office
  const flip = page.locator('main figure').getByRole('button', { name: '表', exact: true })
  if ((await flip.getAttribute('aria-pressed')) === 'false') await flip.click()
  const rows = await page.locator('main figure tbody tr').all()
  return Promise.all(rows.map((r) => r.locator('td').allInnerTexts()))
}

test('the communities of the street, this month beside the one before', async () => {
  await office.go('/people?tab=compare')
  const [now, then] = ['2026-10', '2026-09'].map((m) => month(m, street).units.filter((u) => u.level === '社区'))
  const rows = await table()
  assert.equal(rows.length, now.length)
  for (const [name, score, , before] of rows) {
    assert.equal(score, now.find((u) => u.name === name).score)
    assert.equal(before, then.find((u) => u.name === name).score)
  }
})

test("a community's workers in an indicator, beside another month", async () => {
  const { page } = office
  await office.unit('银杏里社区')
  await choose('比什么', '入户调查率')
  await choose('另一个月', '2026年8月')
  await page.locator('main figure thead', { hasText: '2026年8月' }).waitFor()
  const [now, then] = ['2026-10', '2026-08'].map((m) => month(m, '420606091001').workers)
  const value = (w) => (w?.indicators?.visit?.value ? `${w.indicators.visit.value}%` : undefined)
  const rows = await table()
  assert.deepEqual(
    rows.map((r) => r[0]),
    now.filter((w) => w.assessed).map((w) => w.name),
  )
  for (const [name, rate, , before] of rows) {
    assert.equal(rate, value(now.find((w) => w.name === name)))
    const earlier = value(then.find((w) => w.name === name))
    if (earlier) assert.equal(before, earlier)
  }
  await office.picture('compare-table')
})

test('saved as pictures, with the title and the names', async () => {
  const { page } = office
  await page.getByRole('button', { name: '表', exact: true }).click()
  await page.locator('main figure svg').first().waitFor()
  await office.picture('compare')
  for (const kind of ['SVG', 'PNG']) {
    await page.getByRole('button', { name: '保存图片' }).click()
    await page.getByText(`保存为 ${kind} 图片`).click()
    await page.getByText(new RegExp(`已保存到.*${kind.toLowerCase()}`)).waitFor()
  }
  const [svg] = found(office.papers, '入户调查率.svg')
  const text = readFileSync(svg, 'utf8')
  for (const words of ['入户调查率', '2026年10月', '2026年8月']) assert.ok(text.includes(words), words)
  const [png] = found(office.papers, '入户调查率.png')
  const bytes = readFileSync(png)
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG')
  assert.equal(bytes.readUInt32BE(16), 1920, 'twice as wide as it is drawn')
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
