/** Whose sheet is shown, a worker's or a unit's, and which line of it is open at first. */
export interface Shown {
  worker?: string | undefined
  of?: string | undefined
  line?: string | undefined
}
