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
  unit: string // chosen last; "" for none
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
  height: number
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
  rows: number
  loaded: number
  skipped: number
  updated: number
  faulty: Fault[]
  passed_over: string[]
  personal: number
  fingerprint: string // of its header row, to teach it by
  headers: string[]
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
  effects: string[]
}

export interface LedgerCount {
  ledger: string
  name: string
  records: number
  dated: boolean // its records have a time of their own
  month: number
  last: string
}

export interface DataScreen {
  ledgers: LedgerCount[]
  loads: Load[]
  problems: Problem[]
}

/** Where a record came from. */
export interface Source {
  file: string
  sheet: string
  line: number
}

/** One record behind a figure. */
export interface Row {
  ledger: string
  label: string
  key: string
  source?: Source
}

/** One record as it stands, cell by cell. */
export interface RecordView {
  ledger: string
  label: string
  key: string
  source?: Source
  cells: { label: string; value: string }[]
}

export interface Problem {
  code: string
  title: string
  hint: boolean
  text: string
  do: string
  worker: string
  worker_name: string
  unit: string
  unit_name: string
  day: string
  rows: Row[]
}

export interface Citation {
  ref: string
  text: string
}

export interface RuleValue {
  id: string
  label: string
  value: string
  unit?: string
  basis: string
  note?: string
}

export interface Item {
  subject: string
  key: string
  text: string
  rows: Row[]
}

export interface Group {
  why: string
  text: string
  counts: string
  num: boolean
  den: boolean
  items: Item[]
}

export interface SheetLine {
  id: string
  name: string
  basis: string
  clauses: Citation[]
  rules: RuleValue[]
  num_means: string
  den_means: string
  fraction: string
  measure: Measure
  steps: string[]
  groups: Group[]
}

export interface BalanceRow {
  day: string
  points: string
  cause: string
  ground: string
  row: Row
}

export interface Balance {
  sum: string
  counted: string
  clauses: Citation[]
  entries: BalanceRow[]
}

export interface Reckoning {
  text: string
  steps: string[]
  rules: RuleValue[]
  clauses: Citation[]
}

export interface Consequence {
  code: string
  name: string
  means: string
  reasons: string[]
  clauses: Citation[]
}

export interface PayReckoning extends Pay {
  steps: string[]
  clauses: Citation[]
}

/** The score sheet (考核得分明细表) of one worker's month. */
export interface ScoreSheet {
  month: string
  period: string
  as_of: string
  rule_set: string
  rule_title: string
  worker: Worker
  attendance: string
  indicators: SheetLine[]
  adjustments?: Balance
  deductions?: Balance
  score?: Reckoning
  stars?: Reckoning
  rank: string
  consequences: Consequence[]
  pay?: PayReckoning
}

export interface ComparedRow {
  code: string
  name: string
  score: string
  score_before: string
  change: string
  rank: number
  rank_before: number
  stars: number
  stars_before: number
}

export interface Comparison {
  month: string
  before: string
  rows: ComparedRow[]
}

/** Where the sign-off of one community's month stands. */
export interface Signing {
  community: string
  name: string
  officers: { number: string; name: string }[]
  in_place: boolean // the street may sign in the officer's place
  term: string // last day on which the officer is waited for
  workers: SignedLine[]
}

export interface SignedLine {
  worker: string
  name: string
  score: string
  stars: number
  state: string // unsigned, signed, changed
  at: string
  officer: string
  in_place: boolean
  waiting: number
}

export interface ScoreChange {
  worker: string
  name: string
  before: string
  after: string
}

export interface Appeal {
  id: number
  community: string
  month: string
  version: number
  worker: string
  text: string
  at: string
  by: string
  answer: string
  answered_at: string
  answered_by: string
  correction: number
}

/** A published version of a community's month. */
export interface Version {
  published: {
    community: string
    name: string
    version: number
    reason?: string
    at: string
    by: string
    digest: string
    short_digest: string
    publicity_from: string
    publicity_to: string
  }
  newest: boolean
  state: string // publicity, in_force, corrected
  differs: ScoreChange[] // what today's records would come to
  appeals: Appeal[]
}

export interface RankingScreen {
  view: MonthView
  workers: Comparison
  units: Comparison
  cautions: string[]
  signings: Signing[]
  versions: Version[]
}

export interface SignReport {
  signed: { worker: string; name: string }[]
  waiting: { worker: string; name: string; days: number }[]
}

export interface PublishReport {
  published: { community: string; name: string; version: number }[]
  already: string[]
  warnings: string[]
}

/** A document that the engine can set on paper. */
export interface DocumentKind {
  id: string // notice, poster, certificates, score-sheet, pay...
  name: string
  group: string
  size: string // A4, A3, A4横
  per_worker: boolean // may be about one worker
  per_span: boolean // about a span of months
  numbered: boolean // making it enters numbers in a register
  workbook: boolean // also as .xlsx
  on_paper: boolean // as PDF
  basis: string
}

export interface PaperScreen {
  documents: DocumentKind[]
  workers: { worker: string; name: string; unit_name: string }[]
  from: string
  to: string
}

/** A ledger with its columns, for teaching a header. */
export interface Ledger {
  id: string
  name: string
  columns: { name: string; label: string; required: boolean }[]
}
