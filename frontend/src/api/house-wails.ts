import * as AwardBridge from '../../wailsjs/go/main/Award'
import * as PeopleBridge from '../../wailsjs/go/main/People'
import * as RuleBridge from '../../wailsjs/go/main/Rule'
import * as SettingBridge from '../../wailsjs/go/main/Setting'
import * as TrustBridge from '../../wailsjs/go/main/Trust'
import type { office, paper } from '../../wailsjs/go/models'
import { chart, plain, request, tidy } from './bridge'
import type { House, PaperSettings, Picture, Year } from './house'

const year = ({ charts, ...rest }: office.Year): Year => ({ ...rest, charts: charts.map(chart) })

// The bindings take the base64 of a picture for numbers.
const settingsOf = (s: paper.Settings) => s as unknown as PaperSettings
const settingsTo = (s: PaperSettings) => s as unknown as paper.Settings

/** The real engine of what an office looks after. */
export const house: House = {
  people: async (p) => tidy(await PeopleBridge.Screen(plain(p))),
  workerYear: async (p, worker) => year(tidy(await PeopleBridge.WorkerYear(plain(p), worker))),
  unitYear: async (p) => year(tidy(await PeopleBridge.UnitYear(plain(p)))),
  beside: async (p, other, indicator) => chart(tidy(await PeopleBridge.Beside(plain(p), other, indicator))),
  checks: async (p) => tidy(await PeopleBridge.Checks(plain(p))),
  pay: async (p) => tidy(await AwardBridge.Pay(plain(p))),

  awards: async (r) => {
    const { awards, ...rest } = tidy(await AwardBridge.List(r))
    if (!awards) throw new Error('no list')
    return { ...rest, awards }
  },
  decideAward: (r, workers, reason) => AwardBridge.Decide(r, workers, reason),

  rules: async (month) => tidy(await RuleBridge.Screen(month)),
  ruleEffects: async (draft, month) => tidy(await RuleBridge.Effects(draft, month)),
  saveRules: (draft) => RuleBridge.Save(draft),
  dropRules: (id) => RuleBridge.Drop(id),

  settings: async () => {
    const { paper: s, ...rest } = tidy(await SettingBridge.Screen())
    return { ...rest, paper: settingsOf(s) }
  },
  savePaperSettings: (s) => SettingBridge.SavePaper(settingsTo(s)),
  tryPaper: (p, s) => SettingBridge.Try(request(p), settingsTo(s)),
  choosePicture: async () => {
    const picture = tidy(await SettingBridge.ChoosePicture())
    return picture.name ? (picture as unknown as Picture) : undefined
  },
  chooseFace: () => SettingBridge.ChooseFace(),
  saveUser: (name) => SettingBridge.SaveUser(name),
  forget: (fingerprint, header) => SettingBridge.Forget(fingerprint, header),

  audit: async (below, limit) => tidy(await TrustBridge.Audit(below, limit)),
  witnessed: async (printed) => tidy(await TrustBridge.Witnessed(printed)),
  verify: async () => tidy(await TrustBridge.Verify()),
  backup: async (ask) => (await TrustBridge.Backup(ask)).path,
  backups: async () => tidy(await TrustBridge.Backups()),
  chooseBackup: () => TrustBridge.ChooseBackup(),
  checkBackup: async (path, passphrase) => tidy(await TrustBridge.CheckBackup(path, passphrase)),
  restore: (path, passphrase) => TrustBridge.Restore(path, passphrase),
  setPassphrase: (passphrase) => TrustBridge.SetPassphrase(passphrase),

  lodgeAppeal: async (month, community, worker, text) => {
    await TrustBridge.Lodge(month, community, worker, text)
  },
  answerAppeal: (appeal, text, correction) => TrustBridge.Answer(appeal, text, correction),
}
