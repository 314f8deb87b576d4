import { NButton, useMessage } from 'naive-ui'
import { h, ref } from 'vue'
import { api, failureOf, type Paper } from '@/api'
import { zh } from '@/i18n'

/** Saving documents, and saying where they went. */
export function usePaper() {
  const message = useMessage()
  const saving = ref('')

  function said(path: string) {
    const act = (label: string, run: () => Promise<void>) =>
      h(
        NButton,
        {
          text: true,
          type: 'primary',
          onClick: () => void run().catch((cause: unknown) => message.error(failureOf(cause).text)),
        },
        () => label,
      )
    message.success(
      () =>
        h('span', { class: 'row' }, [
          zh.common.saved(path),
          act(zh.common.open, () => api.open(path)),
          act(zh.common.reveal, () => api.reveal(path)),
        ]),
      { duration: 12000, closable: true },
    )
  }

  /** Saves into the office's folder; with ask, where the user says. */
  async function save(paper: Paper, ask = false): Promise<void> {
    if (saving.value) return
    saving.value = paper.document
    try {
      const { path } = await api.savePaper(paper, ask)
      if (path) said(path)
    } catch (cause) {
      message.error(failureOf(cause).text, { duration: 12000, closable: true })
    } finally {
      saving.value = ''
    }
  }

  return { save, saving }
}
