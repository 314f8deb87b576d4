// A month of a unit: the view is the JSON of `assess`; every figure is text that
// the engine has rounded, so screen and paper agree.

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
  anew: boolean // begins a quarter, over which it adds up
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
