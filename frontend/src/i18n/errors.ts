export const errors = {
  unknown: (detail: string) => `程序没有完成这一步（${detail}）。请重试；仍不行时，把这句话告诉维护人员。`,
  title: '没有完成',
  noEngine: '窗口没有连上计算程序。请关闭后重新打开网格星考。',
}
