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
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
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
	words := Code(e.Code, e.Args...)
	if domain.CodeOf(e.Err) != "" {
		words += "原因：" + Error(e.Err)
	}
	return words
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
	"database_damaged":     "数据库“%1”已损坏。请用最近的备份恢复（命令行用 gridstar restore），损坏的文件会另外留着。",
	"cannot_open_database": "打不开数据库“%1”。请检查文件是否存在、是否被其他程序占用、是否有权限读写。",
	"database_failed":      "数据库“%1”拒绝了这次操作，没有保存任何改动。请重试；仍不行，请联系技术人员。",
	"cancelled":            "已取消，没有保存任何改动。",
	"nothing_to_load":      "文件“%1”里没有可以导入的台账。请检查表头是否齐全。",
	"no_such_load":         "没有编号为 %1 的导入。请在导入记录里核对编号。",
	"reason_needed":        "%1%2已经发布过，再次发布就是更正，必须写明理由（命令行写 --reason 理由）。",
	"no_such_appeal":       "没有编号为 %1 的申诉。请在申诉记录里核对编号。",
	"load_undone":          "编号为 %1 的导入已经撤销过了，不必再撤销。",

	// intake
	"intake_sheet_empty":    "这张工作表是空的，没有导入。",
	"intake_two_ledgers":    "第%1行起是另一种台账（%2）的表头，上面是%3，没有导入。一张工作表只能放一种台账，请把它们分到两张工作表再导入。",
	"intake_many_faults":    "有错的行太多（读到这里已有 %1 行），没有导入。多半是列对错了位，或不是这种台账。请核对表头和各列的内容，再导入。",
	"intake_unknown":        "看不出这是哪种台账，没有导入。看到的表头是：%1。请核对是否选对了文件；表头叫法不同的，可以在“数据”里告诉程序各列对应什么。",
	"intake_unknown_near":   "看不出这是哪种台账，没有导入。看到的表头是：%1。最像“%2”，但缺少：%3。请补上这些列，或在“数据”里告诉程序各列对应什么。",
	"intake_missing_column": "像是“%2”，但缺少必填的列：%3，没有导入。看到的表头是：%1。请补上这些列再导入；列名叫法不同的，可以在“数据”里告诉程序。",
	"returned_nothing":      "“%1”里没有退回的行，不必另存。",

	// intake/table
	"table_empty":        "文件是空的，没有可读的表格。请重新导出，或另选一个文件。",
	"table_none":         "文件里没有表格（像是图片、压缩包、文档或程序）。请导出为 .xlsx、.xls 或 .csv 再导入。",
	"table_old_format":   "文件是 %1 格式，读不了。请用表格软件打开，另存为 .xlsx 再导入。",
	"table_encrypted":    "文件设有打开密码，读不了。请用表格软件打开，取消密码后另存，再导入。",
	"table_damaged":      "文件已损坏或没有传完整，读不下去。请重新导出或重新下载；能用表格软件打开的，另存为 .xlsx 再导入。",
	"table_unreadable":   "读文件时磁盘出错，没有读完。请检查U盘或网络盘是否断开，把文件复制到本机后再导入。",
	"table_file_large":   "文件超过 %1 MB。请按月份或单位拆成几个文件，再逐个导入。",
	"table_part_large":   "文件解开后超过 %1 MB，不像正常的台账，没有读入。请核对来源，或拆成几个文件再导入。",
	"table_many_cells":   "一张工作表超过 %1 万个单元格，没有读入。请按月份或单位拆成几个文件，再逐个导入。",
	"table_many_columns": "第 %1 行超过 %2 列，不像台账，没有读入。请核对文件，删去多余的列再导入。",
	"table_cell_large":   "第 %1 行有一个单元格超过 %2 KB，没有读入。请核对这一行的内容（多半是引号没有配对），改正后再导入。",
	"table_row_large":    "第 %1 行的内容超过 %2 MB，没有读入。请核对这一行，改正后再导入。",
	"table_many_sheets":  "工作簿超过 %1 张工作表，没有读入。请拆成几个文件再导入。",

	// rule
	"rule_syntax":      "规则集第%1行写法有误。请照 gridstar rules --export 输出的样子改正后再试。",
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

	// office
	"cannot_write":      "不能写入“%1”。请检查文件夹是否存在、是否只读、磁盘是否已满、文件是否正被打开，然后重试。",
	"no_such_file":      "没有文件“%1”。请核对文件名和所在文件夹。",
	"is_folder":         "“%1”是文件夹或不是普通文件。请选择里面的台账文件。",
	"no_access":         "没有权限读取“%1”。请检查文件权限，或把文件复制到自己的文件夹再导入。",
	"database_in_use":   "“%1”是正在使用的数据库。请另选一个文件。",
	"cannot_read":       "读不了“%1”。请检查磁盘或U盘是否正常，复制一份后再试。",
	"no_officer":        "没有警号“%1”的民警在 %2 管理社区。请核对警号，或先导入社区民警名册。",
	"no_one_to_sign":    "“%1”在 %2 没有需要签字的参评网格员。请核对警号、工号和月份。",
	"officer_holds":     "%1 有民警（%2）负责，签字期限到 %3 止，期限内请由民警本人签字；过期后街道可以代签。",
	"not_community":     "“%1”不是社区。请写社区的单位编码。",
	"no_community":      "“%1”以下没有社区，无可发布。请写社区、街道、区或市的单位编码。",
	"unsigned":          "%1 还有 %2 名参评网格员未签字确认，不能发布：%3。请民警先签字；逾期未签或没有民警的，由街道代签。",
	"no_winners":        "“%1”在 %2 至 %3 没有符合条件的人选。请先发布各月考核，或核对起止月份。",
	"nothing_published": "“%1”在 %2 至 %3 没有已发布的月份。评优只看已发布的月份，请先发布。",
	"tie_undecided":     "%1 同名次而名额不够，请先由单位审定人选并写明理由（gridstar awards --choose 工号 --reason 理由，或在“评优”里审定），再打印证书。",
	"not_tied":          "%1 不在同名次待审定的人里。请核对工号。",
	"no_such_worker":    "%2 没有工号“%1”的网格员在岗。请核对工号和月份。",

	// report/paper
	"face_unreadable":    "读不了字体文件“%1”。请检查文件是否还在、有没有读取权限，或在“设置”里改回自带字体。",
	"face_format":        "字体文件“%1”用不了：只能用 TrueType 轮廓的 .ttf 或 .ttc（不能用 .otf）。请另选一个，或改回自带字体。",
	"face_forbidden":     "字体文件“%1”的许可不允许嵌入文件。请另选一个，或改回自带字体。",
	"picture_unreadable": "图片“%1”读不了。请换一张完好的 PNG 或 JPG 图片。",
	"paper_no_glyph":     "“%3”里的“%1”（%2）没有字体能印出来。请核对这个字有没有写错；没有写错的，请在“设置”里指定一个收有此字的字体。",
	"paper_empty":        "“%1”没有可以打印的内容。请先核对月份和单位。",
	"paper_no_page":      "没有第%1页：这份文件共%2页。",
	"print_failed":       "“%1”没有送到打印机。请检查打印机是否开机、有没有纸，然后重试；也可以先保存，再打开保存的文件打印。",
	"paper_setting":      "设置里的“%1”不能这样写：%2。请到“设置”里改正。",
	"nothing_faulty":     "第 %1 次导入没有有误的行，不需要退回。导入编号见 gridstar imports。",
	"no_such_record":     "找不到这条记录（%1 %2），可能已撤销导入。请刷新后再看。",
	"no_such_ledger":     "没有“%1”这种台账。请写台账名称，例如 入户走访。",
	"no_such_column":     "“%1”没有“%2”这一列。请写台账说明里的列名。",
	"rule_taken":         "已经有规则集“%1”。请换一个编号另存，原来的不会改动。",
	"rule_in_use":        "规则集“%1”已用于发布%2的考核，不能删去。可以另存新的规则集，自以后的日期起生效。",
	"no_such_rules":      "没有规则集“%1”，或者它随程序附带、不能删去。规则集清单见 gridstar rules --all。",
	"backup_failed":      "备份“%1”没有做成，为稳妥起见没有继续。请检查磁盘是否已满、文件夹是否存在、是否只读，再重试。",
	"bad_digest":         "“%1”不像公示下方印的摘要。请照抄“摘要”或“审计”后面的16位数字和字母。",
	"unknown_digest":     "操作记录里没有印作“%1”的一条：抄写有误，或者这张公示不是由这个数据库打印的，或者数据库被换过、改写过。请核对抄写，再与旧的备份比对。",
	"onto_itself":        "“%1”就是正在用的数据库，不能把备份存在它自己上面。请换一个文件名。",
	"in_the_way":         "“%1”已经有了，而且不是本办公室的一份完好的备份，没有动它。请换一个文件名。",
	"no_such_backup":     "没有备份文件“%1”。请核对文件名，备份清单见 gridstar backup --list。",
	"backup_damaged":     "备份“%1”已损坏，或者不是网格星考的备份，不能用来恢复。请换一份备份。",
	"wrong_passphrase":   "口令不对，打不开备份“%1”。请核对做这份备份时的口令。",
	"weak_passphrase":    "口令太短，请至少用 %1 个字符。",
	"passphrase_needed":  "备份“%1”加了密，请输入口令（命令行写 --passphrase 口令文件）。",
	"not_published":      "%1 的%2还没有发布，没有可申诉的结果。",
	"publicity_over":     "公示期到 %1 已经结束，不再受理申诉。",
	"no_such_version":    "%1的%2没有在第%4版之后发布过第%3版。请先发布更正，再写它的版本。",
	"other_edition":      "%1%2第%3版由第%4版计算公式算出，本程序用第%5版，重算的明细会与发布的不同，所以不印。公示仍照发布的印；要印明细，请用发布它的程序版本。",
	"not_taught":         "没有教过指纹“%1”的表头“%2”。教过的表头见 gridstar teach。",
	"not_in_version":     "%1 不在%2%3已发布的名单里。请核对工号和社区。",
	"appeal_answered":    "申诉%1已由%3于 %2 答复，答复不能改动。因它而更正的，可以补上更正的版本（命令行写 --id %1 --correction 版本）。",
	"appeal_settled":     "申诉%1已由%3于 %2 答复，并与第%4版的更正相连，不能再改动。",
	"appeal_text_empty":  "请写明申诉或答复的内容。",

	// desktop
	"cannot_open":      "打不开“%1”。请用文件管理器找到它再打开。",
	"program_fault":    "程序出了差错（%1），没有完成。已有的数据没有受影响，请重试；仍不行，请把这句话告诉技术人员。",
	"no_such_paper":    "没有“%1”这种文书。请从“公示与证书”里选择。",
	"no_such_document": "没有“%1”这种文书。全部文书见 gridstar document。",
	"not_on_paper":     "“%1”只有表格，没有纸面样式。请把文件名写成 .xlsx。",
	"not_a_workbook":   "“%1”没有表格样式。请把文件名写成 .pdf。",
	"worker_needed":    "“%1”一份只写一个人，请选定网格员（命令行写 --worker 工号）。",
	"not_for":          "%1 的%3考核情况用不上“%2”。请核对人员和月份。",

	// cli
	"cannot_print":    "结果没有写出来。请检查磁盘是否已满、输出的地方是否可以写入，然后重试。",
	"wrong_ending":    "“%1”存出来会打不开：PDF 的文件名以 .pdf 结尾，表格的以 .xlsx 结尾。请改正文件名。",
	"months_reversed": "起始月份 %1 在截止月份 %2 之后。请对调，或改正月份。",
	"unsound":         "核验发现 %1 处被改动。请对照上面列出的各处，用可靠的备份恢复，并查明缘由。",
}
