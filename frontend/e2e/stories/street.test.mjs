// A street's month over its communities, from the files as they were sent: ranked
// together, the communities against each other, published at once, one notice.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { asSent, open, pdfSound, pdfText, root } from '../office.mjs'

const month = '2026-10'
const street = '420606002'
const expected = JSON.parse(readFileSync(join(root, 'backend/testkit/testdata/office-b/expected/assess-2026-10.json')))
const workers = expected.workers.filter((w) => w.unit.startsWith(street))
const communities = expected.units.filter((u) => u.level === '社区' && u.unit.startsWith(street))

let office, name
before(async () => {
  office = await open()
  await office.load(asSent('office-b'))
  name = office.json('assess', '--db', office.db, '--month', month, '--unit', street).unit_name
  await office.month(2026, 10)
  await office.unit(name)
})
after(() => office.close())

test('the workers of both communities stand in one ranking', async () => {
  assert.equal(communities.length, 2)
  assert.ok(communities.every((c) => workers.some((w) => w.unit === c.unit)))
  await office.go('/ranking')
  const rows = await office.page.locator('.grid tbody tr[aria-rowindex]').allInnerTexts()
  assert.equal(rows.length, workers.length)
  for (const [i, w] of workers.entries())
    for (const x of [w.name, w.score]) assert.ok(rows[i].includes(x), `${x} ${rows[i]}`)
})

test('the communities are ranked, with the street above them', async () => {
  const { page } = office
  await page.locator('.segments').getByRole('button', { name: '单位' }).click()
  const rows = await page.locator('main table tbody tr').allInnerTexts()
  const names = new Map(
    office.json('assess', '--db', office.db, '--month', month, '--unit', street).units.map((u) => [u.unit, u.name]),
  )
  for (const c of communities) {
    const row = rows.find((r) => r.includes(names.get(c.unit)))
    assert.ok(row?.includes(c.score), `${names.get(c.unit)} ${c.score} in ${row}`)
    assert.match(row, new RegExp(`(^|\\s)${c.rank}(\\s|$)`), `rank ${c.rank} in ${row}`)
  }
  await office.picture('street')
})

test('signed by whoever may, the street publishes both at once', async () => {
  const { page } = office
  await page.getByRole('button', { name: /民警签字/ }).click()
  const dialog = page.getByRole('dialog')
  const sign = dialog.getByRole('button', { name: /签字$|街道代签/ })
  while ((await sign.count()) > 0) {
    const left = await dialog.getByText('已全部签字').count()
    await sign.first().click()
    await dialog.getByText('已全部签字').nth(left).waitFor()
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await dialog.getByRole('button', { name: '发布', exact: true }).click()
  await dialog
    .getByText(/第1版已发布/)
    .nth(1)
    .waitFor({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  const { versions } = office.json('versions', '--db', office.db, '--month', month)
  assert.deepEqual(versions.map((v) => [v.community, v.version]).sort(), communities.map((c) => [c.unit, 1]).sort())
})

test("the street's notice has both communities, in the order of the ranking", async () => {
  await office.go('/paper')
  const path = await office.savePaper('星级考核结果公示')
  pdfSound(path)
  const text = pdfText(path)
  assert.ok(text.replaceAll(/\s/g, '').includes(`${name}社区网格员`))
  assert.ok(!text.includes('草'))
  let from = 0
  for (const w of workers.filter((x) => x.assessed)) {
    const at = text.indexOf(w.score, from)
    assert.ok(at >= 0, `${w.name} ${w.score} stands in its place`)
    from = at
  }
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
