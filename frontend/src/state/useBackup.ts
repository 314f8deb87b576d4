import { ref } from 'vue'
import { api, type Backup } from '@/api'

/** What is to be done with which backup. */
export type BackupDeed = Pick<Backup, 'path' | 'name' | 'at' | 'encrypted'> & { what: 'check' | 'restore' }

/** The backup that something is to be done with, from the list or from elsewhere. */
export function useBackup() {
  const deed = ref<BackupDeed>()
  const open = ref(false)

  function ask(what: BackupDeed['what'], backup: Omit<BackupDeed, 'what'>) {
    deed.value = { ...backup, what }
    open.value = true
  }
  async function elsewhere() {
    const path = await api.chooseBackup()
    if (path)
      ask('restore', { path, name: path.split(/[\\/]/).pop() ?? path, at: '', encrypted: path.endsWith('.age') })
  }
  return { deed, open, ask, elsewhere }
}
