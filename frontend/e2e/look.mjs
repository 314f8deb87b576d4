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
        .getByRole('button', { name: '导入文件' })
        .first()
        .click()
        .then(() => p.getByText('导入前先看一看').waitFor()),
  },
  { name: 'welcome', path: '/?fake=empty#/month' },
  { name: 'help', path: '/?#/month', act: (p) => p.getByRole('button', { name: '帮助' }).click() },
  {
    name: 'teach',
    path: '/?#/month',
    act: async (p) => {
      await p.getByRole('button', { name: '导入文件' }).first().click()
      await p.getByText('导入前先看一看').waitFor()
      await p.getByRole('button', { name: '告诉程序这是什么' }).click()
    },
  },
  { name: 'data', path: '/?#/data' },
  { name: 'ranking', path: '/?#/ranking' },
  { name: 'ranking-all', path: '/?#/ranking', act: (p) => p.getByText('显示全部指标').click() },
  {
    name: 'units',
    path: '/?#/ranking',
    act: (p) => p.getByRole('button', { name: '单位', exact: true }).first().click(),
  },
  {
    name: 'sheet',
    path: '/?#/ranking?worker=G1002',
    act: (p) => p.getByRole('button', { name: '入户调查率' }).last().click(),
  },
  { name: 'sign', path: '/?#/ranking', act: (p) => p.getByRole('button', { name: '民警签字' }).click() },
  { name: 'publish', path: '/?#/ranking', act: (p) => p.getByRole('button', { name: '发布', exact: true }).click() },
  { name: 'problems', path: '/?#/data?tab=problems' },
  { name: 'loads', path: '/?#/data?tab=loads' },
  { name: 'paper', path: '/?#/paper' },
  { name: 'palette', path: '/?#/month', act: (p) => p.keyboard.press('Control+k') },
  { name: 'large', path: '/?#/month', act: (p) => p.getByRole('button', { name: '大字' }).click() },
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
