// A correction after an appeal: lodged in the publicity days, the data put right,
// the new version signed and published with its reason, the appeal answered. The
// superseding notice lists the differences.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { open, pdfSound, pdfText } from '../office.mjs'

const month = '2026-09'
const community = '420606091001'
const worker = 'WX004'
const reason = '核实后补记表彰加分'

let office
before(async () => {
  office = await open({ sample: true })
  office.cli('sign', '--db', office.db, '--month', month, '--officer', '060117')
  office.cli('publish', '--db', office.db, '--month', month, '--unit', community)
  await office.month(2026, 9)
  await office.unit('银杏里社区')
})
after(() => office.close())

const versions = () => office.json('versions', '--db', office.db, '--month', month, '--unit', community).versions
const line = () =>
  office
    .json('assess', '--db', office.db, '--month', month, '--unit', community)
    .workers.find((w) => w.worker === worker)
const toVersions = async () => {
  await office.go('/ranking')
  await office.page.getByRole('button', { name: '发布版本' }).click()
}

let old, now

test('an appeal is lodged against the published month', async () => {
  const { page } = office
  old = line()
  await toVersions()
  await page.getByRole('button', { name: '登记申诉' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.n-select').click()
  await page.keyboard.type(old.name)
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: '申诉内容' }).fill('9月15日受街道表彰，没有记加分')
  await dialog.getByRole('button', { name: '登记申诉' }).click()
  await page.getByText('9月15日受街道表彰').waitFor()
  const [appeal] = versions()[0].appeals
  assert.deepEqual([appeal.worker, appeal.version, appeal.answer], [worker, 1, ''])
})

test('corrected data give another result, and leave the published one alone', async () => {
  const file = join(office.folder, '加扣分 补记.csv')
  writeFileSync(file, `编号,工号,日期,分值,事由,依据\nJF-9001,${worker},2026-09-15,5,防汛表彰,街道通报\n`)
  await office.load([file])
  now = line()
  assert.ok(now.stars > old.stars, `${old.stars} to ${now.stars}`)
  await toVersions()
  await office.page.getByText(/现有数据算出的结果有1人不同/).waitFor()
  assert.equal(versions().length, 1)
})

test('a correction needs the new result signed, and a reason', async () => {
  const { page } = office
  const dialog = page.getByRole('dialog')
  const publish = async (why) => {
    await page.getByRole('button', { name: '发布更正' }).click()
    await dialog.getByRole('textbox', { name: /更正理由/ }).fill(why)
    await dialog.getByRole('button', { name: '发布更正' }).click()
  }
  await publish(reason)
  assert.match(await dialog.getByRole('alert').innerText(), new RegExp(old.name), 'the new result is unsigned')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: /民警签字/ }).click()
  await dialog.getByText('签字后数据有变，须重签').waitFor()
  await dialog.getByRole('button', { name: /签字$/ }).first().click()
  await dialog.getByText('已全部签字').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })

  await publish('')
  await dialog.getByRole('alert').waitFor()
  assert.equal(versions().length, 1, 'nothing is published without a reason')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })

  await publish(reason)
  await dialog.getByText(/第2版已发布/).waitFor({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  const after = versions()
  assert.deepEqual(after.map((v) => [v.version, v.newest, v.state, v.reason ?? '']).sort(), [
    [1, false, 'corrected', ''],
    [2, true, 'publicity', reason],
  ])
})

test('the appeal is answered, and linked to its correction afterwards', async () => {
  const { page } = office
  await toVersions()
  await page.getByRole('button', { name: '答复', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '答复内容' }).fill('情况属实，已补记5分')
  assert.ok(await dialog.getByRole('checkbox').isChecked(), 'the correction is offered')
  await dialog.getByRole('checkbox').click()
  await dialog.getByRole('button', { name: '答复', exact: true }).click()
  await page.getByRole('button', { name: '与第2版更正相连' }).click()
  await page.getByText('已由第2版更正').waitFor()
  await office.picture('appeal')
  const [appeal] = versions().flatMap((v) => v.appeals)
  assert.deepEqual([appeal.answer, appeal.correction], ['情况属实，已补记5分', 2])
})

test('the superseding notice says why, and lists who differs', async () => {
  const { page } = office
  await office.go('/paper')
  const path = await office.savePaper('星级考核结果公示')
  pdfSound(path)
  const text = pdfText(path).replaceAll(/\s+/g, '')
  for (const words of ['（更正）', '本公示为第2版', reason, '更正前', '更正后', old.name, old.score, now.score])
    assert.ok(text.includes(words), `${words} in ${text}`)
  assert.ok(text.indexOf(old.score) < text.indexOf(now.score), 'what was before stands first')
  assert.ok(!text.includes('草稿'))
  await page
    .getByText(/已保存到/)
    .first()
    .waitFor()
})

test('the digest in print finds its entry of the trail', async () => {
  const { page } = office
  await office.go('/settings?tab=trail')
  const digest = versions().find((v) => v.newest).short_digest
  await page.getByRole('textbox', { name: '公示上印的摘要' }).fill(digest.toUpperCase())
  await page.keyboard.press('Enter')
  const found = await page.locator('.witness').innerText()
  assert.match(found, /^操作记录第\d+条：.*第2版/)
})

test('what was frozen still stands as it was', () => {
  assert.deepEqual(office.json('verify', '--db', office.db).flaws, [])
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
