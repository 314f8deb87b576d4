package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gridstar/app/say"
	"gridstar/backend/office"
	"gridstar/backend/report"
	"gridstar/backend/rule"
)

func importNumber(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return &usageError{"请写一个导入编号，编号见 gridstar imports"}
	}
	if _, err := strconv.ParseInt(args[0], 10, 64); err != nil {
		return &usageError{fmt.Sprintf("“%s”不是导入编号，编号见 gridstar imports", args[0])}
	}
	return nil
}

func (c *cli) faultyCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "faulty --db F 编号 --out 文件.xlsx",
		Short: "把一次导入中有误的行存成表格，标出错处，改好再导入",
		Args:  importNumber,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := need(cmd, "out"); err != nil {
				return err
			}
			if _, err := endingOf(out, ".xlsx"); err != nil {
				return err
			}
			id, _ := strconv.ParseInt(args[0], 10, 64) // checked by importNumber
			return c.with(cmd.Context(), func(o *office.Office) error {
				return c.writeFile(out, func(w io.Writer) error { return o.Returned(cmd.Context(), id, say.Fault, w) })
			})
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "存成这个 .xlsx `文件`")
	return cmd
}

func (c *cli) teachCommand() *cobra.Command {
	var forget bool
	columns := map[string]string{}
	cmd := &cobra.Command{
		Use:   "teach --db F [指纹 台账 表头=列名... | --forget 指纹 表头] [--json]",
		Short: "教程序认表头，列出或忘掉教过的；指纹见 import --json",
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case forget && len(args) != 2:
				return &usageError{"忘掉一个表头，请写：gridstar teach --forget 指纹 表头"}
			case !forget && (len(args) == 1 || len(args) == 2):
				return &usageError{"教一个表头，请写：gridstar teach 指纹 台账 表头=列名"}
			case forget || len(args) == 0:
				return nil
			}
			for _, pair := range args[2:] {
				header, column, ok := strings.Cut(pair, "=")
				if !ok {
					return &usageError{fmt.Sprintf("“%s”应写成 表头=列名", pair)}
				}
				columns[header] = column
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				var err error
				switch {
				case forget:
					err = o.Forget(cmd.Context(), args[0], args[1])
				case len(args) > 2:
					err = o.Teach(cmd.Context(), args[0], args[1], columns)
				}
				if err != nil {
					return err
				}
				list, err := o.TaughtHeaders(cmd.Context())
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]any{"taught": list})
				}
				t := table{head: []string{"指纹", "表头", "台账", "列"}}
				for _, x := range list {
					t.add(x.Fingerprint, x.Header, x.LedgerName, x.ColumnLabel)
				}
				c.printTable(&t, "还没有教过表头。")
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&forget, "forget", false, "忘掉教过的一个表头")
	return cmd
}

func (c *cli) problemsCommand() *cobra.Command {
	var p monthOf
	cmd := &cobra.Command{
		Use:   "problems --db F --month 月份 [--unit 编码] [--json]",
		Short: "列出要人看一看的问题和提示",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				list, err := o.Problems(cmd.Context(), req)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]any{"month": p.month, "problems": list})
				}
				t := table{head: []string{"问题", "网格员", "单位", "日期", "记录", "说明"}}
				for _, x := range list {
					title := x.Title
					if x.Hint {
						title += "（提示）"
					}
					first := ""
					if len(x.Rows) > 0 {
						first = x.Rows[0].Label + " " + strings.ReplaceAll(x.Rows[0].Key, "|", " ")
						if len(x.Rows) > 1 {
							first += fmt.Sprintf(" 等%d条", len(x.Rows))
						}
					}
					t.add(title, strings.TrimSpace(x.Worker+" "+x.WorkerName), x.UnitName, x.Day, first, x.Text)
				}
				c.printTable(&t, "没有要看的问题。")
				return nil
			})
		},
	}
	p.flags(cmd, unitOrTop)
	return cmd
}

func (c *cli) explainCommand() *cobra.Command {
	var p monthOf
	var worker, out string
	cmd := &cobra.Command{
		Use:   "explain --db F --month 月份 --worker 工号|--unit 编码 [--as-of 日期] [--json] [--out 文件.pdf]",
		Short: "考核得分明细表：每个数字的条款、算式和背后的记录",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "month"); err != nil {
				return err
			}
			if (worker == "") == (p.unit == "") {
				return &usageError{"--worker（网格员）和 --unit（单位）写一个。用法见 gridstar explain --help"}
			}
			if out != "" {
				document := "scoresheet"
				if p.unit != "" {
					document = "unitsheet"
				}
				return c.print(cmd, &paperFlags{month: p.month, asOf: p.asOf, unit: p.unit, worker: worker, out: out}, document)
			}
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				if p.unit != "" {
					return c.explainUnit(cmd.Context(), o, req)
				}
				s, err := o.Explain(cmd.Context(), req, worker)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(s)
				}
				c.printScoreSheet(s)
				return nil
			})
		},
	}
	p.flags(cmd, unitGiven)
	p.asOfFlag(cmd)
	cmd.Flags().StringVar(&worker, "worker", "", "网格员的`工号`")
	cmd.Flags().StringVar(&out, "out", "", "存成这个 PDF `文件`")
	return cmd
}

func (c *cli) printScoreSheet(s *report.ScoreSheet) {
	c.printf("%s（%s）%s 考核得分明细\n%s\n", s.Worker.Name, s.Worker.Worker, s.Period, s.Attendance)
	for _, x := range s.Indicators {
		c.printSheetLine(&x)
	}
	if len(s.LeftOut) > 0 {
		c.printf("\n不计入任何指标的记录\n")
	}
	for _, p := range s.LeftOut {
		c.printf("  %s %s：%s，%s\n", p.Day, p.Title, p.Text, sources(p.Rows))
	}
	c.printBalance("加扣分", s.Adjustments)
	c.printBalance("抽查", s.Deductions)
	for _, r := range []*report.Reckoning{s.Score, s.Stars} {
		if r != nil {
			c.printf("\n%s\n", strings.Join(r.Steps, "\n"))
			c.printRules("", r.Rules)
		}
	}
	if s.Rank != "" {
		c.printf("\n%s\n", s.Rank)
	}
	for _, x := range s.Consequences {
		c.printf("\n%s（三.4）：%s\n", x.Name, x.Means)
		for _, reason := range x.Reasons {
			c.printf("  原因：%s\n", reason)
		}
	}
	if s.Pay != nil {
		c.printf("\n%s\n", strings.Join(s.Pay.Steps, "\n"))
		c.printRules("", s.Pay.Rules)
		c.printf("月工资%s\n", sources(s.Pay.Rows))
	}
}

// printSheetLine prints an indicator with what is behind it.
func (c *cli) printSheetLine(x *report.SheetLine) {
	c.printf("\n%s（%s）\n  %s\n", x.Name, x.Basis, strings.Join(x.Steps, "\n  "))
	c.printRules("  ", x.Rules)
	for _, p := range x.Parts {
		c.printf("  其中 %s：%s\n", strings.TrimSpace(p.Name+" "+p.Worker), p.Fraction)
	}
	for _, g := range x.Groups {
		c.printf("  %s，%s：%d\n", g.Text, g.Counts, len(g.Items))
		for _, item := range g.Items {
			c.printf("    %s%s\n", item.Text, sources(item.Rows))
		}
	}
}

// printRules names the rule set's values that a figure uses, each with its basis.
func (c *cli) printRules(indent string, values []rule.Value) {
	for _, v := range values {
		c.printf("%s规则：%s %s%s（依据 %s）\n", indent, v.Label, v.Value, v.Unit, v.Basis)
	}
}

func (c *cli) printBalance(name string, b *report.Balance) {
	if b == nil || len(b.Entries) == 0 {
		return
	}
	c.printf("\n%s：合计%s，计%s\n", name, b.Sum, b.Counted)
	c.printRules("  ", []rule.Value{b.Cap})
	for _, e := range b.Entries {
		c.printf("  %s %s分 %s%s\n", e.Day, e.Points, strings.Join(strings.Fields(e.Cause+" "+e.Ground), " "), sources([]report.Row{e.Row}))
	}
}

func (c *cli) explainUnit(ctx context.Context, o *office.Office, req office.AssessRequest) error {
	s, err := o.ExplainUnit(ctx, req)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(s)
	}
	c.printf("%s %s 单位考核明细\n", s.Unit.Name, s.Period)
	for _, x := range s.Indicators {
		c.printSheetLine(&x)
	}
	if s.Score != nil {
		c.printf("\n%s\n%s\n", strings.Join(s.Score.Steps, "\n"), s.Rank)
	}
	return nil
}

func sources(rows []report.Row) string {
	var out []string
	for _, r := range rows {
		if r.Source != nil {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s", r.Source.File, r.Source.Sheet))+fmt.Sprintf(" 第%d行", r.Source.Line))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "  ← " + strings.Join(out, "；")
}
