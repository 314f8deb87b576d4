import type { main, office } from '../../wailsjs/go/models'
import type { Paper } from './contract'
import type { Chart, Period } from './types'

// What every bridge to the real engine shares.

/** An answer without its nulls: what is not there is not there. */
export function tidy<T>(answer: T): T {
  if (Array.isArray(answer)) {
    for (const x of answer) tidy(x)
  } else if (typeof answer === 'object' && answer !== null) {
    const members = answer as Record<string, unknown>
    for (const key of Object.keys(members)) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- our own copy, fresh from JSON
      if (members[key] === null) delete members[key]
      else tidy(members[key])
    }
  }
  return answer
}

export const plain = (p: Period): main.Period => ({ month: p.month, unit: p.unit, as_of: p.as_of })

/** Options are JSON for echarts, which the bindings take for bytes. */
export const chart = (c: office.Chart): Chart => c as unknown as Chart

export function request(p: Paper): main.PaperRequest {
  return {
    ...plain(p),
    document: p.document,
    worker: p.worker ?? '',
    from: p.from ?? '',
    to: p.to ?? '',
    top: p.top ?? 0,
    workbook: p.workbook ?? false,
  }
}
