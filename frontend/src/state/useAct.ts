import { useMessage } from 'naive-ui'
import { ref } from 'vue'
import { failureOf, type Failure } from '@/api'

/** Something that the user asks to be done: one at a time, with what went wrong. */
export function useAct() {
  const message = useMessage()
  const busy = ref(false)
  const failure = ref<Failure>()

  /** Does it; with done, says so. Tells whether it was done. */
  async function act(job: () => Promise<unknown>, done?: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failure.value = undefined
    try {
      await job()
      if (done) message.success(done)
      return true
    } catch (cause) {
      failure.value = failureOf(cause)
      return false
    } finally {
      busy.value = false
    }
  }
  return { act, busy, failure }
}
