// An office for a story: the real engine and its own database, with a browser
// on the window's front end.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from './browser.mjs'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const artifacts = join(root, 'artifacts')
const programs = join(root, 'build/.cache/e2e')

/** Builds the window for a browser, and the command line, once a run. */
export function build() {
  const env = { ...process.env, GOFLAGS: '-trimpath' } // as make builds, so that nothing is compiled twice
  const go = (...args) => execFileSync('go', args, { cwd: root, env, stdio: 'inherit' })
  mkdirSync(programs, { recursive: true })
  mkdirSync(artifacts, { recursive: true })
  go('build', '-tags', 'dev,webkit2_41', '-o', join(programs, 'window'), './app/desktop')
  go('build', '-o', join(programs, 'gridstar'), './app/cli')
}

/** The as-sent files of an example office. */
export function asSent(office) {
  const folder = join(root, 'backend/testkit/testdata', office, 'as-sent')
  return readdirSync(folder).map((name) => join(folder, name))
}

/** The sample office's files. */
export function sampleFiles() {
  const folder = join(root, 'samples')
  return readdirSync(folder)
    .filter((name) => /\.(xlsx|csv)$/.test(name))
    .map((name) => join(folder, name))
}

const freePort = () =>
  new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })

/** Opens an office in a browser, made ready beforehand; close it at the end. */
export async function open({ viewport = { width: 1366, height: 700 }, sample = false, ready, ...look } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gridstar-e2e-'))
  const db = join(folder, 'office.db')
  const documents = join(folder, 'Documents')
  mkdirSync(documents)
  const server = `127.0.0.1:${await freePort()}`
  const env = {
    ...process.env,
    HOME: folder,
    XDG_DATA_HOME: folder,
    assetdir: join(root, 'frontend/dist'),
    devserver: server,
  }
  const cli = (...args) => execFileSync(join(programs, 'gridstar'), args, { env, encoding: 'utf8' })
  const json = (...args) => JSON.parse(cli(...args, '--json'))

  let window
  const start = async () => {
    window = spawn('xvfb-run', ['-a', join(programs, 'window'), '--db', db], { env, stdio: 'ignore', detached: true })
    for (let i = 0; i < 600; i++) {
      const up = await fetch(`http://${server}/`).then(
        (r) => r.ok,
        () => false,
      )
      if (up) return
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error('the window did not come up')
  }
  const stop = async () => {
    const gone = new Promise((done) => window.once('exit', done))
    process.kill(-window.pid, 'SIGKILL')
    await gone
  }

  if (sample) cli('sample', '--db', db)
  await ready?.({ cli, db, folder })
  await start()
  const browser = await launch()
  const page = await browser.newPage({ viewport, ...look })
  page.setDefaultTimeout(60_000) // a busy machine is slow, not wrong
  const faults = []
  page.on('pageerror', (e) => e.stack?.includes('/wails/ipc.js') || faults.push(e.message))
  page.on('console', (m) => m.type() === 'error' && !m.text().includes('favicon') && faults.push(m.text()))
  page.on(
    'request',
    (r) =>
      new URL(r.url()).host === server || /^(data|blob):/.test(r.url()) || faults.push(`left the machine: ${r.url()}`),
  )

  /** What the native side does when files are dropped on the window. */
  const drop = (paths) =>
    page.evaluate((p) => globalThis.wails.EventsNotify(JSON.stringify({ name: 'drop', data: [p] })), paths)

  const office = {
    page,
    db,
    folder,
    papers: join(documents, '网格星考'),
    cli,
    json,
    faults,
    go: async (path) => {
      await page.goto(`http://${server}/#${path}`)
      const name = path.slice(1).split('?')[0]
      await page.locator(`main .screen[data-screen="${name}"][aria-busy="false"]`).waitFor()
    },
    /** Chooses the month at the top, as a person does. */
    month: async (year, month) => {
      await page.locator('.months .now').click()
      const shown = page.locator('.year strong')
      while ((await shown.innerText()) !== `${year}年`) {
        const back = parseInt(await shown.innerText()) > year
        await page
          .locator('.year button')
          .nth(back ? 0 : 1)
          .click()
      }
      await page
        .locator('.choice button')
        .nth(month - 1)
        .click()
    },
    /** Chooses the unit at the top. */
    unit: async (name) => {
      await page.locator('.pick').click()
      await page.locator('.units button', { hasText: name }).first().click()
    },
    drop,
    /** Drops files, loads what was recognised, and goes on to the month. */
    load: async (paths) => {
      await drop(paths)
      const dialog = page.getByRole('dialog')
      await dialog.getByText('导入前先看一看').waitFor({ timeout: 60_000 })
      await dialog.getByRole('button', { name: /^导入/ }).last().click()
      await dialog.getByRole('button', { name: '看本月结果' }).click({ timeout: 120_000 })
    },
    /** Saves the paper that is shown, and tells where it is. */
    savePaper: async (name) => {
      await page.locator('.pages canvas').first().waitFor()
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await page
        .getByText(/已保存到/)
        .first()
        .waitFor({ timeout: 30_000 })
      return found(join(documents, '网格星考'), name).at(-1)
    },
    picture: (name) => page.screenshot({ path: join(artifacts, `${name}.png`) }),
    close: async () => {
      await browser.close()
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await page.goto(`http://${server}/`)
  await page.locator('main .screen, main .failure, main .welcome').first().waitFor()
  return office
}

/** The text of a PDF, as another program reads it. */
export const pdfText = (path) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })

export const pdfSound = (path) => execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })

/** The only file below a folder whose name holds the words. */
export function found(folder, words) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.includes(words))
    .map((name) => join(folder, name))
}
