import { zh } from '@/i18n'
import type { Api } from './contract'

const missing = () =>
  Promise.reject(
    Object.assign(new Error(zh.errors.noEngine), { code: 'no_engine', text: zh.errors.noEngine, args: [] }),
  )

export const engine = new Proxy({} as Api, { get: () => missing })
