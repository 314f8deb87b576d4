import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

// The worker comes with the program, as everything does.
GlobalWorkerOptions.workerSrc = worker

export { getDocument }
