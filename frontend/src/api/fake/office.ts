import type { Label, Measure, UnitRow, Worker } from '../types'

// A made-up street of two communities, for a browser without the engine.

export const units: UnitRow[] = [
  { code: '420606', name: '樊城区', level: '区', parent: '' },
  { code: '420606012', name: '清河口街道', level: '街道', parent: '420606' },
  { code: '420606012001', name: '晨光社区', level: '社区', parent: '420606012' },
  { code: '420606012002', name: '柿铺桥社区', level: '社区', parent: '420606012' },
]

export const indicators: Label[] = [
  { id: 'visit', name: '入户调查率', clause: '二.2(2)' },
  { id: 'collection', name: '信息采集率', clause: '二.2(4)' },
  { id: 'mediation', name: '纠纷化解率', clause: '二.4' },
  { id: 'case', name: '可防性案件发案率', clause: '三.1' },
  { id: 'patrol', name: '巡查达标率', clause: '二.1(2)' },
  { id: 'safety', name: '安全巡查率', clause: '二.1(4)' },
  { id: 'hazard', name: '隐患处置率', clause: '二.1(4)' },
  { id: 'visit_hours', name: '入户时长达标率', clause: '二.2(2)' },
  { id: 'opinion', name: '社情民意报送率', clause: '二.3' },
  { id: 'service', name: '代办服务办结率', clause: '二.5' },
  { id: 'worklog', name: '日志签字率', clause: '三.2' },
]

const weights = [25, 20, 15, 10, 10, 3, 2, 4, 4, 4, 3]

interface Sketch {
  worker: string
  name: string
  community: number
  grid: number
  // num/den by indicator, in the order above; [0, 0] does not apply
  figures: [number, number][]
  deductions?: string
  consequences?: string[]
  away?: string
}

const sketches: Sketch[] = [
  s(
    'G1001',
    '陈晓岚',
    1,
    1,
    [118, 306],
    [41, 41],
    [4, 4],
    [0, 306],
    [35, 36],
    [18, 18],
    [3, 3],
    [4, 4],
    [5, 5],
    [6, 6],
    [18, 18],
  ),
  s(
    'G1004',
    '周启明',
    1,
    4,
    [103, 288],
    [37, 38],
    [3, 3],
    [0, 288],
    [34, 36],
    [17, 18],
    [2, 2],
    [4, 4],
    [4, 4],
    [5, 5],
    [18, 18],
  ),
  s(
    'G2002',
    '黄㛃',
    2,
    2,
    [121, 341],
    [52, 54],
    [6, 6],
    [0, 341],
    [33, 36],
    [18, 18],
    [1, 1],
    [4, 4],
    [7, 8],
    [3, 3],
    [17, 18],
  ),
  s(
    'G2005',
    '欧阳文静',
    2,
    5,
    [97, 279],
    [29, 30],
    [2, 2],
    [0, 279],
    [33, 36],
    [16, 18],
    [0, 0],
    [3, 4],
    [3, 3],
    [4, 4],
    [18, 18],
  ),
  s(
    'G1002',
    '赵国庆',
    1,
    2,
    [101, 312],
    [33, 36],
    [5, 5],
    [1, 312],
    [31, 36],
    [16, 18],
    [4, 4],
    [3, 4],
    [6, 6],
    [7, 8],
    [16, 18],
  ),
  s(
    'G2001',
    '刘建华',
    2,
    1,
    [92, 298],
    [30, 34],
    [3, 4],
    [0, 298],
    [32, 36],
    [17, 18],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 5],
    [17, 18],
  ),
  {
    ...s(
      'G1003',
      '买买提·吐尔逊',
      1,
      3,
      [84, 301],
      [28, 33],
      [2, 3],
      [1, 301],
      [29, 36],
      [15, 18],
      [1, 1],
      [2, 4],
      [3, 4],
      [4, 5],
      [16, 18],
    ),
    deductions: '1.50',
  },
  s(
    'G2003',
    '谭雅琴',
    2,
    3,
    [71, 284],
    [22, 29],
    [3, 4],
    [0, 284],
    [25, 34],
    [13, 17],
    [2, 2],
    [2, 4],
    [2, 3],
    [3, 5],
    [14, 17],
  ),
  {
    ...s(
      'G2004',
      '邹志强',
      2,
      4,
      [43, 295],
      [14, 27],
      [1, 3],
      [2, 295],
      [17, 36],
      [8, 18],
      [1, 3],
      [0, 4],
      [1, 4],
      [2, 5],
      [9, 18],
    ),
    deductions: '5.00',
    consequences: ['dismiss', 'legal_review'],
  },
  {
    ...s(
      'G1006',
      '余小满',
      1,
      6,
      [61, 290],
      [17, 25],
      [2, 3],
      [1, 290],
      [22, 36],
      [11, 18],
      [1, 2],
      [1, 4],
      [2, 4],
      [3, 5],
      [12, 18],
    ),
    consequences: ['train'],
  },
  { ...s('G1005', '孟繁星', 1, 5), away: 'leave' },
]

function s(worker: string, name: string, community: number, grid: number, ...figures: [number, number][]): Sketch {
  return { worker, name, community, grid, figures }
}

const pace = 0.337

function worker(k: Sketch): Omit<Worker, 'rank'> {
  const community = `42060601200${k.community}`
  const base = {
    worker: k.worker,
    name: k.name,
    unit: community,
    unit_name: units.find((u) => u.code === community)?.name ?? '',
    grids: [`${community}00${k.grid}`],
    grid_names: [`第${'一二三四五六'[k.grid - 1] ?? ''}网格`],
    consequences: k.consequences ?? [],
    reasons: k.consequences?.includes('dismiss') ? ['two_months'] : [],
  }
  if (k.away) return { ...base, assessed: false, reason: k.away, reason_text: '请假' }
  const total = weights.reduce((n, w, i) => n + ((k.figures[i]?.[1] ?? 0) > 0 ? w : 0), 0)
  const measures: Record<string, Measure> = {}
  let score = 0
  indicators.forEach(({ id }, i) => {
    const [num, den] = k.figures[i] ?? [0, 0]
    if (den === 0) {
      measures[id] = { num, den, applies: false }
      return
    }
    const weight = (100 * (weights[i] ?? 0)) / total
    const share =
      id === 'case'
        ? Math.max(0, 1 - (num * 300) / 4 / Math.max(den, 300))
        : Math.min(1, num / den / (id === 'visit' ? pace : 1))
    const points = Math.round(weight * share * 100) / 100
    score += points
    measures[id] = {
      num,
      den,
      applies: true,
      weight: weight.toFixed(2),
      value: (id === 'case' ? (1000 * num) / den : (100 * num) / den).toFixed(2),
      points: points.toFixed(2),
      ...(id === 'case' ? {} : { target: id === 'visit' ? (pace * 100).toFixed(2) : '100.00' }),
    }
  })
  score -= Number(k.deductions ?? 0)
  const stars = score >= 95 ? 5 : score >= 85 ? 4 : score >= 70 ? 3 : score >= 60 ? 2 : 1
  return {
    ...base,
    assessed: true,
    reason: '',
    reason_text: '',
    indicators: measures,
    adjustments: '0.00',
    deductions: k.deductions ?? '0.00',
    score: score.toFixed(2),
    stars,
    qualified: stars >= 3,
    pay: {
      base: '420.00',
      paid: stars >= 3 ? '420.00' : stars === 2 ? '210.00' : '0.00',
      reward: stars === 5 ? '84.00' : stars === 4 ? '42.00' : '0.00',
    },
  }
}

/** The workers of a unit in rank order, those not assessed last. */
export function workersOf(unit: string): Worker[] {
  const of = sketches.map(worker).filter((w) => w.unit.startsWith(unit))
  const assessed = of.filter((w) => w.assessed).sort((a, b) => Number(b.score) - Number(a.score))
  return [...assessed.map((w, i) => ({ ...w, rank: i + 1 })), ...of.filter((w) => !w.assessed)]
}
