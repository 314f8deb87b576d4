// What the office is, and what every screen shares.

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
