import type { Api, Work } from '../contract'
import type { ImportReport, MonthScreen, Preferences, SheetReport, Standing, State } from '../types'
import { bars, trend } from './charts'
import { house } from './house'
import { indicators, units, workersOf } from './office'
import { record, scoreSheet, signs } from './sheets'

// The made-up engine: for tests of screens, and for a browser without the real one.
// "?fake=empty" shows an office without data, "?fake=broken" an engine that fails.

const mood = new URLSearchParams(window.location.search).get('fake') ?? ''
let preferences: Preferences = { shade: 'auto', print: 'normal', rail: 'wide', unit: '' }
const failing = Object.assign(new Error('made up'), {
  code: 'disk_full',
  args: ['D:\\网格星考'],
  text: '磁盘已满:D:\\网格星考 所在的磁盘没有空间了。请清理磁盘后重试。',
})

async function answer<T>(value: T): Promise<T> {
  await new Promise((done) => setTimeout(done, 30))
  if (mood === 'broken') throw failing
  return structuredClone(value)
}

const state = (): State => ({
  version: '0.1.0',
  database: 'D:\\网格星考\\office.db',
  folder: 'D:\\文档\\网格星考',
  user: '李敏',
  empty: mood === 'empty',
  months: mood === 'empty' ? [] : ['2026-08', '2026-09', '2026-10'],
  month: '2026-10',
  unit: mood === 'empty' ? '' : '420606012',
  today: '2026-11-03',
  units: mood === 'empty' ? [] : units,
  indicators,
  preferences,
})

const standing = (): Standing => ({
  status: 'draft',
  publicity_until: '',
  steps: [
    { id: 'load', state: 'done', count: 17, total: 17, names: [] },
    { id: 'problems', state: 'warn', count: 12, total: 0, names: [] },
    { id: 'sign', state: 'now', count: 6, total: 10, names: ['刘建华', '谭雅琴', '邹志强', '余小满'] },
    { id: 'publish', state: 'waiting', count: 0, total: 2, names: [] },
    { id: 'print', state: 'waiting', count: 0, total: 0, names: [] },
  ],
})

function month(unit: string, as_of: string): MonthScreen {
  const workers = mood === 'empty' ? [] : workersOf(unit)
  return {
    view: {
      month: '2026-10',
      as_of: as_of || '2026-10-31',
      unit,
      unit_name: units.find((u) => u.code === unit)?.name ?? '',
      unit_level: '街道',
      rule_set: 'xiangyang-2011',
      early_look: as_of !== '',
      warnings: [],
      workers,
      units: [],
    },
    rates: [
      {
        indicator: 'visit',
        name: '入户调查率',
        value: '30.26',
        target: '33.70',
        previous: '28.91',
        num: 891,
        den: 2994,
        unit: '%',
        short: true,
        trend: ['31.2', '64.8', '29.4', '58.0', '97.2', '30.8', '63.3', '98.1', '31.9', '65.0', '96.4', '30.26'],
      },
      {
        indicator: 'collection',
        name: '信息采集率',
        value: '93.62',
        target: '100.00',
        previous: '94.10',
        num: 303,
        den: 347,
        unit: '%',
        short: true,
        trend: ['88.1', '88.9', '90.2', '86.4', '90.8', '91.5', '92.2', '91.9', '93.4', '92.8', '94.1', '93.6'],
      },
      {
        indicator: 'mediation',
        name: '纠纷化解率',
        value: '91.18',
        target: '100.00',
        previous: '90.02',
        num: 31,
        den: 34,
        unit: '%',
        short: true,
        trend: ['84', '86', '85', '83', '88', '89', '87', '90', '91', '90', '92', '91'],
      },
      {
        indicator: 'case',
        name: '可防性案件发案率',
        value: '1.34',
        previous: '1.68',
        num: 4,
        den: 2994,
        unit: '‰',
        short: false,
        trend: ['2.4', '2.2', '2.6', '1.9', '2.1', '1.8', '1.7', '1.9', '1.5', '1.6', '1.68', '1.34'],
      },
    ],
    charts: ['visit', 'collection', 'mediation'].map((id) => bars(id, workers)),
    trend: trend(),
    at_risk: workers
      .filter((w) => w.assessed && (w.stars ?? 0) < 3)
      .map((w) => ({
        worker: w.worker,
        name: w.name,
        score: w.score ?? '',
        stars: w.stars ?? 0,
        doors: w.stars === 2 ? 23 : 0,
        to_score: '70.00',
      })),
  }
}

function sheet(file: string, ledger: string, rows: number, more: Partial<SheetReport> = {}): SheetReport {
  return {
    file,
    sheet: '',
    ledger: 'x',
    ledger_name: ledger,
    rows,
    loaded: rows,
    skipped: 0,
    updated: 0,
    faulty: [],
    passed_over: [],
    personal: 0,
    fingerprint: '',
    headers: [],
    ...more,
  }
}

const report: ImportReport = {
  problems: 12,
  effects: ['导入后,樊城区清河口街道有 2 名网格员没有岗位记录'],
  ids: [18, 19],
  files: [
    sheet('入户走访_导出.xlsx', '入户走访', 2148, {
      sheet: 'Sheet1',
      personal: 2148,
      passed_over: ['户主电话', '序号'],
    }),
    sheet('信息采集20261101.csv', '信息采集', 347, {
      loaded: 320,
      updated: 22,
      skipped: 3,
      faulty: [
        { row: 46, column: '采集时间', value: '2026-13-02', reason: 'time', reason_text: '不是有效的日期时间' },
        { row: 112, column: '工号', value: '', reason: 'required', reason_text: '必填,不能为空' },
      ],
    }),
    sheet('花名册.xls', '网格员花名册', 11, { loaded: 0, skipped: 11 }),
    sheet('通讯录.docx', '', 0, {
      ledger: '',
      fingerprint: 'f00d',
      headers: ['姓名', '科室', '房间'],
      error: {
        code: 'not_a_table',
        args: ['通讯录.docx'],
        text: '通讯录.docx 不是表格文件。请导出为 xlsx、xls、ods 或 csv 再导入。',
      },
    }),
  ],
}

async function slowly(work: Work | undefined, file: string): Promise<void> {
  for (let i = 1; i <= 20; i++) {
    await new Promise((done) => setTimeout(done, 20))
    if (work?.signal?.aborted)
      throw Object.assign(new Error('stopped'), { code: 'cancelled', args: [], text: '已停止' })
    work?.progress?.({ file, done: i, total: 20, phase: 'read' })
  }
}

const nothing = () => answer(undefined)

export const engine: Api = {
  ...house(answer, mood === 'empty'),

  state: () => answer(state()),
  remember: (p) => {
    preferences = p
    return nothing()
  },
  standing: () => answer(standing()),
  month: (p) => answer(month(p.unit, p.as_of)),
  data: () =>
    answer({
      ledgers: [
        { ledger: 'visits', name: '入户走访', records: 6321, dated: true, month: 2148, last: '2026-10-31' },
        { ledger: 'workers', name: '网格员花名册', records: 11, dated: false, month: 0, last: '' },
        { ledger: 'patrols', name: '巡查记录', records: 2208, dated: true, month: 742, last: '2026-10-31' },
      ],
      loads: [
        {
          id: 19,
          at: '2026-11-03 09:12:40',
          by: '李敏',
          file: '信息采集20261101.csv',
          ledgers: ['信息采集'],
          loaded: 320,
          updated: 22,
          skipped: 3,
          faulty: 2,
          undone: '',
        },
        {
          id: 18,
          at: '2026-11-03 09:12:38',
          by: '李敏',
          file: '入户走访_导出.xlsx',
          ledgers: ['入户走访'],
          loaded: 2148,
          updated: 0,
          skipped: 0,
          faulty: 0,
          undone: '',
        },
        {
          id: 17,
          at: '2026-11-02 16:40:02',
          by: '李敏',
          file: '入户走访_旧.xlsx',
          ledgers: ['入户走访'],
          loaded: 2101,
          updated: 0,
          skipped: 0,
          faulty: 3,
          undone: '2026-11-03 09:10:11',
        },
      ],
      problems: [
        {
          code: 'off_post',
          title: '不在岗记录',
          hint: false,
          text: '记录当天，该网格员不在记录所写的网格任职，这条记录不计入考核。',
          do: '请核对花名册的到岗、离岗日期和记录的网格编码。',
          worker: 'G1003',
          worker_name: '买买提·吐尔逊',
          unit: '',
          unit_name: '',
          day: '2026-10-14',
          rows: [
            {
              ledger: 'visits',
              label: '入户走访',
              key: 'RH26100412',
              source: { file: '入户走访_导出.xlsx', sheet: 'Sheet1', line: 415 },
            },
          ],
        },
        {
          code: 'overlap',
          title: '走访时间重叠',
          hint: true,
          text: '同一网格员的几次走访时间互相重叠。',
          do: '请向本人核实；只作提示，不影响得分。',
          worker: 'G2004',
          worker_name: '邹志强',
          unit: '',
          unit_name: '',
          day: '2026-10-20',
          rows: [],
        },
      ],
    }),
  chooseFiles: () => answer(['D:\\导出\\入户走访_导出.xlsx', 'D:\\导出\\信息采集20261101.csv']),
  onDrop: () => () => undefined,
  preview: async (_, work) => {
    await slowly(work, '入户走访_导出.xlsx')
    return answer(report)
  },
  load: async (_, work) => {
    await slowly(work, '信息采集20261101.csv')
    return answer(report)
  },
  sample: (work) => slowly(work, '样例'),
  undo: () => answer({ removed: 2148, restored: 0, effects: ['2026-10 有3人星级变动：赵国庆 四星→三星'] }),
  ranking: (p) => {
    const workers = mood === 'empty' ? [] : workersOf(p.unit)
    const changes = workers.map((w, i) => ({
      code: w.worker,
      name: w.name,
      score: w.score ?? '',
      score_before: '',
      change: '',
      rank: w.rank ?? 0,
      rank_before: i === 5 ? 0 : ((i * 7) % 10) + 1,
      stars: w.stars ?? 0,
      stars_before: 0,
    }))
    return answer({
      view: month(p.unit, p.as_of).view,
      workers: { month: p.month, before: '2026-09', rows: changes },
      units: { month: p.month, before: '2026-09', rows: [] },
      cautions: [
        '赵国庆 84.95分，差一点未到85.00分的星级线',
        '邹志强 拟辞退：连续两月考核不合格；须先经法制审核。请逐月核对记录。',
      ],
      signings: signs(),
      versions: [],
    })
  },
  scoreSheet: (_, worker) => answer(scoreSheet(worker)),
  record: (row) => answer(record(row)),
  sign: () =>
    answer({ signed: [{ worker: 'G2001', name: '刘建华' }], waiting: [{ worker: 'G2003', name: '谭雅琴', days: 2 }] }),
  publish: () =>
    answer({ published: [{ community: '420606012001', name: '晨光社区', version: 1 }], already: [], warnings: [] }),
  papers: (p) =>
    answer({
      documents: [
        {
          id: 'notice',
          name: '排名公示',
          group: '公示',
          size: 'A4',
          per_worker: false,
          per_span: false,
          numbered: false,
          workbook: false,
          on_paper: true,
          basis: '三.3',
        },
        {
          id: 'poster',
          name: '公示海报',
          group: '公示',
          size: 'A3',
          per_worker: false,
          per_span: false,
          numbered: false,
          workbook: false,
          on_paper: true,
          basis: '三.3',
        },
        {
          id: 'certificates',
          name: '荣誉证书',
          group: '证书',
          size: 'A4横',
          per_worker: false,
          per_span: true,
          numbered: true,
          workbook: false,
          on_paper: true,
          basis: '三.3',
        },
        {
          id: 'scoresheet',
          name: '考核得分明细表',
          group: '考核',
          size: 'A4',
          per_worker: true,
          per_span: false,
          numbered: false,
          workbook: false,
          on_paper: true,
          basis: '三.3',
        },
      ],
      workers: mood === 'empty' ? [] : workersOf(p.unit),
      from: '2026-01',
      to: '2026-10',
    }),
  paperUrl: () => '',
  notePrinted: nothing,
  onTrouble: () => () => undefined,
  ledgers: () =>
    answer([
      {
        id: 'visits',
        name: '入户走访',
        columns: [
          { name: 'worker', label: '工号', required: true },
          { name: 'remark', label: '备注', required: false },
        ],
      },
    ]),
  teach: nothing,
  returned: () => answer({ path: 'D:\\文档\\网格星考\\退回改正\\入户走访 有误的行.xlsx' }),
  savePaper: () => answer({ path: 'D:\\文档\\网格星考\\2026年10月\\清河口街道公示.pdf' }),
  open: nothing,
  reveal: nothing,
}
