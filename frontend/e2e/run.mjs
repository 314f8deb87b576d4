// Runs the stories one after another, each on an office of its own.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './office.mjs'

const folder = fileURLToPath(new URL('./stories/', import.meta.url))
const wanted = process.argv[2] ?? ''
const stories = readdirSync(folder)
  .filter((name) => name.includes(wanted))
  .map((name) => join(folder, name))

build()
execFileSync(process.execPath, ['--test', '--test-concurrency=1', '--test-timeout=300000', ...stories], {
  stdio: 'inherit',
})
