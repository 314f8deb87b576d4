// Documents on paper.

/** A document that the engine can set on paper. */
export interface DocumentKind {
  id: string // notice, poster, certificates, score-sheet, pay...
  name: string
  group: string
  size: string // A4, A3, A4横
  per_worker: boolean // may be about one worker
  one_worker: boolean // is about one and no more
  per_span: boolean // about a span of months
  numbered: boolean // making it enters numbers in a register
  workbook: boolean // also as .xlsx
  on_paper: boolean // as PDF
  basis: string
}

export interface PaperScreen {
  documents: DocumentKind[]
  workers: { worker: string; name: string; unit_name: string }[]
  from: string
  to: string
}
