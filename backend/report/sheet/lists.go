package sheet

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"gridstar/backend/report"
)

// WriteDoors writes the households still to visit (未入户清单), a sheet a worker.
func WriteDoors(w io.Writer, lists ...*report.DoorList) error {
	if len(lists) == 0 {
		return write(w, doorTable("未入户清单", "未入户清单", "没有需要入户的网格员"))
	}
	names := sheetNames(lists)
	tables := make([]table, 0, len(lists))
	for i, l := range lists {
		t := doorTable(names[i], "未入户清单（"+l.Name+"）",
			fmt.Sprintf("%s　%s　应入户%d户，已入户%d户，距应达进度还差%d户", l.UnitName, l.Period, l.Due, l.Met, l.Wanted))
		for n, d := range l.Doors {
			t.rows = append(t.rows, []string{strconv.Itoa(n + 1), d.GridName, d.Address, d.Household, d.State, strconv.Itoa(d.Attempts), "", ""})
		}
		tables = append(tables, t)
	}
	return write(w, tables...)
}

func doorTable(name, title, subtitle string) table {
	return table{name: name, title: title, subtitle: subtitle, keep: 1,
		columns: []column{{"序号", whole, 6}, {"网格", words, 20}, {"地址", words, 44}, {"户编号", words, 20}, {"房屋状态", center, 10},
			{"已上门次数", whole, 11}, {"走访结果", words, 14}, {"走访时间", words, 16}}}
}

// sheetNames are the workers' names made fit and distinct for sheets.
func sheetNames(lists []*report.DoorList) []string {
	out, taken := make([]string, len(lists)), map[string]bool{}
	for i, l := range lists {
		name := sheetName(l.Name)
		for n := 2; name == "" || taken[strings.ToLower(name)]; n++ {
			name = sheetName(l.Name) + "（" + strconv.Itoa(n) + "）"
		}
		taken[strings.ToLower(name)] = true
		out[i] = name
	}
	return out
}

// sheetName drops what a sheet's name may not hold, and keeps it short enough to
// be numbered.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || r < ' ' {
			return -1
		}
		return r
	}, s)
	const most = 20
	for utf8.RuneCountInString(s) > most {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// WriteProblems writes the problem list, and the hints on a sheet of their own.
func WriteProblems(w io.Writer, unitName, period string, list []report.Problem) error {
	problems := problemTable("问题", unitName+"数据问题清单", period)
	hints := problemTable("提示", unitName+"数据提示清单（不影响得分）", period)
	for _, p := range list {
		t := &problems
		if p.Hint {
			t = &hints
		}
		t.rows = append(t.rows, problemRows(p, len(t.rows)+1)...)
	}
	return write(w, problems, hints)
}

func problemTable(name, title, period string) table {
	return table{name: name, title: title, subtitle: "考核月份：" + period, keep: 2,
		columns: []column{{"序号", whole, 6}, {"问题", words, 18}, {"说明", words, 36}, {"怎么办", words, 32}, {"日期", center, 12},
			{"工号", words, 10}, {"姓名", words, 11}, {"单位", words, 18}, {"台账", words, 12}, {"编号", words, 18},
			{"文件", words, 22}, {"工作表", words, 12}, {"行", whole, 7}}}
}

// problemRows is one row a record behind the problem; one where there is none.
func problemRows(p report.Problem, number int) [][]string {
	head := []string{strconv.Itoa(number), p.Title, p.Text, p.Do, p.Day, p.Worker, p.WorkerName, p.UnitName}
	if len(p.Rows) == 0 {
		return [][]string{append(head, "", "", "", "", "")}
	}
	var out [][]string
	for i, r := range p.Rows {
		row := append([]string{}, head...)
		row[0] = strconv.Itoa(number + i)
		row = append(row, r.Label, r.Key)
		if r.Source != nil {
			row = append(row, r.Source.File, r.Source.Sheet, strconv.Itoa(r.Source.Line))
		} else {
			row = append(row, "", "", "")
		}
		out = append(out, row)
	}
	return out
}
