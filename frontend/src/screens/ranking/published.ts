import type { UnitResult, Version } from '@/api'
import { zh } from '@/i18n'

/** How far the month of a unit is published. */
export interface Publication {
  fresh: string[] // names of the communities that have no version yet
  done: Version[] // the newest of each of the others
  whole: boolean // all are published
  inForce: boolean // of all that are, the publicity is over
  from: string // first and last day of the publicity
  to: string
}

export function publication(units: readonly UnitResult[], versions: readonly Version[]): Publication {
  const done = versions.filter((v) => v.newest)
  const has = new Set(done.map((v) => v.published.community))
  const fresh = units.filter((u) => u.level === zh.ranking.community && !has.has(u.unit)).map((u) => u.name)
  return {
    fresh,
    done,
    whole: done.length > 0 && fresh.length === 0,
    inForce: done.every((v) => v.state === 'in_force'),
    from: done.map((v) => v.published.publicity_from).sort()[0] ?? '',
    to:
      done
        .map((v) => v.published.publicity_to)
        .sort()
        .at(-1) ?? '',
  }
}
