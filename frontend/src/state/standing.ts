import { effectScope } from 'vue'
import { api, type Standing } from '@/api'
import { office } from './office'
import { useLoad, type Loaded } from './useLoad'

type Shared = Loaded<Standing | undefined>

let shared: Shared | undefined
const lasting = effectScope(true) // outlives the screen that asked first

/** Where the chosen month stands; asked for once, shown everywhere. */
export function useStanding(): Shared {
  shared ??= lasting.run(() =>
    useLoad(
      () => (office.state.value?.empty !== false ? Promise.resolve(undefined) : api.standing(office.chosen)),
      () => ({ ...office.chosen }),
      office.version,
    ),
  )
  if (!shared) throw new Error('the scope of the standing was stopped')
  return shared
}
