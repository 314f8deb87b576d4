// From a number of the month down to the rows behind it: the unit's sheet, the
// community's households, a worker's half-days, and back; each as the command line
// explains it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { found, open } from '../office.mjs'
import { violations } from '../screens.mjs'

const street = '420606091'

let office
before(async () => {
  office = await open({ sample: true })
  await office.month(2026, 10)
})
after(() => office.close())

const explain = (of, code) => office.json('explain', '--db', office.db, '--month', '2026-10', `--${of}`, code)
const sheet = () => office.page.locator('.n-drawer .sheet')
const named = (name) => office.page.locator('.n-drawer .sheet h1', { hasText: name }).waitFor()
const opened = (line) => sheet().locator('tbody.on', { hasText: line })

test('a key rate opens the sheet of its unit at that rate, summed up by unit', async () => {
  const { page } = office
  await office.go('/month')
  await page.locator('.rates a', { hasText: '%' }).first().click()
  await named('望星街道')
  const visit = explain('unit', street).indicators[0]
  const text = await opened('入户调查率').innerText()
  for (const step of visit.steps) assert.ok(text.includes(step), step)
  for (const p of visit.parts) assert.ok(text.includes(p.name) && text.includes(p.fraction), p.name)
  assert.deepEqual(await violations(page), [])
})

test('the community below it names its households, each with its rows', async () => {
  await sheet().getByRole('button', { name: '银杏里社区' }).click()
  await named('银杏里社区')
  const [met] = explain('unit', '420606091001').indicators[0].groups
  const text = await opened('入户调查率').innerText()
  assert.ok(text.includes(`${met.text} ${met.items.length}项`), text)
  await opened('入户调查率').getByRole('button', { name: met.items[0].rows[1].key }).click()
  await office.page.getByText(`第${met.items[0].rows[1].source.line}行`).waitFor()
  await office.page.keyboard.press('Escape')
})

test("what it sums up opens the worker's sheet at the same rate, and there is a way back", async () => {
  await sheet().getByRole('button', { name: '巡查达标率' }).click()
  const part = explain('unit', '420606091001').indicators[4].parts[0]
  await opened('巡查达标率').getByRole('button', { name: part.name }).click()
  await named(part.name)
  assert.ok((await opened('巡查达标率').innerText()).includes(part.fraction))
  await office.page.getByRole('button', { name: '返回' }).click()
  await named('银杏里社区')
})

test('saved, the sheet of the unit is on paper', async () => {
  await office.page.getByRole('button', { name: '保存明细表' }).click()
  await office.page.getByText(/已保存到/).waitFor()
  assert.equal(found(office.papers, '.pdf').length, 1)
})

test('a number in the ranking opens the sheet at its line', async () => {
  await office.go('/ranking')
  await office.page.locator('td[data-column="collection"]').first().click()
  await opened('信息采集率').waitFor()
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
