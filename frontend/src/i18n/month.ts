export const month = {
  title: '本月',
  asOf: (day: string) => `截至${day}`,
  earlyLook: '提前看',
  wholeMonth: '全月',
  status: {
    empty: '没有数据',
    draft: '草稿',
    signed: '已签字',
    published: '已发布',
    publicity: '公示期内',
    in_force: '已生效',
    corrected: '已更正',
  } as Record<string, string>,
  step: {
    load: '导入数据',
    problems: '核对问题',
    sign: '民警签字',
    publish: '发布结果',
    print: '打印张贴',
  } as Record<string, string>,
  stepText: (id: string, state: string, count: number, total: number): string => {
    switch (`${id}.${state}`) {
      case 'load.done':
        return `本月有记录的台账${count}种`
      case 'load.warn':
        return `本月有记录的台账${count}种，共${total}种`
      case 'load.now':
        return '还没有本月的数据'
      case 'problems.done':
        return '没有要核对的记录'
      case 'problems.now':
      case 'problems.warn':
        return `${count}条记录要核对`
      case 'problems.waiting':
        return '导入后自动核对'
      case 'sign.done':
        return `${total}人都已签字`
      case 'sign.now':
      case 'sign.warn':
        return `已签字${count}人，共${total}人`
      case 'sign.waiting':
        return '由社区民警确认'
      case 'publish.done':
        return `${total}个社区已发布`
      case 'publish.now':
      case 'publish.warn':
        return total > 1 ? `已发布${count}个社区，共${total}个` : '可以发布'
      case 'publish.waiting':
        return '签字后发布'
      case 'print.done':
        return '公示已打印'
      case 'print.now':
        return '打印公示，张贴公示栏'
      default:
        return '发布后打印张贴'
    }
  },
  stepButton: {
    load: '导入文件',
    problems: '查看问题',
    sign: '去签字',
    publish: '去发布',
    print: '打印公示',
  } as Record<string, string>,
  stepNames: (id: string, names: string[]) => {
    const shown =
      names.slice(0, 4).join('、') + (names.length > 4 ? `等${names.length}${id === 'sign' ? '人' : '项'}` : '')
    return { load: `缺：${shown}`, sign: `未签：${shown}`, publish: `未发布：${shown}` }[id] ?? shown
  },
  rates: '四项重点指标',
  target: (v: string, unit: string) => `应达 ${v}${unit}`,
  reached: '已达到',
  behind: '未达到',
  howCame: (name: string) => `${name}怎么来的`,
  fraction: (num: number, den: number) => `${num} / ${den}`,
  lastMonth: (v: string, unit: string) => `上月 ${v}${unit}`,
  same: '与上月持平',
  change: (up: boolean, by: string) => `较上月${up ? '升' : '降'} ${by}`,
  noLastMonth: '上月无数据',
  anew: '新一季度从头累计',
  notApplicable: '本月不适用',
  charts: '各网格员完成情况',
  trend: '近十二个月',
  ranking: '星级排名',
  wholeRanking: '完整排名',
  columns: {
    rank: '名次',
    name: '姓名',
    unit: '单位',
    grid: '网格',
    score: '得分',
    stars: '星级',
    consequence: '提示',
  },
  notAssessed: '不参评',
  atRisk: '可能达不到三星',
  atRiskNone: '照目前进度，人人都能达到三星。',
  doors: (n: number) => `再入户 ${n} 户可达三星`,
  noDoors: '只靠入户还不够',
  saveNotice: '保存公示',
  saveCertificates: '保存证书',
  importFiles: '导入文件',
  stars: (n: number) => `${n}颗星`,
  welcome: {
    title: '欢迎使用网格星考',
    lead: '把平台导出的台账交给它，当月的星级、排名、公示和证书就都有了。全部在本机完成，不联网。',
    name: '您的姓名',
    nameHint: '例如：李敏',
    nameWhy: '记入操作记录，只存在本机',
    files: '用本单位的数据开始',
    filesText: '先导入组织机构名册、网格员花名册和住户底册，再导入各种工作台账。可以一次把所有文件拖进窗口。',
    sample: '先用样例看一看',
    sampleText: '装入一个虚构的街道：两个社区、十来名网格员、四个月的数据，随便点、随便试。',
    path: [
      { title: '导入数据', text: '程序认出台账，先给您看再导入' },
      { title: '核对问题', text: '对不上的记录一条条列出来' },
      { title: '民警签字', text: '社区民警逐人确认' },
      { title: '发布结果', text: '冻结结果，开始公示' },
      { title: '打印张贴', text: '公示、证书、明细表' },
    ],
  },
  noUnits: '还没有单位和人员',
  emptyTitle: '这个月还没有数据',
  emptyText: '把平台导出的文件拖进窗口，或者点下面的按钮选择文件。文件名随意，程序看内容认台账。',
  emptyOther: (months: string) => `已有数据的月份：${months}`,
  summary: (assessed: number, skipped: number) =>
    skipped > 0 ? `参评${assessed}人，不参评${skipped}人` : `参评${assessed}人`,
}
