import type { Citation, Item, RecordView, Row, ScoreSheet, SheetLine, Signing } from '../types'
import { indicators, workersOf } from './office'

const clause: Citation = {
  ref: '二.2(2)',
  text: '上门入户调查。实行“弹性工作制”和“预约工作制”，按照每周不少于5小时的要求，利用中午、晚间、双休日等时段或根据预约的时间，开展上门入户调查工作。每季度对网格内的居民全部入户调查一次。',
}

const visitRow = (n: number): Row => ({
  ledger: 'visits',
  label: '入户走访',
  key: `RH2610${String(n).padStart(4, '0')}`,
  source: { file: '入户走访_导出.xlsx', sheet: 'Sheet1', line: n + 3 },
})
const doors = (n: number, met: boolean): Item[] =>
  Array.from({ length: n }, (_, i) => ({
    subject: 'household',
    key: `H${String(i + 1).padStart(4, '0')}`,
    text: `${String((i % 9) + 1)}栋${String((i % 4) + 1)}单元${String(101 + i)}室`,
    rows: met ? [visitRow(i)] : [],
  }))

export function scoreSheet(number: string): ScoreSheet {
  const worker = workersOf('').find((w) => w.worker === number) ?? workersOf('')[0]
  if (!worker) throw new Error('no worker')
  return {
    month: '2026-10',
    period: '2026年10月',
    as_of: '2026-10-31',
    rule_set: 'xiangyang-2011',
    rule_title: '襄阳市社区网格员星级考核规则',
    worker,
    attendance: '在岗31天，应出勤36个半日，请假0个半日',
    indicators: worker.assessed
      ? indicators.map((i): SheetLine => {
          const m = worker.indicators?.[i.id] ?? { num: 0, den: 0, applies: false }
          return {
            id: i.id,
            name: i.name,
            basis: i.clause,
            clauses: [{ ...clause, ref: i.clause }],
            rules:
              i.id === 'visit'
                ? [{ id: 'absent_days', label: '未遇免计天数', value: '3', unit: '天', basis: '二.2(2)' }]
                : [],
            num_means: '',
            den_means: '',
            fraction: `${String(m.num)}/${String(m.den)}`,
            measure: m,
            steps: m.applies
              ? [
                  `完成 ${String(m.num)}，应完成 ${String(m.den)}，完成率 ${m.value ?? ''}%`,
                  `得分 = 分值 ${m.weight ?? ''} × 达成度 = ${m.points ?? ''}`,
                ]
              : ['本月没有应考核的事项，此项不计，分值按比例摊入其余各项'],
            groups:
              i.id === 'visit'
                ? [
                    {
                      why: 'met',
                      text: '已入户见面',
                      counts: '计入分子和分母',
                      num: true,
                      den: true,
                      items: doors(m.num, true),
                    },
                    {
                      why: 'not_met',
                      text: '尚未入户见面',
                      counts: '只计入分母',
                      num: false,
                      den: true,
                      items: doors(m.den - m.num, false),
                    },
                  ]
                : [],
          }
        })
      : [],
    ...(worker.assessed
      ? {
          adjustments: { sum: '0.00', counted: '0.00', clauses: [clause], entries: [] },
          deductions: {
            sum: worker.deductions ?? '0.00',
            counted: worker.deductions ?? '0.00',
            clauses: [{ ...clause, ref: '三.1' }],
            entries:
              worker.deductions === '0.00'
                ? []
                : [
                    {
                      day: '2026-10-16',
                      points: '−1.50',
                      cause: '登记与实际不符',
                      ground: '抽查 CC-20',
                      row: { ledger: 'spotchecks', label: '抽查', key: 'CC-20' },
                    },
                  ],
          },
          score: { text: worker.score ?? '', steps: [], rules: [], clauses: [clause] },
          stars: {
            text: '',
            steps: [`得分 ${worker.score ?? ''}，评为${'一二三四五'[(worker.stars ?? 1) - 1] ?? ''}星`],
            rules: [],
            clauses: [{ ...clause, ref: '三.3' }],
          },
          pay: {
            base: '420.00',
            paid: '420.00',
            reward: '42.00',
            steps: ['基数 = 2800.00 × 15% × 在岗 36/36 = 420.00元', '三星以上全额发放，四星另奖基数的10%'],
            clauses: [{ ...clause, ref: '三.4' }],
          },
        }
      : {}),
    rank: worker.rank ? `本单位10人中第${String(worker.rank)}名` : '',
    consequences: worker.consequences.map((code) => ({
      code,
      name: code === 'train' ? '脱岗培训' : code === 'dismiss' ? '拟辞退' : '须法制审核',
      means: '建议报街道办事处审定；审定前不作处理。',
      reasons: worker.reasons.length ? ['连续两月考核不合格'] : [],
      clauses: [{ ...clause, ref: '三.4' }],
    })),
  }
}

export const record = (row: Row): RecordView => ({
  ...row,
  cells: [
    { label: '记录编号', value: row.key },
    { label: '工号', value: 'G1001' },
    { label: '户编号', value: 'H0001' },
    { label: '开始时间', value: '2026-10-12 18:30:00' },
    { label: '结束时间', value: '2026-10-12 18:52:00' },
    { label: '走访结果', value: '见面' },
  ],
})

export const signs = (): Signing[] =>
  ['420606012001', '420606012002'].map((community, c) => ({
    community,
    name: c === 0 ? '晨光社区' : '柿铺桥社区',
    officers: [{ number: c === 0 ? '061203' : '061207', name: c === 0 ? '郑海涛' : '吴倩' }],
    in_place: false,
    term: '2026-11-06',
    workers: workersOf(community)
      .filter((w) => w.assessed)
      .map((w, i) => ({
        worker: w.worker,
        name: w.name,
        score: w.score ?? '',
        stars: w.stars ?? 0,
        state: c === 0 ? 'signed' : i === 0 ? 'changed' : 'unsigned',
        at: c === 0 || i === 0 ? '2026-11-02 10:12:00' : '',
        officer: c === 0 ? '061203' : i === 0 ? '061207' : '',
        in_place: false,
        waiting: i === 2 ? 2 : 0,
      })),
  }))
