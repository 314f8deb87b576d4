import type { AwardList, Winner } from '@/api'

/** Those of one rank among whom the office must choose, and how many places are left for them. */
export function places(list: AwardList): { tied: Winner[]; left: number } {
  const tied = list.awards.winners.filter((w) => w.tie)
  return { tied, left: Math.max(0, list.top - (list.awards.winners.length - tied.length)) }
}
