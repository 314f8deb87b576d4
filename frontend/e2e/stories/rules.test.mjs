// A rule changed from next month on: whose star would change is seen before it is
// saved; this month stays as it was, the next is computed by the new rules.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { open, pdfText } from '../office.mjs'

const street = '420606091'

let office
before(async () => {
  office = await open({ sample: true })
  await office.month(2026, 9)
})
after(() => office.close())

const month = (m) => office.json('assess', '--db', office.db, '--month', m, '--unit', street)
const stars = (m) => month(m).workers.map((w) => [w.name, w.score, w.stars])
const band = (score, five) => Number(score) >= five

let september, october

test('a copy of the rules shows whose star would change', async () => {
  const { page } = office
  september = month('2026-09')
  october = month('2026-10')
  await office.go('/rules')
  await page.getByRole('button', { name: '另存修改' }).click()
  await page.getByRole('textbox', { name: '五星起点分' }).fill('98')
  await page.getByRole('textbox', { name: '编号' }).fill('wangxing-2026-10')
  await page.getByRole('textbox', { name: '名称' }).fill('望星街道2026年10月起')
  assert.equal(await page.locator('.draft .n-date-picker input').inputValue(), '2026-10-01', 'from next month on')
  assert.ok(await page.getByRole('button', { name: '保存规则集' }).isDisabled(), 'not before it was looked at')
  await page.getByRole('button', { name: '看看谁的星级会变' }).click()
  await page.getByText('假如在2026年9月采用').waitFor()
  const told = await page.locator('.effects tbody tr').allInnerTexts()
  const would = september.workers.filter((w) => w.stars === 5 && !band(w.score, 98)).map((w) => w.name)
  assert.ok(would.length > 0)
  assert.deepEqual(told.map((t) => t.split(/\s/)[0]).sort(), would.sort())
  await office.picture('rules-draft')
  assert.deepEqual(
    stars('2026-10'),
    october.workers.map((w) => [w.name, w.score, w.stars]),
    'nothing is saved yet',
  )
})

test('saved, it holds from next month on and leaves this one as it was', async () => {
  const { page } = office
  await page.getByRole('button', { name: '保存规则集' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '保存规则集' }).click()
  await page.getByText('已保存，自2026-10-01起生效').waitFor()
  assert.deepEqual(month('2026-09'), september)
  const after = month('2026-10')
  assert.equal(after.rule_set, 'wangxing-2026-10')
  for (const [i, w] of october.workers.entries()) {
    const want = w.stars === 5 && !band(w.score, 98) ? 4 : w.stars
    assert.deepEqual([after.workers[i].name, after.workers[i].stars], [w.name, want])
  }
  assert.ok(
    after.workers.some((w, i) => w.stars !== october.workers[i].stars),
    'the change can be seen',
  )
})

test('the window and a score sheet of next month show it', async () => {
  const { page } = office
  await office.month(2026, 10)
  await office.go('/rules')
  await page.locator('.card', { hasText: '望星街道2026年10月起' }).getByText('本月采用').waitFor()
  await office.go('/ranking')
  const after = month('2026-10').workers.filter((w) => w.assessed)
  for (const w of after) {
    const row = page.locator('.grid tbody tr', { hasText: w.name })
    const said = await row.locator('.stars').getAttribute('aria-label')
    assert.equal('零一二三四五'.indexOf(said[0]), w.stars, w.name)
  }
  const touched = after.find((w) => w.stars !== october.workers.find((o) => o.worker === w.worker).stars)
  await office.go(`/paper?document=scoresheet&worker=${touched.worker}`)
  const text = pdfText(await office.savePaper('考核得分明细表'))
  for (const words of ['规则：望星街道2026年10月起', `${touched.score}达到四星起点分`])
    assert.ok(text.includes(words), words)
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
