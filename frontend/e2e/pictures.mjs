// Pictures for the manual, of the real engine on the sample office, two months
// published: `make pictures`. Look at them before you commit them.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, open, root } from './office.mjs'

const folder = join(root, 'docs/manual/pictures')
const street = '420606091'
const signed = { '2026-08': ['060117', '060123'], '2026-09': ['060117', '060131'] }

build()
mkdirSync(folder, { recursive: true })
const office = await open({ sample: true, viewport: { width: 1366, height: 768 } })
try {
  const { page } = office
  for (const [month, officers] of Object.entries(signed)) {
    for (const officer of officers) office.cli('sign', '--db', office.db, '--month', month, '--officer', officer)
    office.cli('publish', '--db', office.db, '--month', month, '--unit', street)
  }
  const screens = {
    month: '/month',
    data: '/data',
    ranking: '/ranking',
    paper: '/paper',
    pay: '/pay',
    awards: '/awards',
    rules: '/rules',
    settings: '/settings',
  }
  for (const [name, path] of Object.entries(screens)) {
    await office.go(path)
    await page.waitForTimeout(1500) // charts grow into place, pages of paper are drawn
    const picture = join(folder, `${name}.png`)
    await page.screenshot({ path: picture })
    execFileSync('mogrify', ['-strip', '-colors', '160', '-define', 'png:compression-level=9', picture])
  }
} finally {
  await office.close()
}
