// A damaged database: the window says so, and puts a backup in its place. What was
// damaged is set aside.
import assert from 'node:assert/strict'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { open } from '../office.mjs'
import { cut, violations } from '../screens.mjs'

const passphrase = '望星街道 2026 备份'
const counts = () => office.json('imports', '--db', office.db).imports.length

/** Writes over all but the first page, as a stick does that was pulled out. */
function damage(path) {
  for (const rest of ['-wal', '-shm']) if (existsSync(path + rest)) writeFileSync(path + rest, '')
  const { size } = statSync(path)
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(size - 16384, 0x5a), 0, size - 16384, 16384)
  closeSync(file)
}

let office, damaged
before(async () => {
  office = await open({
    sample: true,
    ready: ({ cli, db, folder }) => {
      const secret = join(folder, 'secret.txt')
      writeFileSync(secret, `${passphrase}\n`)
      cli('backup', '--db', db, '--set-passphrase', secret)
      cli('backup', '--db', db)
      damage(db)
      damaged = readFileSync(db)
    },
  })
})
after(() => office.close())

test('the fault is named, and the backups are offered', async () => {
  const { page } = office
  await page.getByText('已损坏').waitFor()
  await page.getByRole('heading', { name: '从备份恢复' }).waitFor()
  assert.ok((await page.getByRole('row', { name: /手工.*已加密/ }).count()) >= 1)
  assert.deepEqual(await violations(page), [])
  assert.deepEqual(await cut(page), [])
  await office.picture('recovery')
})

test('a wrong passphrase changes nothing', async () => {
  const { page } = office
  await page.getByRole('row', { name: /手工/ }).first().getByRole('button', { name: '恢复' }).click()
  const dialog = page.getByRole('dialog')
  assert.ok(await dialog.getByRole('button', { name: '恢复这份备份' }).isDisabled(), 'not without a passphrase')
  await dialog.getByRole('textbox').or(dialog.locator('input')).first().fill('不是这一个口令')
  await dialog.getByRole('button', { name: '恢复这份备份' }).click()
  await dialog.getByRole('alert').waitFor()
  assert.deepEqual(readFileSync(office.db), damaged)
})

test('with the right one the office is back, and the damaged file is kept', async () => {
  const { page } = office
  const dialog = page.getByRole('dialog')
  await dialog.locator('input').first().fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByText('原来的数据库已损坏，移到了').waitFor({ timeout: 30_000 })
  await page.locator('.rates').waitFor()
  assert.ok(counts() > 0)
  assert.deepEqual(office.json('verify', '--db', office.db).flaws, [])
  const [aside] = readdirSync(office.folder).filter((name) => /\.damaged-[\d-]+$/.test(name))
  assert.deepEqual(readFileSync(join(office.folder, aside)), damaged)
})

test('nothing else went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
