import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { open } from './office.mjs'
import { cut, screens, violations } from './screens.mjs'

/** Looks at every screen with the sample office in one shade. */
export function looked(colorScheme) {
  let office
  before(async () => (office = await open({ colorScheme, sample: true })))
  after(() => office.close())

  for (const screen of screens) {
    test(screen, async () => {
      await office.go(`/${screen}`)
      await office.page.waitForTimeout(400)
      assert.deepEqual(await violations(office.page), [])
      assert.deepEqual(await cut(office.page), [])
    })
  }
  test('the score sheet of a worker', async () => {
    await office.go('/ranking')
    await office.page.locator('.grid tbody button').first().click()
    await office.page.locator('.sheet').getByRole('button').first().click()
    await office.page.waitForTimeout(400)
    assert.deepEqual(await violations(office.page), [])
    await office.page.keyboard.press('Escape')
  })
  test('Ctrl+K finds a worker and opens the score sheet, by keyboard alone', async () => {
    const { page } = office
    await office.go('/month')
    const name = await page.locator('.grid tbody button').first().innerText()
    await page.keyboard.press('Control+k')
    await page.keyboard.type(name)
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Enter')
    await page.locator('.sheet h1', { hasText: name }).waitFor()
  })
  test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
}
