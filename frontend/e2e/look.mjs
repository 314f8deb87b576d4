// Pictures of the screens on the made-up engine: node e2e/look.mjs DIR [name...]
// Needs `vite preview` of a build in mode "fake".
import { mkdirSync } from 'node:fs'
import { launch } from './browser.mjs'

const [dir = 'artifacts', ...only] = process.argv.slice(2)
const base = process.env.LOOK ?? 'http://127.0.0.1:4173'
mkdirSync(dir, { recursive: true })

const shots = [
  { name: 'month', path: '/?#/month' },
  { name: 'month-full', path: '/?#/month', full: true },
  { name: 'month-dark', path: '/?#/month', dark: true },
  { name: 'month-wide', path: '/?#/month', width: 1920, height: 1080 },
  { name: 'month-empty', path: '/?fake=empty#/month' },
  { name: 'month-broken', path: '/?fake=broken#/month' },
  {
    name: 'import',
    path: '/?#/month',
    act: (p) =>
      p
        .getByRole('button', { name: '装载文件' })
        .first()
        .click()
        .then(() => p.getByText('装载前先看一看').waitFor()),
  },
  { name: 'data', path: '/?#/data' },
  { name: 'ranking', path: '/?#/ranking' },
]

const browser = await launch()
for (const s of shots) {
  if (only.length && !only.includes(s.name)) continue
  const page = await browser.newPage({
    viewport: { width: s.width ?? 1366, height: s.full ? 1700 : (s.height ?? 700) },
    colorScheme: s.dark ? 'dark' : 'light',
  })
  page.on('console', (m) => m.type() === 'error' && console.log(s.name, m.text()))
  page.on('pageerror', (e) => console.log(s.name, e.message))
  await page.goto(base + s.path)
  await page.waitForTimeout(900)
  await s.act?.(page)
  await page.waitForTimeout(300)
  await page.screenshot({ path: `${dir}/${s.name}.png` })
  await page.close()
}
await browser.close()
