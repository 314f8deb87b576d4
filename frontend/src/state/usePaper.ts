import { NButton, useMessage } from 'naive-ui'
import { h, ref } from 'vue'
import { api, failureOf, type Paper, type Saved } from '@/api'
import { zh } from '@/i18n'
import { useStanding } from './standing'

/** Saving documents, and saying where they went. */
export function usePaper() {
  const message = useMessage()
  const saving = ref('')
  const printing = ref(false)
  const standing = useStanding()

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

  const failed = (cause: unknown) => message.error(failureOf(cause).text, { duration: 12000, closable: true })

  /** Runs something that saves a file, and says where it went or why it did not. */
  async function told(saves: () => Promise<Saved>): Promise<void> {
    try {
      const { path } = await saves()
      if (path) said(path)
    } catch (cause) {
      failed(cause)
    }
  }

  /** Saves into the office's folder; with ask, where the user says. */
  async function save(paper: Paper, ask = false): Promise<void> {
    if (saving.value) return
    saving.value = paper.document
    await told(() => api.savePaper(paper, ask))
    saving.value = ''
    void standing.reload() // a notice that was saved ends a step of the month
  }

  /** Prints by the system's dialog; where the window is to do it itself, by pages. */
  async function print(paper: Paper, pages: (paper: Paper) => Promise<void>): Promise<void> {
    if (printing.value) return
    printing.value = true
    try {
      if ((await api.print(paper)) === 'window') await pages(paper)
    } catch (cause) {
      failed(cause)
    }
    printing.value = false
    void standing.reload()
  }

  return { save, saving, print, printing, told }
}
