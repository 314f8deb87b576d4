import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { failureOf, type Failure } from '@/api'

export interface Loaded<T> {
  data: ShallowRef<T | undefined>
  failure: Ref<Failure | undefined>
  busy: Ref<boolean>
  reload: () => Promise<void>
}

/**
 * What a screen shows, asked for now and whenever a source changes. An answer
 * that a newer question has overtaken is dropped; busy ends with every call.
 */
export function useLoad<T>(ask: () => Promise<T>, ...sources: WatchSource[]): Loaded<T> {
  const data = shallowRef<T>()
  const failure = ref<Failure>()
  const busy = ref(true)
  let turn = 0

  async function reload() {
    const mine = ++turn
    busy.value = true
    try {
      const answer = await ask()
      if (mine !== turn) return
      data.value = answer
      failure.value = undefined
    } catch (cause) {
      if (mine === turn) failure.value = failureOf(cause)
    } finally {
      if (mine === turn) busy.value = false
    }
  }

  watch(sources, () => void reload())
  onScopeDispose(() => turn++)
  void reload()
  return { data, failure, busy, reload }
}
