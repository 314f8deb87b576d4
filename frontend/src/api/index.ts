import { engine } from './wails'
import type { Api } from './contract'

export type * from './house'
export type * from './types'
export { failureOf, lost } from './failure'

/** The engine behind the window. */
export const api: Api = engine
export type { Paper, Saved, Work } from './contract'
