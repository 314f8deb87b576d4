export const paper = {
  title: '公示与证书',
  saveAs: '另存为…',
  from: '从',
  to: '到',
  empty: '导入数据后，这里可以看到每一种文书的样子，直接打印或保存。',
  page: (title: string, n: number, of: number) => `${title} 第${n}页，共${of}页`,
  numbered: '证书要登记编号',
  numberedText: '生成证书时，程序按顺序登记编号，不重号、不跳号；以后重新打印，编号不变。请先核对起止月份和单位。',
  number: '登记编号并生成',
  everyone: '全部网格员',
  saveSheet: '保存表格',
  sheetOnly: (name: string) => `${name}是电子表格`,
  sheetText: '保存为 xlsx 文件，可以用表格软件打开、排序、打印。',
  making: '正在排版…',
  tooLong: (n: number, most: number) =>
    `这份文书有${n}页，超过${most}页不能在这里打印。请先保存，再打开保存的文件打印。`,
  more: (n: number) => `另有${n}页，保存后查看。`,
}
