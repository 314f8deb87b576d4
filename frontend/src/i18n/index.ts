import { appeals } from './appeals'
import { awards } from './awards'
import { checks } from './checks'
import { common } from './common'
import { data } from './data'
import { errors } from './errors'
import { month } from './month'
import { paper } from './paper'
import { pay } from './pay'
import { people } from './people'
import { ranking, sheet } from './ranking'
import { rules } from './rules'
import { settings } from './settings'
import { shell } from './shell'

const consequences: Record<string, string> = {
  train: '脱岗培训',
  dismiss: '拟辞退',
  legal_review: '先作法律审查',
  suspend: '借调停发',
}

/** Every Chinese sentence of the window. Names of indicators, ledgers and stars come from the engine. */
export const zh = {
  appeals,
  awards,
  checks,
  common,
  consequences,
  data,
  errors,
  month,
  paper,
  pay,
  people,
  ranking,
  rules,
  settings,
  sheet,
  shell,
}

/** 2026-10 as 2026年10月. */
export function monthName(month: string): string {
  const [y, m] = month.split('-')
  return `${y ?? ''}年${String(Number(m))}月`
}

/** 2026-10-05 as 10月5日. */
export function dayName(day: string): string {
  const [, m, d] = day.slice(0, 10).split('-')
  return `${String(Number(m))}月${String(Number(d))}日`
}
