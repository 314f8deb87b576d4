// Awards of some months: the papers open on the months and the number of places
// that the list was made for.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { open, pdfSound, pdfText } from '../office.mjs'

const street = '420606091'
const signed = { '2026-08': ['060117', '060123'], '2026-09': ['060117', '060131'] }

let office
before(async () => {
  office = await open({
    sample: true,
    ready: ({ cli, db }) => {
      for (const [month, officers] of Object.entries(signed)) {
        for (const officer of officers) cli('sign', '--db', db, '--month', month, '--officer', officer)
        cli('publish', '--db', db, '--month', month, '--unit', street)
      }
    },
  })
  await office.month(2026, 9)
})
after(() => office.close())

const span = () => office.page.locator('.n-date-picker input').evaluateAll((fields) => fields.map((f) => f.value))

test('the list is of the chosen months and places', async () => {
  const { page } = office
  await office.go('/awards')
  const from = page.locator('.n-date-picker input').first()
  await from.fill('2026年8月')
  await from.press('Enter')
  await page.getByRole('textbox', { name: '名额' }).fill('2')
  await page.getByRole('textbox', { name: '名额' }).press('Enter')
  await page.locator('main table tbody tr').nth(2).waitFor({ state: 'detached' })
  assert.deepEqual(await span(), ['2026年8月', '2026年9月'])
})

test('the certificates open on them, and are of the winners alone', async () => {
  const { page } = office
  const period = ['--unit', street, '--from', '2026-08', '--to', '2026-09', '--top', '2']
  const list = office.json('awards', '--db', office.db, ...period)
  const winners = list.winners.map((w) => w.name)
  assert.equal(winners.length, 2)
  await page.getByRole('button', { name: '打印证书' }).click()
  await page.getByRole('button', { name: '登记编号并生成' }).waitFor()
  assert.deepEqual(await span(), ['2026年8月', '2026年9月'])
  await page.getByRole('button', { name: '登记编号并生成' }).click()
  const path = await office.savePaper('荣誉证书')
  pdfSound(path)
  const text = pdfText(path).replaceAll(/\s/g, '')
  for (const { name } of office.json('assess', '--db', office.db, '--month', '2026-09', '--unit', street).workers)
    assert.equal(text.includes(name), winners.includes(name), name)
})

test('so does the form of approval', async () => {
  const { page } = office
  await page.goBack()
  await office.go('/awards')
  await page.getByRole('button', { name: '推荐审批表' }).click()
  await page.locator('.pages canvas').first().waitFor()
  assert.deepEqual(await span(), ['2026年1月', '2026年9月'], 'the months of the list as it stands now')
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
