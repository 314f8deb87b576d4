import type { RouteLocationRaw } from 'vue-router'

/** Where a step of the month is done. */
export function stepPlace(step: string): RouteLocationRaw {
  switch (step) {
    case 'load':
      return '/data'
    case 'problems':
      return { path: '/data', query: { tab: 'problems' } }
    case 'sign':
      return { path: '/ranking', query: { do: 'sign' } }
    case 'publish':
      return { path: '/ranking', query: { do: 'publish' } }
    default:
      return '/paper'
  }
}
