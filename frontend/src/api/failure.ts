import { zh } from '@/i18n'
import type { Failure } from './types'

/** What went wrong, in words: the engine's own sentence, or that it gave none. */
export function failureOf(thrown: unknown): Failure {
  const cause = spoken(thrown)
  if (typeof cause === 'object' && cause !== null && 'text' in cause && 'code' in cause) {
    const { code, text } = cause
    const args = 'args' in cause && Array.isArray(cause.args) ? cause.args.map(String) : []
    return { code: String(code), text: String(text), args }
  }
  return { code: 'unknown', args: [], text: zh.errors.unknown(cause instanceof Error ? cause.message : String(cause)) }
}

/** Whether the database can't be read any more, so that only a backup helps. */
export const lost = (failure: Failure): boolean => ['database_damaged', 'not_a_database'].includes(failure.code)

/** What the engine said: its failures travel as JSON in the message of an Error. */
function spoken(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || 'code' in thrown || !thrown.message.startsWith('{')) return thrown
  try {
    return JSON.parse(thrown.message)
  } catch {
    return thrown
  }
}
