export const checks = {
  title: '抽查',
  lead: '街道、区对当月记录的抽查结果。查实虚假的记录不计入考核，扣分记到本人。',
  forms: '打印抽查表',
  columns: {
    no: '编号',
    day: '日期',
    level: '级别',
    unit: '单位',
    name: '网格员',
    matter: '事项',
    finding: '结果',
    deduction: '扣分',
    record: '所查记录',
  },
  sum: (checked: number, wrong: number, share: string, missed: number) =>
    `已核实${checked}条${checked > 0 ? `，${wrong}条有问题，占${share}%` : ''}` +
    (missed > 0 ? `；另有${missed}条未接通，不计入` : ''),
  percent: (share: string) => `${share}%`,
  byUnit: '各单位的问题率',
  byUnitHead: ['单位', '已核实', '有问题', '问题率', '未接通'],
  none: '这个月没有抽查结果',
  noneText: '打印抽查表带到现场，查完后把结果填进“抽查记录”台账，再导入。',
  choose: '选择文件导入',
  right: '属实',
  neither: '未接通',
}
