import type { MonthView } from './month'

// The ranking: beside the month before, signed, published, appealed against.

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
  published: { community: string; name: string; version: number; publicity_from: string; publicity_to: string }[]
  already: string[]
  warnings: string[]
}
