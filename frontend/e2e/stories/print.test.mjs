// What the printer gets is the page that was shown, and the page that is saved.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { open } from '../office.mjs'

let office
before(async () => (office = await open({ sample: true })))
after(() => office.close())

const dots = 150 // an inch
const field = 30 // dots of a side: some 5 mm

/** How dark each field of each page of a PDF is, as another program draws it. */
function fields(path) {
  const to = path.replace(/\.pdf$/, '')
  execFileSync('pdftoppm', ['-r', String(dots), '-gray', path, to])
  const pages = execFileSync('pdfinfo', [path], { encoding: 'utf8' }).match(/^Pages:\s+(\d+)/m)[1]
  return Array.from({ length: Number(pages) }, (_, i) => {
    const file = readFileSync(`${to}-${String(i + 1).padStart(pages.length, '0')}.pgm`)
    const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1')).map(Number)
    const grey = file.subarray(file.length - width * height)
    const across = Math.floor(width / field)
    const sums = new Float64Array(across * Math.floor(height / field))
    for (let y = 0; y < Math.floor(height / field) * field; y++)
      for (let x = 0; x < across * field; x++)
        sums[Math.floor(y / field) * across + Math.floor(x / field)] += grey[y * width + x]
    return { width, height, grey: sums.map((sum) => sum / field ** 2) }
  })
}

test('the printed pages are the saved pages', async () => {
  const { page } = office
  await office.go('/paper')
  const saved = await office.savePaper('星级考核结果公示.pdf')

  // Where the system prints by a dialog of its own, the window is asked to do it here.
  await page.evaluate(() => {
    globalThis.go.main.Printer.Print = () => Promise.resolve('window')
    window.print = () => (window.printing = true)
  })
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await page.waitForFunction(() => window.printing, undefined, { timeout: 60_000 })
  const printed = join(office.folder, 'printed.pdf')
  writeFileSync(printed, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))

  const want = fields(saved)
  const got = fields(printed)
  assert.equal(got.length, want.length, 'as many sheets')
  for (const [i, w] of want.entries()) {
    const g = got[i]
    const off = Math.max(Math.abs(g.width - w.width), Math.abs(g.height - w.height))
    assert.ok(off <= 3, `sheet ${i + 1} is of the same size`)
    const most = Math.max(...w.grey.map((v, n) => Math.abs(v - g.grey[n])))
    assert.ok(most < 20, `a field of sheet ${i + 1} differs by ${most.toFixed(1)} of 255 greys`)
  }
})

test('nothing went wrong, and nothing left the machine', () => assert.deepEqual(office.faults, []))
