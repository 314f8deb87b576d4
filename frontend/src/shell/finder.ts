import type { Router } from 'vue-router'
import type { IconName } from '@/components/icons'
import { zh } from '@/i18n'
import { appearance } from '@/state/appearance'
import { importing } from '@/state/importing'
import { roster } from '@/state/roster'
import { office } from '@/state/office'
import { stepPlace } from '@/state/stepPlace'
import { screens } from './screens'

/** Something that Ctrl+K finds. */
export interface Hit {
  id: string
  title: string
  detail: string
  kind: string
  icon: IconName
  words: string
  run: () => void
}

/** The first letters of the pinyin, as people type them who are not in Chinese input. */
export const initials: Record<string, string> = {
  month: 'by',
  data: 'sj',
  ranking: 'pm',
  paper: 'gsyzs',
  checks: 'cc',
  people: 'dwyry',
  pay: 'jx',
  awards: 'py',
  rules: 'gz',
  settings: 'sz',
  'do-load': 'drwj',
  'do-sign': 'mjqz',
  'do-publish': 'fb',
  'do-print': 'dygs',
}

/** What can be done from anywhere. */
function deeds(router: Router): Hit[] {
  const deed = (id: string, title: string, icon: IconName, run: () => void): Hit => ({
    id: `do-${id}`,
    title,
    detail: '',
    kind: zh.shell.action,
    icon,
    words: `${title} ${initials[`do-${id}`] ?? ''}`,
    run,
  })
  const dark = appearance.shade.value === 'dark'
  const large = appearance.wants.value.print === 'large'
  return [
    deed('load', zh.month.importFiles, 'load', () => void importing.choose()),
    deed('sign', zh.ranking.sign, 'check', () => void router.push(stepPlace('sign'))),
    deed('publish', zh.ranking.publish, 'ranking', () => void router.push(stepPlace('publish'))),
    deed('print', zh.shell.printNotice, 'print', () => void router.push('/paper?document=notice')),
    deed('shade', dark ? zh.shell.light : zh.shell.dark, dark ? 'sun' : 'moon', () =>
      appearance.want({ shade: dark ? 'light' : 'dark' }),
    ),
    deed('print-size', large ? zh.shell.normalPrint : zh.shell.largePrint, 'letters', () =>
      appearance.want({ print: large ? 'normal' : 'large' }),
    ),
  ]
}

/** All that can be found: screens, deeds, units, and the workers of the chosen unit. */
export function actions(router: Router): Hit[] {
  const go = screens.map((s): Hit => {
    const title = zh.shell.nav[s]
    return {
      id: s,
      title,
      detail: '',
      kind: zh.shell.screen,
      icon: s,
      words: `${title} ${initials[s]}`,
      run: () => void router.push(`/${s}`),
    }
  })
  const workers = roster.value.map((w): Hit => ({
    id: `w-${w.worker}`,
    title: w.name,
    detail: `${w.unit_name} ${w.grid_names.join(' ')}`,
    kind: zh.shell.worker,
    icon: 'people',
    words: `${w.name} ${w.worker} ${w.grid_names.join(' ')}`,
    run: () => void router.push({ path: '/ranking', query: { worker: w.worker } }),
  }))
  const units = (office.state.value?.units ?? []).map((u): Hit => ({
    id: `u-${u.code}`,
    title: u.name,
    detail: u.code,
    kind: zh.shell.unit,
    icon: 'home',
    words: `${u.name} ${u.code}`,
    run: () => office.choose({ unit: u.code }),
  }))
  return [...go, ...deeds(router), ...workers, ...units]
}

const most = 30

/** The hits that hold every word of the text; those that begin with it first. */
export function find(text: string, among: Hit[]): Hit[] {
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const holds = among.filter((h) => wanted.every((w) => h.words.toLowerCase().includes(w)))
  const begins = (h: Hit) => (wanted[0] !== undefined && h.words.toLowerCase().startsWith(wanted[0]) ? 0 : 1)
  return holds.sort((a, b) => begins(a) - begins(b)).slice(0, most)
}
