export const paper = {
  title: '公示与证书',
  saveAs: '另存为…',
  from: '从',
  to: '到',
  empty: '导入数据后，这里可以看到每一种文书的样子，直接打印或保存。',
  page: (title: string, n: number, of: number) => `${title} 第${n}页，共${of}页`,
  making: '正在排版…',
  more: (n: number) => `另有${n}页，保存后查看。`,
}
