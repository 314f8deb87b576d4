// The life of a month: refused while unsigned, signed, published; a wrong load that
// changes nothing of it, and is taken back. The database is asked by the command
// line, the papers by other programs.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { open, pdfText } from '../office.mjs'

const month = '2026-09'
const street = '420606091'

let office
before(async () => {
  office = await open({ sample: true })
  await office.month(2026, 9)
})
after(() => office.close())

const scores = () =>
  office.json('assess', '--db', office.db, '--month', month, '--unit', street).workers.map((w) => [w.name, w.score])
test('publishing is refused, with the names, while one is unsigned', async () => {
  const { page } = office
  await office.go('/ranking')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.locator('[role=dialog]').getByRole('button', { name: '发布', exact: true }).click()
  const said = await page.locator('[role=dialog] [role=alert]').innerText()
  const first = office.json('assess', '--db', office.db, '--month', month, '--unit', street).workers[0]
  assert.ok(said.includes(first.name), said)
  await page.keyboard.press('Escape')
})

test('the officers sign, and the month is published', async () => {
  const { page } = office
  await page.getByRole('button', { name: /民警签字/ }).click()
  const dialog = page.locator('[role=dialog]')
  for (;;) {
    const sign = dialog.getByRole('button', { name: /签字$/ })
    if ((await sign.count()) === 0) break
    await sign.first().click()
    await page.waitForTimeout(800)
  }
  await dialog.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await dialog.getByRole('button', { name: '发布', exact: true }).click()
  await dialog
    .getByText(/第1版已发布/)
    .first()
    .waitFor({ timeout: 30_000 })
  await dialog.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '发布版本' }).click()
  await page.getByText('公示期内').first().waitFor()
  await office.picture('versions')
})

test('a load after publication changes nothing of it, and the screen shows what would differ', async () => {
  const { page } = office
  const worker = office.json('assess', '--db', office.db, '--month', month, '--unit', street).workers[0]
  const file = join(office.folder, '加扣分 补录.csv')
  writeFileSync(file, `编号,工号,日期,分值,事由,依据\nJK-9001,${worker.worker},2026-09-15,-4,迟报材料,街道通报\n`)
  const before = scores()
  await office.load([file])
  assert.notDeepEqual(scores(), before, 'the records now give another result')
  await office.go('/ranking')
  await page.getByRole('button', { name: '发布版本' }).click()
  await page.getByText(/现有数据算出的结果有1人不同/).waitFor()
  assert.equal(JSON.stringify(office.json('verify', '--db', office.db).flaws), '[]')
})

test('the wrong load is undone, and all is as before', async () => {
  const { page } = office
  await office.go('/data?tab=loads')
  await page.getByRole('button', { name: '撤销', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/去掉1条/).waitFor()
  await dialog.getByRole('button', { name: '撤销' }).click()
  await page.getByText(/已撤销：去掉1条/).waitFor()
  await office.go('/ranking')
  await page.getByRole('button', { name: '发布版本' }).click()
  await page.getByText('公示期内').first().waitFor()
  assert.equal(await page.getByText(/现有数据算出的结果有/).count(), 0)
})

test('the notice of the published month says so, and is no draft', async () => {
  const { page } = office
  await office.go('/paper')
  const path = await office.savePaper('星级考核结果公示.pdf')
  const text = pdfText(path)
  for (const [name, score] of scores().filter(([, s]) => s)) assert.ok(text.includes(score), `${name} ${score}`)
  await office.go('/month')
  await page.locator('.steps .done', { hasText: '打印张贴' }).first().waitFor()
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
