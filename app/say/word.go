package say

import (
	"fmt"
	"strings"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// Ledger is the Chinese name of a ledger.
func Ledger(id domain.LedgerID) string {
	if s := domain.SchemaOf(id); s != nil {
		return s.Label
	}
	return string(id)
}

// List joins words.
func List(words []string) string { return strings.Join(words, "、") }

var faults = map[domain.FaultCode]string{
	domain.FaultRequired:     "必填，不能为空。请补上",
	domain.FaultTime:         "时间写法不对或不在2000—2099年。请写成 2026-10-03 08:30",
	domain.FaultOrder:        "结束时间须晚于开始时间，并在同一天。请核对两个时间",
	domain.FaultValue:        "不在可填的范围内。请按台账说明改正",
	domain.FaultNumber:       "不是数字，或小数超过两位，或为负数。请改正",
	domain.FaultDigitsLost:   "长号码被表格软件改成了数值，末尾几位已丢失。请把该列设为文本后重新填写",
	domain.FaultEncoding:     "有无法识别的文字。请用原系统重新导出",
	domain.FaultDuplicateKey: "同一文件里后面还有同编号而内容不同的一行，以后面的为准。请核对",
}

// Fault words why a row was set aside.
func Fault(f domain.Fault) string {
	words := faults[f.Reason]
	if f.Value == "" {
		return words
	}
	return "“" + f.Value + "”" + words
}

// Progress words how far long work has come.
func Progress(stage office.Stage, file string, done, total int64) string {
	verb := "正在读取 "
	if stage == office.StageLoad {
		verb = "正在写入 "
	}
	if total <= 0 {
		return verb + file
	}
	return fmt.Sprintf("%s%s %d%%", verb, file, done*100/total)
}

var backupReasons = map[string]string{"hand": "手动", "load": "导入前", "publish": "发布前", "restore": "恢复前", "daily": "每日"}

// BackupReason words why a backup was made.
func BackupReason(why string) string {
	if s, ok := backupReasons[why]; ok {
		return s
	}
	return why
}

// Restoration words what a restore did, and where what was there before is.
func Restoration(r *office.Restoration) []string {
	words := []string{"已用备份“" + r.Restored + "”恢复。"}
	if r.At != "" {
		words = append(words, "备份里最后一次操作的时间是 "+r.At+"。")
	}
	switch {
	case r.Aside != "":
		words = append(words, "原来的数据库已损坏，移到了“"+r.Aside+"”。里面有多少内容是备份里没有的，无从比对。")
	case r.Former == "":
	case r.Lost.Entries == 0:
		words = append(words, "恢复前的数据另存在“"+r.Former+"”，其中的操作记录这份备份里都有。")
	default:
		words = append(words, fmt.Sprintf("恢复前的数据另存在“%s”，其中有%d条操作记录、%d个已发布的版本是这份备份里没有的。", r.Former, r.Lost.Entries, r.Lost.Versions))
	}
	switch {
	case r.LockKept:
		words = append(words, "备份口令仍是恢复前的那个，今后的备份照旧加密。")
	case r.Encrypted:
		words = append(words, "今后的备份用这份备份里设的口令加密。")
	case r.Aside != "":
		words = append(words, "这份备份里没有备份口令，今后的备份不加密；原来设过口令的，请重新设置。")
	}
	return words
}

// Size words the size of a file.
func Size(bytes int64) string {
	const kilo, mega = 1 << 10, 1 << 20
	if bytes < mega {
		return fmt.Sprintf("%d KB", (bytes+kilo-1)/kilo)
	}
	return fmt.Sprintf("%d.%d MB", bytes/mega, bytes%mega*10/mega)
}
