// What the engine hands to the screens. The month's view is the JSON of `assess`;
// every figure is text that the engine has rounded, so screen and paper agree.

/** A failure, worded: what is wrong, where, what to do. */
export interface Failure {
  code: string
  args: string[]
  text: string
}

export interface UnitRow {
  code: string
  name: string
  level: string
  parent: string
}

export interface Label {
  id: string
  name: string
  clause: string
}

export interface Preferences {
  shade: string // auto, light, dark
  print: string // normal, large
  rail: string // wide, narrow
}

export interface State {
  version: string
  database: string
  folder: string
  user: string
  empty: boolean
  months: string[]
  month: string
  unit: string
  today: string
  units: UnitRow[]
  indicators: Label[]
  preferences: Preferences
}

export interface Period {
  month: string
  unit: string
  as_of: string // "" for the month's last day
}

export interface Measure {
  num: number
  den: number
  applies: boolean
  weight?: string
  value?: string
  target?: string
  points?: string
  pending?: number
}

export interface Pay {
  base: string
  paid: string
  reward: string
}

export interface Worker {
  worker: string
  name: string
  unit: string
  unit_name: string
  grids: string[]
  grid_names: string[]
  assessed: boolean
  reason: string
  reason_text: string
  indicators?: Record<string, Measure>
  adjustments?: string
  deductions?: string
  score?: string
  stars?: number
  qualified?: boolean
  rank?: number
  consequences: string[]
  reasons: string[]
  pay?: Pay
}

export interface UnitResult {
  unit: string
  name: string
  parent: string
  level: string
  assessed: number
  indicators?: Record<string, Measure>
  indicator_score?: string
  spot_score?: string
  score?: string
  rank?: number
}

export interface MonthView {
  month: string
  as_of: string
  unit: string
  unit_name: string
  unit_level: string
  rule_set: string
  early_look: boolean
  warnings: string[]
  workers: Worker[]
  units: UnitResult[]
}

export interface Table {
  head: string[]
  rows: string[][]
}

/** A chart: options for echarts in both shades, and the same figures as a table. */
export interface Chart {
  id: string
  title: string
  subtitle: string
  unit: string
  note: string
  light: Record<string, unknown>
  dark: Record<string, unknown>
  table: Table
}

export interface Step {
  id: string // load, problems, sign, publish, print
  state: string // done, now, waiting, warn
  count: number
  total: number
  names: string[] // who or what is missing
}

export interface KeyRate {
  indicator: string
  name: string
  value?: string
  target?: string
  previous?: string
  num: number
  den: number
  unit: string // %, ‰
  short: boolean // below its target
  trend: (string | null)[]
}

export interface AtRisk {
  worker: string
  name: string
  score: string
  stars: number
  doors: number // households that would lift the worker to three stars; 0: doors alone do not
  to_score: string
}

/** Where a month of a unit stands. */
export interface Standing {
  status: string // empty, draft, signed, published, publicity, in_force, corrected
  publicity_until: string
  steps: Step[]
}

export interface MonthScreen {
  view: MonthView
  rates: KeyRate[]
  charts: Chart[]
  trend?: Chart
  at_risk: AtRisk[]
}

export interface Fault {
  row: number
  column: string
  value: string
  reason: string
  reason_text: string
}

export interface SheetReport {
  file: string
  sheet: string
  ledger: string
  ledger_name: string
  encoding: string
  rows: number
  loaded: number
  skipped: number
  updated: number
  faulty: Fault[]
  passed_over: string[]
  personal: number
  headers: string[]
  missing: string[]
  error?: Failure
}

export interface ImportReport {
  files: SheetReport[]
  problems: number
  effects: string[]
  ids: number[]
}

export interface Progress {
  file: string
  done: number
  total: number
  phase: string
}

export interface Load {
  id: number
  at: string
  by: string
  file: string
  ledgers: string[]
  loaded: number
  updated: number
  skipped: number
  faulty: number
  undone: string
}

export interface UndoReport {
  removed: number
  restored: number
  kept: number
}

export interface LedgerCount {
  ledger: string
  name: string
  records: number
  month: number
  last: string
}

export interface DataScreen {
  ledgers: LedgerCount[]
  loads: Load[]
  recent: string[]
}

export interface RecordRow {
  ledger: string
  ledger_name: string
  key: string
  file: string
  sheet: string
  line: number
  cells: { label: string; value: string }[]
}

export interface Problem {
  code: string
  title: string
  text: string
  hint: boolean
  worker: string
  worker_name: string
  unit: string
  unit_name: string
  day: string
  records: { ledger: string; key: string }[]
}

export interface Query extends Period {
  worker?: string
}
