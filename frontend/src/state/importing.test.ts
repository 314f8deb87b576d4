import { afterEach, expect, test, vi } from 'vitest'
import { api, type ImportReport } from '@/api'
import { importing } from './importing'

const report = { files: [], problems: 0, effects: [], ids: [7, 8] } satisfies ImportReport
const failure = Object.assign(new Error('x'), { code: 'disk_full', args: [], text: '磁盘已满' })

afterEach(() => {
  vi.restoreAllMocks()
  importing.close()
})

test('files are shown first, and loaded only when the user agrees', async () => {
  vi.spyOn(api, 'preview').mockResolvedValue(report)
  const load = vi.spyOn(api, 'load').mockResolvedValue(report)
  await importing.begin(['a.csv'])
  expect(importing.stage.value).toBe('preview')
  expect(load).not.toHaveBeenCalled()
  await importing.load()
  expect(load.mock.calls[0]?.[0]).toEqual(['a.csv'])
  expect(importing.stage.value).toBe('done')
})

test('a work that is stopped leaves nothing open', async () => {
  vi.spyOn(api, 'preview').mockImplementation(
    (_, work) =>
      new Promise((_done, reject) => {
        work?.signal?.addEventListener('abort', () =>
          reject(Object.assign(new Error('x'), { code: 'cancelled', text: '已取消' })),
        )
      }),
  )
  const begun = importing.begin(['a.csv'])
  expect(importing.stage.value).toBe('reading')
  importing.cancel()
  await begun
  expect(importing.open.value).toBe(false)
})

test('files that come while others are read are not mixed in', async () => {
  let done: (r: ImportReport) => void = () => undefined
  const preview = vi.spyOn(api, 'preview').mockImplementation(() => new Promise((resolve) => (done = resolve)))
  const begun = importing.begin(['a.csv'])
  await importing.begin(['b.csv'])
  expect(preview).toHaveBeenCalledTimes(1)
  done(report)
  await begun
})

test('a failure is said', async () => {
  vi.spyOn(api, 'preview').mockRejectedValue(failure)
  await importing.begin(['a.csv'])
  expect(importing.stage.value).toBe('failed')
  expect(importing.failure.value?.text).toBe('磁盘已满')
})

test('what was just loaded is taken back, the last first', async () => {
  vi.spyOn(api, 'preview').mockResolvedValue(report)
  vi.spyOn(api, 'load').mockResolvedValue(report)
  const undo = vi.spyOn(api, 'undo').mockResolvedValue({ removed: 1, restored: 0, effects: [] })
  await importing.begin(['a.csv', 'b.csv'])
  await importing.load()
  await importing.undo()
  expect(undo.mock.calls.map(([id]) => id)).toEqual([8, 7])
  expect(importing.open.value).toBe(false)
})
