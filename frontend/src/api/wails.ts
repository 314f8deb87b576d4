import * as AppBridge from '../../wailsjs/go/main/App'
import * as DataBridge from '../../wailsjs/go/main/Data'
import * as MonthBridge from '../../wailsjs/go/main/Month'
import * as PaperBridge from '../../wailsjs/go/main/Paper'
import * as PrinterBridge from '../../wailsjs/go/main/Printer'
import type { main } from '../../wailsjs/go/models'
import { EventsOn } from '../../wailsjs/runtime/runtime'
import { chart, plain, request, tidy } from './bridge'
import type { Api, Work } from './contract'
import { house } from './house-wails'
import type { ImportReport, Progress, SheetReport } from './types'

// The real engine, over the generated bindings. What they call differently, or
// leave out of the types, is put right here and nowhere else.

let jobs = 0

/** Runs long work under a name of its own, telling of its progress, until it ends or is aborted. */
async function run<T>(work: Work | undefined, start: (job: string) => Promise<T>): Promise<T> {
  const job = `job-${++jobs}`
  const forget = EventsOn('progress', (p: Progress & { job: string }) => {
    if (p.job === job) work?.progress?.(p)
  })
  const stop = () => void AppBridge.Cancel(job)
  work?.signal?.addEventListener('abort', stop)
  try {
    return tidy(await start(job))
  } finally {
    work?.signal?.removeEventListener('abort', stop)
    forget()
  }
}

function sheet(s: main.SheetReport): SheetReport {
  const { read, ledger_name, faults, failure } = s
  return {
    file: read.file,
    sheet: read.sheet,
    ledger: read.ledger,
    ledger_name,
    rows: read.rows,
    loaded: read.loaded,
    updated: read.updated,
    skipped: read.skipped,
    faulty: read.faulty.map((f, i) => ({ ...f, reason_text: faults[i] ?? '' })),
    passed_over: read.passed_over,
    personal: read.personal,
    fingerprint: read.fingerprint ?? '',
    headers: read.header ?? [],
    ...(failure ? { error: failure } : {}),
  }
}
const report = (r: main.ImportReport): ImportReport => ({ ...r, files: r.files.map(sheet) })

function address(members: object): URLSearchParams {
  return new URLSearchParams(Object.entries(members).flatMap(([k, v]) => (v ? [[k, String(v)]] : [])))
}

export const engine: Api = {
  ...house,

  state: async () => {
    const { office: o, ...window } = tidy(await AppBridge.State())
    if (!o) throw new Error('no state')
    return { ...o, ...window }
  },
  licences: () => AppBridge.Licences(),
  remember: (p) => AppBridge.Remember(p),

  standing: async (p) => tidy(await MonthBridge.Standing(plain(p))),
  month: async (p) => {
    const { view, charts, trend, ...rest } = tidy(await MonthBridge.Screen(plain(p)))
    if (!view) throw new Error('no view')
    return { ...rest, view, charts: charts.map(chart), ...(trend ? { trend: chart(trend) } : {}) }
  },

  data: async (p) => {
    const { data, problems } = tidy(await DataBridge.Screen(plain(p)))
    if (!data) throw new Error('no data')
    const names = new Map(data.ledgers.map((l) => [l.ledger, l.name]))
    return {
      ledgers: data.ledgers.map((l) => ({ ...l, dated: l.last !== '' })),
      loads: data.loads.map((l) => {
        const sum = (of: (s: (typeof l.sheets)[number]) => number) => l.sheets.reduce((n, s) => n + of(s), 0)
        return {
          id: l.import,
          at: l.at,
          by: l.by,
          file: l.file,
          ledgers: [...new Set(l.sheets.map((s) => names.get(s.ledger) ?? ''))].filter(Boolean),
          loaded: sum((s) => s.loaded),
          updated: sum((s) => s.updated),
          skipped: sum((s) => s.skipped),
          faulty: sum((s) => s.faulty),
          undone: l.undone_at ?? '',
        }
      }),
      problems,
    }
  },
  chooseFiles: () => DataBridge.Choose(),
  onTrouble: (listener) => EventsOn('trouble', listener),
  onDrop: (listener) => EventsOn('drop', listener),
  preview: async (paths, work) => report(await run(work, (job) => DataBridge.Import(job, paths, true))),
  load: async (paths, work) => report(await run(work, (job) => DataBridge.Import(job, paths, false))),
  sample: async (work) => {
    await run(work, (job) => DataBridge.Sample(job))
  },
  undo: async (load, dry) => tidy(await DataBridge.Undo(load, dry)),
  ledgers: () => DataBridge.Ledgers(),
  teach: (fingerprint, ledger, columns) => DataBridge.Teach(fingerprint, ledger, columns),
  returned: async (load) => ({ path: await DataBridge.Returned(load.id, load.file) }),

  ranking: async (p) => {
    const { view, workers, units, ...rest } = tidy(await MonthBridge.Ranking(plain(p)))
    if (!view || !workers || !units) throw new Error('no view')
    return { ...rest, view, workers, units }
  },
  unitSheet: async (p) => tidy(await MonthBridge.UnitSheet(plain(p))),
  scoreSheet: async (p, worker) => tidy(await MonthBridge.ScoreSheet(plain(p), worker)),
  record: async (row) => {
    const { file, sheet: name, line, ledger_name, ...rest } = tidy(await DataBridge.Record(row.ledger, row.key))
    return { ...rest, label: ledger_name, source: { file, sheet: name, line } }
  },
  sign: async (month, who) =>
    tidy(await MonthBridge.Sign(month, who.officer ?? '', who.community ?? '', who.worker ?? '')),
  publish: async (month, unit, reason) => tidy(await MonthBridge.Publish(month, unit, reason)),

  papers: async (p) => tidy(await PaperBridge.Screen(plain(p))),
  paperUrl: (p, version) => `/paper?${address({ ...request(p), v: version }).toString()}`,
  print: async (p) => (await PrinterBridge.Print(request(p))) as 'sent' | 'left' | 'window',
  notePrinted: (p) => PaperBridge.Printed(request(p)),
  savePaper: async (p, ask) => ({ path: await PaperBridge.Save(request(p), ask) }),
  savePicture: async (p, name, picture) => ({ path: await PaperBridge.SavePicture(plain(p), name, picture) }),
  open: (path) => AppBridge.Open(path),
  reveal: (path) => AppBridge.Reveal(path),
}
