import type { Problem, Row } from './data'
import type { Measure, Pay, UnitResult, Worker } from './month'

// A worker's score sheet: every figure with its clauses, sums and rows.

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
  /** Of a unit: what is summed up. */
  parts?: Part[]
}

/** A unit or a worker whose figures a unit's hold. */
export interface Part {
  unit?: string
  worker?: string
  name: string
  fraction: string
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

/** The score sheet of one unit's month. */
export interface UnitSheet {
  month: string
  period: string
  as_of: string
  rule_set: string
  rule_title: string
  unit: UnitResult
  indicators: SheetLine[]
  score?: Reckoning
  spot_checks: BalanceRow[]
  rank: string
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
  /** Records of the month that do not count at all. */
  left_out?: Problem[]
  adjustments?: Balance
  deductions?: Balance
  score?: Reckoning
  stars?: Reckoning
  rank: string
  consequences: Consequence[]
  pay?: PayReckoning
}
