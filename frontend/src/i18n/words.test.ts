import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Chinese sentences take Chinese punctuation; no Latin comma, colon or bracket
// stands beside a Chinese character.
test.each(readdirSync(import.meta.dirname).filter((f) => f.endsWith('.ts') && !f.includes('.test.')))('%s', (file) => {
  const text = readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
  const wrong = text.match(/[\u4e00-\u9fff][,;:?!(][^\n]?|\)[\u4e00-\u9fff]/g) ?? []
  expect(wrong.filter((w) => !/^.\(/.test(w) || !/\(\d/.test(w))).toEqual([])
})
