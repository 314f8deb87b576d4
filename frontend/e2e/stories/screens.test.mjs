// Every screen, with data and without, light and dark, at the smallest size and
// at twice the print: reached by keyboard, without a violation that axe finds,
// and with nothing cut off.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import { open } from '../office.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = [
  'month',
  'data',
  'data?tab=problems',
  'data?tab=loads',
  'ranking',
  'paper',
  'checks',
  'people',
  'pay',
  'awards',
  'rules',
  'settings',
]

async function violations(page) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)
}

/** What hangs out of the window sideways, and text that is cut with no way to read it. */
const cut = (page) =>
  page.evaluate(() => {
    const out = []
    if (document.documentElement.scrollWidth > window.innerWidth) out.push('the page scrolls sideways')
    const main = document.querySelector('main')
    if (main.scrollWidth > main.clientWidth + 1) out.push(`main is ${main.scrollWidth} in ${main.clientWidth}`)
    for (const e of main.querySelectorAll('*')) {
      const style = getComputedStyle(e)
      const hidden = style.overflowX === 'hidden' || style.overflowX === 'clip'
      if (!hidden || e.scrollWidth <= e.clientWidth + 1 || e.clientWidth === 0 || !e.textContent?.trim()) continue
      if (e.closest('[title], .sr-only, .n-base-selection, .n-input') || e.querySelector('[title]')) continue
      out.push(`${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`)
    }
    return out
  })

for (const look of [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
]) {
  describe(`with the sample office, ${look.name}`, () => {
    let office
    before(async () => {
      office = await open({ colorScheme: look.colorScheme, sample: true })
    })
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
    test('nothing went wrong', () => assert.deepEqual(office.faults, []))
  })
}

describe('at twice the size', () => {
  let office
  before(async () => {
    office = await open({ viewport: { width: 683, height: 384 }, sample: true })
  })
  after(() => office.close())
  for (const screen of screens) {
    test(screen, async () => {
      await office.go(`/${screen}`)
      await office.page.waitForTimeout(300)
      assert.deepEqual(await cut(office.page), [])
    })
  }
})

describe('before anything is loaded', () => {
  let office
  before(async () => (office = await open()))
  after(() => office.close())
  for (const screen of screens) {
    test(screen, async () => {
      await office.go(`/${screen}`)
      await office.page.waitForTimeout(300)
      assert.deepEqual(await violations(office.page), [])
      assert.equal(await office.page.locator('[role=alert]').count(), 0, 'no failure')
    })
  }
  test('the sample office is loaded from the welcome', async () => {
    const { page } = office
    await office.go('/month')
    await page.getByRole('button', { name: '先用样例看看' }).click()
    await page.locator('.rates').waitFor({ timeout: 60_000 })
    await page.locator('.charts svg').first().waitFor()
    assert.ok((await page.locator('.grid tbody tr[aria-rowindex]').count()) >= 10)
  })
})
