// From the files as they were sent, to the ranking, to the printed notice. What
// the month must come to is known beforehand; the PDF is read by other programs.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { asSent, open, pdfSound, pdfText, root } from '../office.mjs'

const testdata = join(root, 'backend/testkit/testdata/office-a')
const faults = JSON.parse(readFileSync(join(testdata, 'as-sent-faults.json')))
const expected = JSON.parse(readFileSync(join(testdata, 'expected/assess-2026-10.json')))

let office
before(async () => (office = await open()))
after(() => office.close())

test('dropped files are recognised, with their faults, before anything is loaded', async () => {
  const { page } = office
  await office.drop(asSent('office-a'))
  await page.getByText('导入前先看一看').waitFor({ timeout: 60_000 })
  const said = new Map()
  for (const row of await page.locator('.sheets tbody > tr').all()) {
    const [file, , , , , , faulty] = await row.locator('td').allInnerTexts()
    said.set(file.trim().split(/\s/)[0], Number(faulty))
  }
  for (const [file, { faulty }] of Object.entries(faults)) assert.equal(said.get(file), faulty, file)
  await office.picture('import')
  assert.equal(office.json('imports', '--db', office.db).imports.length, 0, 'nothing is loaded yet')
})

test('after loading, the month stands on the screen as it must come to', async () => {
  const { page } = office
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('button', { name: '看本月结果' }).click({ timeout: 120_000 })
  await office.month(2026, 10)
  await office.go('/ranking')
  const rows = await page.locator('.grid tbody tr[aria-rowindex]').all()
  assert.equal(rows.length, expected.workers.length)
  for (const [i, row] of rows.entries()) {
    const w = expected.workers[i]
    const text = await row.innerText()
    assert.ok(text.includes(w.name), `${w.name} in ${text}`)
    if (!w.assessed) continue
    assert.ok(text.includes(w.score), `${w.name} ${w.score} in ${text}`)
    const stars = await row.locator('.stars').getAttribute('aria-label')
    assert.equal('零一二三四五'.indexOf(stars[0]), w.stars, w.name)
  }
  await office.go('/month')
  await page.locator('.charts svg').first().waitFor()
  await office.picture('month')
})

test('a number opens the rows behind it, down to the record', async () => {
  const { page } = office
  await office.go('/ranking')
  await page.getByRole('button', { name: expected.workers[0].name }).click()
  await page.locator('.sheet').getByRole('button', { name: '入户调查率' }).click()
  await page
    .locator('.sheet')
    .getByRole('button', { name: /^入户走访 / })
    .first()
    .click()
  await page.getByText('开始时间').waitFor()
  await office.picture('score-sheet')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
})

test('the notice is saved where it is said to be, and is what was on the screen', async () => {
  await office.go('/paper')
  const path = await office.savePaper('星级考核结果公示.pdf')
  assert.ok(path, 'the notice is in the folder of papers')
  pdfSound(path)
  const text = pdfText(path)
  let from = 0
  for (const w of expected.workers.filter((x) => x.assessed)) {
    const at = text.indexOf(w.score, from)
    assert.ok(at >= 0, `${w.name} ${w.score} stands in its place`)
    from = at
  }
  await office.picture('paper')
})

test('nothing went wrong on the way, and nothing left the machine', () => {
  assert.deepEqual(office.faults, [])
})
