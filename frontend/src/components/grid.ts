export interface Column<Row> {
  key: string
  title: string
  hint?: string
  align?: 'left' | 'right' | 'center'
  width?: string
  text?: (row: Row) => string
  compare?: (a: Row, b: Row) => number
}

/** Orders decimal text by its value; what is missing comes first. */
export function byNumber<Row>(of: (row: Row) => string | number | undefined): (a: Row, b: Row) => number {
  const value = (row: Row) => {
    const v = of(row)
    return v === undefined || v === '' ? -Infinity : Number(v)
  }
  return (a, b) => {
    const x = value(a)
    const y = value(b)
    return x === y ? 0 : x < y ? -1 : 1
  }
}

const chinese = new Intl.Collator('zh-CN')

/** Orders text as a Chinese reader expects: by pinyin. */
export function byText<Row>(of: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) => chinese.compare(of(a), of(b))
}
