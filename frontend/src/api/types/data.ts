import type { Failure } from './office'

// Files that are loaded, the records of the ledgers, and what is wrong in them.

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

/** A ledger with its columns, for teaching a header. */
export interface Ledger {
  id: string
  name: string
  columns: { name: string; label: string; required: boolean }[]
}
