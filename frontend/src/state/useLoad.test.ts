import { effectScope, nextTick, ref } from 'vue'
import { expect, test } from 'vitest'
import { useLoad } from './useLoad'

const settled = () => new Promise((done) => setTimeout(done, 0))

function answers<T>() {
  const open: { resolve: (v: T) => void; reject: (e: unknown) => void }[] = []
  const ask = () => new Promise<T>((resolve, reject) => open.push({ resolve, reject }))
  return { open, ask }
}

test('an answer that a newer question has overtaken is dropped', async () => {
  const { open, ask } = answers<string>()
  const source = ref(1)
  const scope = effectScope()
  const load = scope.run(() => useLoad(ask, source))
  source.value = 2
  await nextTick()
  open[1]?.resolve('new')
  await settled()
  open[0]?.resolve('old')
  await settled()
  expect(load?.data.value).toBe('new')
  expect(load?.busy.value).toBe(false)
  scope.stop()
})

test('a failure ends the waiting, keeps what was there, and goes with the next answer', async () => {
  const { open, ask } = answers<string>()
  const scope = effectScope()
  const load = scope.run(() => useLoad(ask))
  open[0]?.resolve('first')
  await settled()
  void load?.reload()
  expect(load?.busy.value).toBe(true)
  open[1]?.reject({ code: 'disk_full', args: [], text: '磁盘已满' })
  await settled()
  expect(load?.busy.value).toBe(false)
  expect(load?.failure.value?.text).toBe('磁盘已满')
  expect(load?.data.value).toBe('first')
  void load?.reload()
  open[2]?.resolve('second')
  await settled()
  expect(load?.failure.value).toBeUndefined()
  scope.stop()
})
