import { api, type Standing } from '@/api'
import { office } from './office'
import { useLoad } from './useLoad'

let shared: ReturnType<typeof useLoad<Standing>> | undefined

/** Where the chosen month stands; asked for once, shown everywhere. The first caller must outlive the others. */
export function useStanding() {
  shared ??= useLoad(
    () => api.standing(office.chosen),
    () => ({ ...office.chosen }),
    office.version,
  )
  return shared
}
