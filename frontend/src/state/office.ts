import { computed, reactive, readonly, ref, shallowRef } from 'vue'
import { api, failureOf, type Failure, type Period, type State, type UnitRow } from '@/api'

// What all screens share: the office's state, and the month and unit that are
// chosen at the top for every one of them.

const state = shallowRef<State>()
const failure = ref<Failure>()
const chosen = reactive<Period>({ month: '', unit: '', as_of: '' })
const version = ref(0)

/** Asks the engine where the office stands. Keeps the choice if it still exists. */
async function refresh(): Promise<void> {
  try {
    const s = await api.state()
    const fresh = !state.value?.months.length // the first data bring the month to begin with
    state.value = s
    failure.value = undefined
    if (!s.units.some((u) => u.code === chosen.unit)) chosen.unit = s.unit
    if (fresh) Object.assign(chosen, { month: s.month, as_of: '' })
    version.value++
  } catch (cause) {
    failure.value = failureOf(cause)
  }
}

function choose(change: Partial<Period>): void {
  Object.assign(chosen, change.month !== undefined && change.as_of === undefined ? { ...change, as_of: '' } : change)
}

const byCode = computed(() => new Map((state.value?.units ?? []).map((u) => [u.code, u])))

/** The unit and those above it, from the top. */
function path(code: string): UnitRow[] {
  const out: UnitRow[] = []
  for (let u = byCode.value.get(code); u !== undefined && !out.includes(u); u = byCode.value.get(u.parent))
    out.unshift(u)
  return out
}

export const office = {
  state: computed(() => state.value),
  failure: computed(() => failure.value),
  chosen: readonly(chosen),
  /** Grows whenever the records may have changed; screens ask again. */
  version: computed(() => version.value),
  unit: computed(() => byCode.value.get(chosen.unit)),
  refresh,
  choose,
  path,
}
