import type { House } from './house'
import type {
  PaperScreen,
  PublishReport,
  RankingScreen,
  RecordView,
  Row,
  ScoreSheet,
  UnitSheet,
  SignReport,
  DataScreen,
  Failure,
  Ledger,
  Load,
  ImportReport,
  MonthScreen,
  Period,
  Preferences,
  Progress,
  Standing,
  State,
  UndoReport,
} from './types'

/** Long work: told of its progress, stopped by its signal. */
export interface Work {
  progress?: (p: Progress) => void
  signal?: AbortSignal
}

/** A document on paper: what it is and what it is about. */
export interface Paper extends Period {
  document: string // notice, poster, certificates, ...
  worker?: string
  from?: string
  to?: string
  top?: number // of awards: how many win; the rules' own where it is not given
  workbook?: boolean
}

export interface Saved {
  path: string // "" when the user thought better of it
}

/** Everything that the window asks of the engine. A call that fails throws a Failure. */
export interface Api extends House {
  state(): Promise<State>
  remember(preferences: Preferences): Promise<void>

  standing(period: Period): Promise<Standing>
  month(period: Period): Promise<MonthScreen>

  data(period: Period): Promise<DataScreen>
  chooseFiles(): Promise<string[]>
  /** Something failed that nobody asked for, such as the daily backup. */
  onTrouble(listener: (failure: Failure) => void): () => void
  onDrop(listener: (paths: string[]) => void): () => void
  preview(paths: string[], work?: Work): Promise<ImportReport>
  load(paths: string[], work?: Work): Promise<ImportReport>
  sample(work?: Work): Promise<void>
  undo(load: number, dry: boolean): Promise<UndoReport>

  ledgers(): Promise<Ledger[]>
  /** Remembers which columns of a header row mean what. */
  teach(fingerprint: string, ledger: string, columns: Record<string, string>): Promise<void>
  /** Saves a load's faulty rows as a workbook to be corrected. */
  returned(load: Load): Promise<Saved>

  ranking(period: Period): Promise<RankingScreen>
  scoreSheet(period: Period, worker: string): Promise<ScoreSheet>
  unitSheet(period: Period): Promise<UnitSheet>
  record(row: Row): Promise<RecordView>
  sign(month: string, who: { officer?: string; community?: string; worker?: string }): Promise<SignReport>
  publish(month: string, unit: string, reason: string): Promise<PublishReport>

  papers(period: Period): Promise<PaperScreen>
  /** Where its bytes are; version changes with the records behind it. */
  paperUrl(paper: Paper, version: number): string
  /** Sends the document to a printer that the user chooses; 'window': the window is to print its pages itself. */
  print(paper: Paper): Promise<'sent' | 'left' | 'window'>
  /** Tells the audit trail that it went to a printer. */
  notePrinted(paper: Paper): Promise<void>
  /** Those of the program and of all that is in it. */
  licences(): Promise<string>
  savePaper(paper: Paper, ask: boolean): Promise<Saved>
  /** Saves a chart as a picture, PNG or SVG in base64. */
  savePicture(period: Period, name: string, picture: string): Promise<Saved>
  open(path: string): Promise<void>
  reveal(path: string): Promise<void>
}
