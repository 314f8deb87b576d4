// What every screen is held to: no violation that axe finds, and nothing cut off.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const screens = [
  'month',
  'data',
  'data?tab=problems',
  'data?tab=loads',
  'ranking',
  'paper',
  'checks',
  'people',
  'people?tab=units',
  'people?tab=compare',
  'pay',
  'awards',
  'rules',
  'settings',
]

/** What axe finds against it. */
export async function violations(page) {
  await settled(page)
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)
}

/** Waits until nothing fades or slides any more: what is half there has half its contrast. A fade begins some frames after what it is of. */
const settled = async (page) => {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
  })
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((a) => a.playState !== 'running' || a.effect.getComputedTiming().iterations === Infinity),
  )
}

/** What hangs out of the window sideways, and text that is cut with no way to read it. */
export const cut = (page) =>
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
