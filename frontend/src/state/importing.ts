import { computed, ref, shallowRef } from 'vue'
import { api, failureOf, type Failure, type ImportReport, type Progress } from '@/api'
import { office } from './office'

// Loading files is a conversation: the files are read and shown, then loaded if
// the user agrees. One at a time, wherever in the window it began.

type Stage = 'idle' | 'reading' | 'preview' | 'loading' | 'done' | 'failed'

const stage = ref<Stage>('idle')
const paths = shallowRef<string[]>([])
const report = shallowRef<ImportReport>()
const progress = shallowRef<Progress>()
const failure = ref<Failure>()
const sampling = ref(false)
let work = new AbortController()

async function run(during: Stage, then: Stage, job: (signal: AbortSignal) => Promise<ImportReport | undefined>) {
  work = new AbortController()
  const mine = work
  stage.value = during
  progress.value = undefined
  failure.value = undefined
  try {
    report.value = await job(mine.signal)
    stage.value = then
  } catch (cause) {
    failure.value = failureOf(cause)
    stage.value = failure.value.code === 'cancelled' ? 'idle' : 'failed'
  }
}
const tell = (p: Progress) => (progress.value = p)

/** Reads the files and shows what loading them would do. */
async function begin(files: string[]): Promise<void> {
  if (files.length === 0 || stage.value === 'reading' || stage.value === 'loading') return
  paths.value = files
  await run('reading', 'preview', (signal) => api.preview(files, { signal, progress: tell }))
}

async function choose(): Promise<void> {
  try {
    await begin(await api.chooseFiles())
  } catch (cause) {
    failure.value = failureOf(cause)
    stage.value = 'failed'
  }
}

/** Reads the same files again, after something about them was taught. */
async function again(): Promise<void> {
  await run('reading', 'preview', (signal) => api.preview(paths.value, { signal, progress: tell }))
}

/** Loads what was shown. */
async function load(): Promise<void> {
  await run('loading', 'done', (signal) => api.load(paths.value, { signal, progress: tell }))
  await office.refresh()
}

/** Loads the sample office that comes with the program. */
async function sample(): Promise<void> {
  sampling.value = true
  await run('loading', 'idle', async (signal) => {
    await api.sample({ signal, progress: tell })
    return undefined
  })
  sampling.value = false
  await office.refresh()
}

/** Takes back what was just loaded, the last first. */
async function undo(): Promise<void> {
  try {
    for (const id of [...(report.value?.ids ?? [])].reverse()) await api.undo(id, false)
    close()
  } catch (cause) {
    failure.value = failureOf(cause)
    stage.value = 'failed'
  }
  await office.refresh()
}

function cancel() {
  work.abort()
}
function close() {
  stage.value = 'idle'
  report.value = undefined
}

export const importing = {
  stage: computed(() => stage.value),
  report: computed(() => report.value),
  progress: computed(() => progress.value),
  failure: computed(() => failure.value),
  sampling: computed(() => sampling.value),
  open: computed(() => stage.value !== 'idle'),
  count: computed(() => paths.value.length),
  begin,
  again,
  choose,
  load,
  sample,
  undo,
  cancel,
  close,
}
