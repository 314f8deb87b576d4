// The first run: every screen says what to do next, and the sample office is one
// click away.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { open } from '../office.mjs'
import { screens, violations } from '../screens.mjs'

let office
before(async () => (office = await open()))
after(() => office.close())

for (const screen of screens) {
  test(`${screen} before anything is loaded`, async () => {
    await office.go(`/${screen}`)
    await office.page.waitForTimeout(300)
    assert.deepEqual(await violations(office.page), [])
    assert.deepEqual(await office.page.locator('[role=alert]').allInnerTexts(), [], 'no failure')
  })
}

test('the sample office is loaded from the welcome, and the month stands there', async () => {
  const { page } = office
  await office.go('/month')
  await page.getByRole('button', { name: '先用样例看看' }).click()
  await page.locator('.rates').waitFor({ timeout: 60_000 })
  await page.locator('.charts svg').first().waitFor()
  assert.ok((await page.locator('.grid tbody tr[aria-rowindex]').count()) >= 10)
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
