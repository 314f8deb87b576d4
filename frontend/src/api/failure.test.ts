import { expect, it } from 'vitest'
import { failureOf } from './failure'

it('takes the failure out of the message of the error that the runtime makes of it', () => {
  const said = { code: 'wrong_passphrase', args: ['a.db.age'], text: '口令不对' }
  expect(failureOf(new Error(JSON.stringify(said)))).toEqual(said)
})

it('takes a failure as it stands', () => {
  expect(failureOf({ code: 'unsigned', args: [], text: '未签' }).text).toBe('未签')
})

it('says what else was thrown', () => {
  expect(failureOf(new Error('{broken')).text).toContain('{broken')
  expect(failureOf('lost').code).toBe('unknown')
})
