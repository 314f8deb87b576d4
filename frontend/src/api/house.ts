import type { Paper } from './contract'
import type { Chart, Citation, Period, ScoreChange, UnitRow } from './types'

// What an office looks after besides the month itself: its people, pay, awards,
// rules, settings, backups and appeals.

export interface Stay {
  unit: string // grid of a post
  name: string // its name, or the kind of leave
  from: string
  to: string // "" while it lasts
  span?: string
}

export interface Person {
  worker: string
  name: string
  unit_name: string // of the current post; "" when off post
  posts: Stay[]
  leave: Stay[]
  flags: string[]
}

export interface Officer {
  officer: string
  name: string
  station: string
  community: string
  unit_name: string
  from: string
  to: string
  holds: boolean // on the month's last day
}

export interface People {
  workers: Person[]
  officers: Officer[]
  vacant: UnitRow[]
}

/** Twelve months of a worker or a unit. */
export interface Year {
  subject: string
  name: string
  charts: Chart[]
  months: { month: string; score?: string; stars?: number; rank?: number; note: string }[]
}

export interface SpotCheck {
  no: string
  level: string
  unit: string
  unit_name: string
  worker: string
  name: string
  day: string
  matter: string
  ledger: string // "" where the finding names none that is known
  label: string // the ledger's name
  record: string
  finding: string
  deduction: string
}

export interface PayRow {
  worker: string
  name: string
  unit_name: string
  grids: string
  wage: string
  share: string
  standard: string
  earned: string
  due: string
  rating: string
  withheld: string
  reward: string
  net: string
}

export interface PaySheet {
  month: string
  period: string
  unit: string
  unit_name: string
  rows: PayRow[]
  due: string
  withheld: string
  reward: string
  net: string
  net_words: string
  no_wage: string[]
}

export interface AwardRequest {
  unit: string
  from: string
  to: string
  top: number // 0: as many as the rules say
}

export interface Winner {
  worker: string
  name: string
  unit: string
  unit_name: string
  months: number
  mean: string
  five_star: number
  rank: number
  tie: boolean // shares the last rank with more than fit
}

export interface AwardList {
  awards: { from: string; to: string; unit_name: string; months: number; winners: Winner[] }
  top: number
  undecided: string[]
  unsettled: string[] // months still in publicity
  decisions: { winners: string[]; reason: string; at: string; by: string }[]
  certificates: { number: string; name: string; unit_name: string; issued: string }[]
}

export interface RuleItem {
  id: string
  label: string
  value: string
  unit?: string
  basis: string
  note?: string
  clauses: Citation[]
}

export interface RuleSet {
  id: string
  title: string
  effective: string
  saved: boolean // by the office; else it came with the program
  values: RuleItem[]
}

export interface RuleScreen {
  sets: RuleSet[]
  in_force: string // id of the one that the month is assessed by
}

/** A copy of a rule set with some values changed. */
export interface RuleDraft {
  base: string
  id: string
  title: string
  effective: string
  values: Record<string, string>
}

export type RuleEffect = ScoreChange & { stars: boolean }

/** A picture; its data is base64 text. */
export interface Picture {
  name: string
  data: string
}

export interface PaperSettings {
  issuer: string
  police: string
  phone: string
  appeal_place: string
  honour: string
  certificate_text: string
  number_pattern: string
  publicity_days: number
  stars_only: boolean
  seal?: Picture
  police_seal?: Picture
  emblem?: Picture
  faces: Record<string, string>
}

export interface Backup {
  path: string
  name: string
  at: string
  why: string // hand, load, publish, daily, restore
  size: number
  encrypted: boolean
}

export interface Taught {
  fingerprint: string
  header: string
  ledger_name: string
  column_label: string
}

export interface SettingScreen {
  paper: PaperSettings
  user: string
  database: string
  encrypted: boolean
  backups: Backup[]
  taught: Taught[]
}

export interface AuditEntry {
  seq: number
  at: string
  by: string
  action: string
  text: string
  hash: string
}

export interface Verification {
  sound: boolean
  head: string
  entries: number
  flaws: { kind: string; subject: string; text: string }[]
  published: { community: string; name: string; month: string; version: number; same: boolean; differ: string[] }[]
  /** Versions of another edition of the formulas, in words. */
  not_recomputed?: string[]
}

/** What the window asks of the engine about these. */
export interface House {
  people(period: Period): Promise<People>
  workerYear(period: Period, worker: string): Promise<Year>
  unitYear(period: Period): Promise<Year>
  /** Compares with another month, in the score ("") or an indicator. */
  beside(period: Period, other: string, indicator: string): Promise<Chart>
  checks(period: Period): Promise<SpotCheck[]>
  pay(period: Period): Promise<PaySheet>

  awards(request: AwardRequest): Promise<AwardList>
  decideAward(request: AwardRequest, workers: string[], reason: string): Promise<void>

  rules(month: string): Promise<RuleScreen>
  ruleEffects(draft: RuleDraft, month: string): Promise<RuleEffect[]>
  saveRules(draft: RuleDraft): Promise<void>
  dropRules(id: string): Promise<void>

  settings(): Promise<SettingScreen>
  savePaperSettings(settings: PaperSettings): Promise<void>
  /** Prints with settings that are not saved, and tells where the pages are. */
  tryPaper(paper: Paper, settings: PaperSettings): Promise<string>
  choosePicture(): Promise<Picture | undefined>
  chooseFace(): Promise<string>
  saveUser(name: string): Promise<void>
  forget(fingerprint: string, header: string): Promise<void>

  audit(below: number, limit: number): Promise<AuditEntry[]>
  verify(): Promise<Verification>
  /** The entry whose digest a notice has in print. */
  witnessed(printed: string): Promise<AuditEntry>
  /** The new backup's path; "" when the user thought better of it. */
  backup(ask: boolean): Promise<string>
  /** Those beside the database, which may be one that can't be opened. */
  backups(): Promise<Backup[]>
  chooseBackup(): Promise<string>
  checkBackup(path: string, passphrase: string): Promise<Verification>
  /** What was done, and where what was there before is, in words. */
  restore(path: string, passphrase: string): Promise<string[]>
  setPassphrase(passphrase: string): Promise<void>

  lodgeAppeal(month: string, community: string, worker: string, text: string): Promise<void>
  answerAppeal(appeal: number, text: string, correction: number): Promise<void>
}
