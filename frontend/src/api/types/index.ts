// What the engine hands to the screens.
export type * from './office'
export type * from './month'
export type * from './data'
export type * from './sheet'
export type * from './ranking'
export type * from './paper'
