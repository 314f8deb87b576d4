package say

import (
	"errors"
	"strings"

	"gridstar/backend/domain"
)

// Error words err for a person: the sentence of each code in its chain, or, for
// a failure without a code, that the program could not go on.
func Error(err error) string {
	if err == nil {
		return ""
	}
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		var parts []string
		for _, e := range joined.Unwrap() {
			if e != nil {
				parts = append(parts, Error(e))
			}
		}
		return strings.Join(parts, "\n")
	}
	var e *domain.Error
	if !errors.As(err, &e) {
		return "程序遇到意外情况，没有完成：" + err.Error() + "。请重试；仍不行，请把这句话告诉技术人员。"
	}
	return Code(e.Code, e.Args...)
}

// Code words one code with its arguments; %1, %2 ... stand for them, and %* for
// all of them.
func Code(code domain.Code, args ...string) string {
	s, ok := sentences[code]
	if !ok {
		return strings.TrimSpace("没有完成（" + string(code) + "）" + strings.Join(args, "，"))
	}
	s = strings.ReplaceAll(s, "%*", strings.Join(args, "、"))
	for i := 9; i >= 1; i-- {
		arg := ""
		if i <= len(args) {
			arg = args[i-1]
		}
		s = strings.ReplaceAll(s, "%"+string(rune('0'+i)), arg)
	}
	return s
}

// sentences are the words of each code. Keep them sorted by package.
var sentences = map[domain.Code]string{
	// domain
	"bad_date":    "日期“%1”写法不对。请写成 2026-10-31 这样。",
	"bad_month":   "月份“%1”写法不对。请写成 2026-10 这样。",
	"bad_quarter": "季度“%1”写法不对。请写成 2026Q3 这样。",
	"bad_number":  "数字“%1”写法不对。请写成 12.50 这样。",

	// store
	"no_such_folder":       "找不到文件夹“%1”。请检查路径，或先建好这个文件夹。",
	"not_a_database":       "“%1”不是网格星考的数据库文件。请另选一个文件，或换一个文件名新建。",
	"foreign_database":     "“%1”是别的程序的数据库，网格星考不会改动它。请另选一个文件，或换一个文件名新建。",
	"newer_database":       "数据库“%1”是由更新版本的网格星考建立的，本版本打不开。请安装新版本后再打开。",
	"database_read_only":   "无法写入“%1”：文件或所在文件夹是只读的，或者没有写入权限。请换一个可以写入的文件夹，或请管理员开放权限。",
	"disk_full":            "磁盘已满，无法写入“%1”。本次操作没有保存，原有数据不受影响。请腾出空间后重试。",
	"disk_fault":           "读写“%1”时磁盘出错。本次操作没有保存。请检查磁盘（U盘、网络盘是否断开）后重试。",
	"database_busy":        "数据库“%1”正被另一个网格星考窗口或程序写入。请等它完成，或先关闭它，再重试。",
	"database_damaged":     "数据库“%1”已损坏。请不要再写入，用最近的备份恢复。",
	"cannot_open_database": "打不开数据库“%1”。请检查文件是否存在、是否被其他程序占用、是否有权限读写。",
	"database_failed":      "数据库“%1”拒绝了这次操作，没有保存任何改动。请重试；仍不行，请联系技术人员。",
	"cancelled":            "已取消，没有保存任何改动。",
	"nothing_to_load":      "文件“%1”里没有可以导入的台账。请检查表头是否齐全。",
	"no_such_load":         "没有编号为 %1 的导入记录。请在导入记录里核对编号。",
	"load_undone":          "编号为 %1 的导入已经撤销过了，不必再撤销。",

	// rule
	"rule_syntax":      "规则集“%1”写法有误：%2。请按 YAML 格式改正后再试。",
	"rule_unknown":     "规则集里有不认识的项目“%1”。请删去，或核对名称。",
	"rule_missing":     "规则集缺少“%1”。请补上这一项和它的依据。",
	"rule_twice":       "规则集里“%1”写了两次。请只留一处。",
	"rule_value":       "规则集里“%1”的值“%2”不行，应为 %3。请改正。",
	"rule_basis":       "规则集里“%1”没有写依据。请写明所依据的条款，例如 三.4。",
	"rule_bands":       "星级起点分应当逐级降低、不重叠、在0到100之间，现为 %*。请改正。",
	"rule_weights":     "各项指标权重之和应为100，现为 %1。请调整。",
	"rule_monotone":    "“%1”低于下一等次，成绩好的反而得的少。请改正。",
	"no_rule_in_force": "%1 没有生效的规则集（最早的自 %2 起生效）。请到“规则”里添加一个在这之前生效的规则集。",

	// assess
	"as_of_outside": "截止日期 %1 不在 %2 之内。请选该月里的一天。",
	"unknown_unit":  "没有单位编码“%1”。请核对编码，或先导入组织机构名册。",
	"no_units":      "还没有组织机构名册，无法考核。请先导入含“单位编码、单位名称、级别”的名册。",
}
