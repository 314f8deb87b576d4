import type { House, PayRow, RuleItem, SettingScreen } from '../house'
import { trend } from './charts'
import { units, workersOf } from './office'

// A made-up office between two months.

type Answer = <T>(value: T) => Promise<T>

const value = (id: string, label: string, v: string, unit: string, basis: string, note = ''): RuleItem => ({
  id,
  label,
  value: v,
  unit,
  basis,
  note,
  clauses: basis.split(', ').map((ref) => ({ ref, text: `${ref} 的条文：网格员实行星级考核，考核结果与绩效挂钩。` })),
})

const values: RuleItem[] = [
  value('min_post_share', '最低在岗天数占比', '1/2', '', '三.1', '标准未定数值'),
  value('weight.visit', '入户调查率权重', '25', '分', '二.2(2), 三.1', '标准未定数值'),
  value('weight.collection', '信息采集率权重', '20', '分', '二.2(4), 三.1', '标准未定数值'),
  value('office_hours', '办公时间', '08:00-12:00,14:00-18:00', '', '二.2(2)', '中午、晚间、双休日为非办公时段'),
  value(
    'preventable_types',
    '可防性案件类型',
    '入室盗窃,入室抢劫,盗窃机动车,盗窃电动车,盗窃车内财物',
    '',
    '三.1',
    '标准未定范围',
  ),
  value('band.5', '五星起点分', '95', '分', '三.4', '标准未定数值'),
  value('band.3', '三星起点分(合格)', '70', '分', '三.4', '标准未定数值'),
  value('pay.2', '二星绩效工资发放比例', '1/2', '', '三.4', '发放50%'),
  value('top', '评优名额', '10', '人', '三.3'),
]

const settings = (): SettingScreen => ({
  paper: {
    issuer: '清河口街道综治办',
    police: '',
    phone: '0710-1234567',
    appeal_place: '清河口街道办事处一楼',
    honour: '十佳网格员',
    certificate_text: '在{年}年度社区网格化服务管理工作中成绩突出，被评为“{称号}”。特发此证，以资鼓励。',
    number_pattern: '网优〔{年}〕{号}号',
    publicity_days: 5,
    stars_only: false,
    faces: {},
  },
  user: '李敏',
  database: 'D:\\网格星考\\office.db',
  encrypted: true,
  backups: [
    ['2026-11-03 09:12:38', 'load', 'office-20261103-091238-load.db.age', 6_400_000],
    ['2026-11-03 08:30:01', 'daily', 'office-20261103-083001-daily.db.age', 6_300_000],
    ['2026-10-06 10:02:44', 'publish', 'office-20261006-100244-publish.db', 5_100_000],
  ].map(([at, why, name, size]) => ({
    at: String(at),
    why: String(why),
    name: String(name),
    path: `D:\\网格星考\\office-backups\\${String(name)}`,
    size: Number(size),
    encrypted: String(name).endsWith('.age'),
  })),
  taught: [{ fingerprint: 'f1', header: '走访人工号', ledger_name: '入户走访', column_label: '网格员工号' }],
})

function row(w: ReturnType<typeof workersOf>[number]): PayRow {
  return {
    worker: w.worker,
    name: w.name,
    unit_name: w.unit_name,
    grids: w.grid_names.join('、'),
    wage: '2400.00',
    share: '15%',
    standard: '360.00',
    earned: '21/22',
    due: '343.64',
    rating: w.stars === undefined ? '不参评' : (['', '一星', '二星', '三星', '四星', '五星'][w.stars] ?? ''),
    withheld: w.stars === 2 ? '171.82' : '0.00',
    reward: w.stars === 5 ? '72.00' : '0.00',
    net: '343.64',
  }
}

export function house(answer: Answer, empty: boolean): House {
  const nothing = () => answer(undefined)
  const verification = {
    sound: true,
    head: '6f1d9c0a7b22',
    entries: 214,
    flaws: [],
    published: [
      { community: '420606012001', name: '晨光社区', month: '2026-09', version: 1, same: true, differ: [] },
      {
        community: '420606012002',
        name: '柿铺桥社区',
        month: '2026-09',
        version: 1,
        same: false,
        differ: ['谭雅琴 88.20分，四星→88.34分，四星'],
      },
    ],
  }
  const year = (subject: string, name: string) => ({
    subject,
    name,
    charts: [trend()],
    months: [
      { month: '2026-08', score: '83.10', stars: 3, rank: 6, note: '' },
      { month: '2026-09', note: '不参评：请假' },
      { month: '2026-10', score: '91.22', stars: 4, rank: 2, note: '' },
    ],
  })
  const workers = (unit: string) => (empty ? [] : workersOf(unit))
  return {
    people: (p) =>
      answer({
        workers: workers(p.unit).map((w, i) => ({
          worker: w.worker,
          name: w.name,
          unit_name: i === 7 ? '' : w.unit_name,
          posts: w.grid_names.map((name) => ({
            unit: w.grids[0] ?? '',
            name: `${w.unit_name} ${name}`,
            from: '2025-03-01',
            to: i === 7 ? '2026-09-15' : '',
          })),
          leave: i === 2 ? [{ unit: '', name: '病假', from: '2026-10-12', to: '2026-10-14', span: '全天' }] : [],
          flags: i === 4 ? ['借调'] : [],
        })),
        officers: empty
          ? []
          : [
              {
                officer: 'P0123',
                name: '周正',
                station: '清河口派出所',
                community: '420606012001',
                unit_name: '晨光社区',
                from: '2025-01-01',
                to: '',
                holds: true,
              },
            ],
        vacant: empty
          ? []
          : [{ code: '420606012002005', name: '柿铺桥社区 第五网格', level: '网格', parent: '420606012002' }],
      }),
    workerYear: (p, worker) => answer(year(worker, workersOf(p.unit).find((w) => w.worker === worker)?.name ?? worker)),
    unitYear: (p) => answer(year(p.unit, units.find((u) => u.code === p.unit)?.name ?? p.unit)),
    checks: (p) =>
      answer(
        workers(p.unit)
          .slice(0, 3)
          .map((w, i) => ({
            no: `CC261000${String(i + 1)}`,
            level: i === 2 ? '区' : '街道',
            unit: w.unit,
            unit_name: w.unit_name,
            worker: w.worker,
            name: w.name,
            day: `2026-10-1${String(i)}`,
            matter: ['走访记录', '巡查记录', '日志'][i] ?? '',
            ledger: i === 2 ? '' : 'visits',
            label: i === 2 ? '' : '入户走访',
            record: i === 2 ? '' : `RH2610000${String(i)}`,
            finding: ['属实', '虚假', '有误'][i] ?? '',
            deduction: ['0.00', '2.00', '0.50'][i] ?? '',
          })),
      ),
    pay: (p) =>
      answer({
        month: p.month,
        period: '2026年10月',
        unit: p.unit,
        unit_name: '清河口街道',
        rows: workers(p.unit).map(row),
        due: '3436.40',
        withheld: '343.64',
        reward: '144.00',
        net: '3236.76',
        net_words: '叁仟贰佰叁拾陆元柒角陆分',
        no_wage: empty ? [] : ['余小满'],
      }),
    awards: (r) =>
      answer({
        awards: {
          from: r.from,
          to: r.to,
          unit_name: '清河口街道',
          months: 3,
          winners: workers(r.unit)
            .slice(0, 6)
            .map((w, i) => ({
              worker: w.worker,
              name: w.name,
              unit: w.unit,
              unit_name: w.unit_name,
              months: 3,
              mean: ['96.10', '95.33', '94.80', '93.02', '92.50', '92.50'][i] ?? '',
              five_star: i < 2 ? 3 : 1,
              rank: [1, 2, 3, 4, 5, 5][i] ?? 0,
              tie: i > 3,
            })),
        },
        top: 5,
        undecided: empty ? [] : ['钱芳', '邹志强'],
        decisions: [],
        certificates: [
          { number: '网优〔2026〕1号', name: '刘建华', unit_name: '柿铺桥社区', issued: '2026-07-10' },
          { number: '网优〔2026〕2号', name: '赵国庆', unit_name: '晨光社区', issued: '2026-07-10' },
        ],
      }),
    decideAward: nothing,
    rules: () =>
      answer({
        sets: [
          {
            id: 'xiangyang-2011',
            title: '襄阳市社区网格员工作规范(试行)',
            effective: '2011-01-01',
            saved: false,
            values,
          },
        ],
        in_force: 'xiangyang-2011',
      }),
    ruleEffects: () =>
      answer([
        { worker: 'G1001', name: '赵国庆', before: '84.95分，三星', after: '85.40分，四星', stars: true },
        { worker: 'G1002', name: '钱芳', before: '91.22分，四星', after: '91.60分，四星', stars: false },
      ]),
    saveRules: nothing,
    dropRules: nothing,
    settings: () => answer(settings()),
    savePaperSettings: nothing,
    tryPaper: () => answer(''),
    choosePicture: () => answer({ name: '街道公章.png', data: '' }),
    chooseFace: () => answer('D:\\字体\\仿宋.ttf'),
    saveUser: nothing,
    forget: nothing,
    audit: (below) =>
      answer(
        Array.from({ length: 20 }, (_, i) => {
          const seq = (below || 215) - 1 - i
          return {
            seq,
            at: '2026-11-03 09:12:40',
            by: '李敏',
            action: i % 3 ? 'load' : 'print',
            text:
              i % 3
                ? '导入“入户走访_导出.xlsx”：入户走访新增2148、更新0、重复0、有误0'
                : '打印星级考核结果公示：清河口街道 2026-10',
            hash: `${String(seq)}c0ffee90ab12`,
          }
        }),
      ),
    verify: () => answer(verification),
    backup: () => answer('D:\\网格星考\\office-backups\\office-20261103-101500-hand.db.age'),
    chooseBackup: () => answer('E:\\备份\\office-20261001-090000-hand.db'),
    checkBackup: () => answer(verification),
    restore: nothing,
    setPassphrase: nothing,
    lodgeAppeal: nothing,
    answerAppeal: nothing,
  }
}
