import { expect, test } from 'vitest'
import { failureOf } from './failure'

test('the engine says what is wrong in its own words', () => {
  expect(failureOf({ code: 'disk_full', args: ['D:'], text: '磁盘已满' })).toEqual({
    code: 'disk_full',
    args: ['D:'],
    text: '磁盘已满',
  })
})

test.each([[new Error('lost')], ['lost']])('what comes without words gets some', (cause) => {
  const f = failureOf(cause)
  expect(f.code).toBe('unknown')
  expect(f.text).toContain('lost')
})
