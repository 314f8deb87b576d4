package ledger

import (
	"testing"

	"gridstar/backend/domain"
	"gridstar/backend/intake/table"
)

func textCell(s string) table.Cell { return table.Cell{Kind: table.Text, Text: s} }

func numberCell(s string) table.Cell { return table.Cell{Kind: table.Number, Text: s} }

func stampCell(t domain.Time, hasTime bool) table.Cell {
	return table.Cell{Kind: table.Stamp, Text: "46298", Stamp: t, HasTime: hasTime}
}

var morning = domain.NewTime(domain.NewDate(2026, 10, 3), 8, 30, 0)

// value is how a read value is written in these tables: text, number, or "" when empty.
func value(l *Ledger, column int, v domain.Value) string {
	if !v.Set {
		return ""
	}
	switch c := l.Columns[column]; c.Kind {
	case domain.KindEnum:
		return c.Options[v.Int-1]
	case domain.KindDate:
		return domain.Date(v.Int).String()
	case domain.KindTime, domain.KindMoment:
		return domain.Time(v.Int).String()
	case domain.KindDecimal, domain.KindAmount:
		return domain.Hundredths(v.Int).String()
	}
	return v.Text
}

func TestRead(t *testing.T) {
	bool_ := func(s string) table.Cell { return table.Cell{Kind: table.Bool, Text: s} }
	broken := table.Cell{Kind: table.Error, Text: "#REF!"}
	for _, c := range []struct {
		name   string
		ledger domain.LedgerID
		column string
		cell   table.Cell
		want   string
		fault  domain.FaultCode
	}{
		{"code", domain.Visits, "worker", textCell("G0001"), "G0001", ""},
		{"code with zeros", domain.Visits, "worker", textCell(" 0012\t"), "0012", ""},
		{"code, full width", domain.Visits, "worker", textCell("Ｇ０００１"), "G0001", ""},
		{"code, zero width space", domain.Visits, "worker", textCell("\ufeffG\u200b0001"), "G0001", ""},
		{"code, number", domain.Visits, "grid", numberCell("420606001001001"), "420606001001001", ""},
		{"code, forced to text", domain.Visits, "grid", textCell(`="0420606"`), "0420606", ""},
		{"code, apostrophe", domain.Visits, "grid", textCell("'0420606"), "0420606", ""},
		{"code, hidden in a faulty row", domain.Visits, "worker", textCell("〔证件号〕"), "", domain.FaultValue},
		{"code, empty", domain.Visits, "worker", table.Cell{}, "", domain.FaultRequired},
		{"code, empty mark", domain.Visits, "worker", textCell("—"), "", domain.FaultRequired},
		{"code, forced empty", domain.Visits, "worker", textCell(`=""`), "", domain.FaultRequired},
		{"code, optional and empty", domain.SpotChecks, "worker", textCell("／"), "", ""},
		{"code, lost digits", domain.Visits, "grid", table.Cell{Kind: table.Text, Text: "4.2E+14", LostDigits: true}, "", domain.FaultDigitsLost},
		{"code, turned into a date", domain.Visits, "record_no", stampCell(morning, false), "", domain.FaultValue},
		{"code like a telephone number", domain.Visits, "worker", textCell("13812345678"), "13812345678", ""},
		{"code, broken formula", domain.Visits, "worker", broken, "", domain.FaultValue},
		{"bad bytes", domain.Visits, "remark", table.Cell{Kind: table.Text, Text: "\ufffd", BadText: true}, "", domain.FaultEncoding},

		{"moment", domain.Visits, "start_time", textCell("2026年10月3日　8时30分"), morning.String(), ""},
		{"moment, date cell", domain.Visits, "start_time", stampCell(morning, true), morning.String(), ""},
		{"moment, serial", domain.Visits, "start_time", numberCell("46298.3541666667"), morning.String(), ""},
		{"moment, date alone", domain.Visits, "start_time", textCell("2026-10-03"), "", domain.FaultTime},
		{"moment, date cell alone", domain.Visits, "start_time", stampCell(morning.Date().Start(), false), "", domain.FaultTime},
		{"moment, serial of a date alone", domain.Visits, "start_time", numberCell("46298"), "", domain.FaultTime},
		{"moment, word", domain.Visits, "start_time", textCell("昨天"), "", domain.FaultTime},
		{"moment, year", domain.Visits, "start_time", textCell("1926-10-03 08:00:00"), "", domain.FaultTime},
		{"moment, date cell of a year before", domain.Visits, "start_time", stampCell(domain.NewDate(1999, 12, 31).Start(), true), "", domain.FaultTime},
		{"moment, empty", domain.Visits, "start_time", textCell(""), "", domain.FaultRequired},
		{"moment, broken formula", domain.Visits, "start_time", broken, "", domain.FaultTime},
		{"time, date alone", domain.Hazards, "found_at", textCell("2026-10-03"), "2026-10-03 00:00:00", ""},
		{"time, number of digits", domain.Hazards, "found_at", numberCell("20261003083000"), morning.String(), ""},
		{"time, empty", domain.Hazards, "fixed_at", textCell("NULL"), "", ""},
		{"date of a time", domain.Disputes, "due_date", textCell("2026-10-03 08:30:00"), "2026-10-03", ""},
		{"date cell of a time", domain.Disputes, "due_date", stampCell(morning, true), "2026-10-03", ""},

		{"word", domain.Visits, "result", textCell("未遇"), "未遇", ""},
		{"word, synonym", domain.Visits, "result", textCell("已入户"), "见面", ""},
		{"word, spaces in it", domain.Visits, "result", textCell("空 户"), "空户", ""},
		{"word, empty", domain.Visits, "result", textCell("无"), "见面", ""},
		{"word, no default", domain.Visits, "mode", table.Cell{}, "", ""},
		{"word, unknown", domain.Visits, "result", textCell("看过"), "", domain.FaultValue},
		{"word that means empty", domain.Disputes, "result", textCell("化解中"), "", ""},
		{"word, yes", domain.Disputes, "result", textCell("是"), "成功", ""},
		{"word, with 纠纷", domain.Disputes, "kind", textCell("邻里纠纷"), "邻里", ""},
		{"word, level", domain.Units, "level", textCell("街道办事处"), "街道", ""},
		{"word, level of a check", domain.SpotChecks, "level", textCell("县"), "区", ""},
		{"word, no grid is a checker", domain.SpotChecks, "level", textCell("网格"), "", domain.FaultValue},
		{"word, required", domain.Units, "level", textCell("-"), "", domain.FaultRequired},
		{"word, hotline as a number", domain.Opinions, "route", numberCell("12345"), "12345", ""},
		{"word, hotline", domain.Opinions, "route", textCell("市１２３４５热线"), "12345", ""},
		{"word, unsigned", domain.Worklogs, "signed", textCell("未签"), "", ""},
		{"word, true", domain.Worklogs, "signed", bool_("TRUE"), "是", ""},
		{"word, false", domain.Worklogs, "signed", bool_("FALSE"), "否", ""},
		{"word, central task", domain.Leave, "kind", textCell("中心工作"), "公务", ""},
		{"word of another ledger", domain.CalendarDay, "kind", textCell("公务"), "", domain.FaultValue},

		{"amount", domain.Workers, "wage", textCell("２，８００．５"), "2800.50", ""},
		{"amount, negative", domain.SpotChecks, "deduction", textCell("-1"), "", domain.FaultNumber},
		{"amount, three places", domain.SpotChecks, "deduction", textCell("1.234"), "", domain.FaultNumber},
		{"amount, word", domain.Workers, "wage", textCell("面议"), "", domain.FaultNumber},
		{"amount, date cell", domain.Workers, "wage", stampCell(morning, false), "", domain.FaultNumber},
		{"decimal, negative", domain.Adjustments, "points", numberCell("-0.5"), "-0.50", ""},
		{"share, per cent sign", domain.Workers, "share", textCell("15％"), "15.00", ""},
		{"share, per cent style", domain.Workers, "share", table.Cell{Kind: table.Number, Text: "0.15", Percent: true}, "15.00", ""},
		{"amount, per cent style", domain.Workers, "wage", table.Cell{Kind: table.Number, Text: "0.15", Percent: true}, "", domain.FaultNumber},

		{"text", domain.Visits, "remark", textCell("老人独居，已告知"), "老人独居,已告知", ""},
		{"text, date cell", domain.Visits, "remark", stampCell(morning, true), morning.String(), ""},
		{"text, personal", domain.Visits, "remark", textCell("电１３８１２３４５６７８"), "电〔电话〕", ""},
		{"name, personal", domain.Workers, "name", textCell("王芳13812345678"), "王芳〔电话〕", ""},
		{"name, rare character", domain.Workers, "name", textCell("吴𬱖"), "吴𬱖", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := Of(c.ledger)
			column := l.Index(c.column)
			v, hidden, fault := l.Read(column, &c.cell, false)
			if got := value(l, column, v); got != c.want || fault != c.fault {
				t.Errorf("%q, %q, want %q, %q", got, fault, c.want, c.fault)
			}
			if personal := c.name == "text, personal" || c.name == "name, personal"; hidden != personal {
				t.Errorf("hidden is %v", hidden)
			}
		})
	}
}

func TestCheckOfTimes(t *testing.T) {
	for _, c := range []struct {
		name       string
		start, end domain.Time
		fault      domain.FaultCode
	}{
		{"in order", morning, morning + 60, ""},
		{"same time", morning, morning, domain.FaultOrder},
		{"before", morning, morning - 60, domain.FaultOrder},
		{"next day", morning, morning + 86400, domain.FaultOrder},
	} {
		for _, id := range []domain.LedgerID{domain.Visits, domain.Patrols} {
			l := Of(id)
			values := make([]domain.Value, len(l.Columns))
			values[l.Index("start_time")] = domain.Value{Set: true, Int: int64(c.start)}
			values[l.Index("end_time")] = domain.Value{Set: true, Int: int64(c.end)}
			column, fault := l.Check(values)
			if fault != c.fault || fault != "" && l.Columns[column].Name != "end_time" {
				t.Errorf("%s of %s: %s in column %d", c.name, id, fault, column)
			}
		}
	}
}

// Whatever a cell holds, reading it ends in a value, in nothing, or in a fault.
func FuzzRead(f *testing.F) {
	f.Add("2026-10-03 08:30", uint8(table.Text), false)
	f.Add("4.2E+14", uint8(table.Number), true)
	f.Fuzz(func(t *testing.T, s string, kind uint8, lost bool) {
		cell := table.Cell{Kind: table.CellKind(kind % 6), Text: s, Stamp: morning, LostDigits: lost, Percent: kind > 128}
		if cell.Kind == table.Blank {
			cell = table.Cell{}
		}
		for i := range All {
			for c := range All[i].Columns {
				column := &All[i].Columns[c]
				v, _, fault := All[i].Read(c, &cell, false)
				switch {
				case fault != "" && v.Set:
					t.Fatalf("%s %s: %q is a fault and a value", All[i].ID, column.Label, s)
				case fault == "" && !v.Set && column.Required:
					t.Fatalf("%s %s: %q is missing and no fault", All[i].ID, column.Label, s)
				case v.Set && column.Kind == domain.KindEnum && (v.Int < 1 || v.Int > int64(len(column.Options))):
					t.Fatalf("%s %s: %q is option %d", All[i].ID, column.Label, s, v.Int)
				case v.Set && column.Kind == domain.KindAmount && v.Int < 0:
					t.Fatalf("%s %s: %q is %d", All[i].ID, column.Label, s, v.Int)
				}
			}
		}
	})
}
