// Every screen at twice the size of its letters: the smallest window, zoomed to 200 %.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { open } from '../office.mjs'
import { cut, screens } from '../screens.mjs'

let office
before(async () => (office = await open({ viewport: { width: 683, height: 384 }, sample: true })))
after(() => office.close())

for (const screen of screens) {
  test(screen, async () => {
    await office.go(`/${screen}`)
    await office.page.waitForTimeout(300)
    assert.deepEqual(await cut(office.page), [])
  })
}
