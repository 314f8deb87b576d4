package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report"
)

func (c *cli) assessCommand() *cobra.Command {
	var p monthOf
	cmd := &cobra.Command{
		Use:   "assess --db F --month 月份 [--as-of 日期] [--unit 编码] [--json]",
		Short: "考核一个月：指标、得分、星级、名次、奖惩、绩效",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				v, err := o.Assess(cmd.Context(), req)
				if err != nil {
					return err
				}
				c.warn(v.Warnings)
				if c.json {
					return c.printJSON(v)
				}
				c.printRanking(v)
				return nil
			})
		},
	}
	p.flags(cmd, unitOrTop)
	p.asOfFlag(cmd)
	return cmd
}

func (c *cli) printRanking(v *report.Month) {
	c.printf("%s%s网格员考核（规则集 %s）\n", v.UnitName, v.Period(), v.RuleSet)
	t := table{head: []string{"名次", "工号", "姓名", "单位", "入户%", "采集%", "化解%", "发案‰", "得分", "星级", "奖惩"}}
	for i := range v.Workers {
		w := &v.Workers[i]
		if !w.Assessed {
			t.add("—", w.Worker, w.Name, w.UnitName, "", "", "", "", "", "", report.NotAssessedName+"："+w.ReasonText)
			continue
		}
		words := make([]string, len(w.Consequences))
		for i, x := range w.Consequences {
			words[i] = report.ConsequenceName(x)
		}
		cells := []string{strconv.Itoa(*w.Rank), w.Worker, w.Name, w.UnitName}
		for _, id := range domain.KeyIndicators {
			if m := w.Indicators[id]; m.Applies {
				cells = append(cells, *m.Value)
			} else {
				cells = append(cells, "—")
			}
		}
		t.add(append(cells, *w.Score, strings.Repeat("★", *w.Stars), strings.Join(words, "、"))...)
	}
	c.printTable(&t, "这个月没有网格员在岗。")
}

func (c *cli) unitsCommand() *cobra.Command {
	var p monthOf
	var quarter string
	cmd := &cobra.Command{
		Use:   "units --db F --month 月份|--quarter 季度 [--unit 编码] [--json]",
		Short: "考核社区、街道、区",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (p.month == "") == (quarter == "") {
				return &usageError{"--month 和 --quarter 写一个。用法见 gridstar units --help"}
			}
			if quarter != "" {
				q, err := domain.ParseQuarter(quarter)
				if err != nil {
					return err
				}
				return c.with(cmd.Context(), func(o *office.Office) error {
					v, err := o.Quarter(cmd.Context(), q, p.unit)
					if err != nil {
						return err
					}
					return c.showQuarter(v)
				})
			}
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				v, err := o.Assess(cmd.Context(), req)
				if err != nil {
					return err
				}
				c.warn(v.Warnings)
				return c.showUnits(v)
			})
		},
	}
	p.flags(cmd, unitOrTop)
	cmd.Flags().StringVar(&quarter, "quarter", "", "`季度`，如 2026Q3")
	return cmd
}

func (c *cli) showUnits(v *report.Month) error {
	if c.json {
		return c.printJSON(map[string]any{"month": v.Month, "as_of": v.AsOf, "unit": v.Unit, "rule_set": v.RuleSet, "units": v.Units})
	}
	c.printf("%s%s单位考核（规则集 %s）\n", v.UnitName, v.Period(), v.RuleSet)
	t := table{head: []string{"级别", "编码", "名称", "参评人数", "指标得分", "抽查得分", "得分", "名次"}}
	for _, u := range v.Units {
		if u.Score == nil {
			t.add(u.Level, u.Unit, u.Name, strconv.Itoa(u.Assessed), "", "", "", "")
			continue
		}
		spot := "—"
		if u.SpotScore != nil {
			spot = *u.SpotScore
		}
		t.add(u.Level, u.Unit, u.Name, strconv.Itoa(u.Assessed), *u.IndicatorScore, spot, *u.Score, strconv.Itoa(*u.Rank))
	}
	t.print(c.out)
	return nil
}

func (c *cli) showQuarter(v *report.Quarter) error {
	if c.json {
		return c.printJSON(v)
	}
	t := table{head: []string{"级别", "编码", "名称", "各月得分", "季度得分", "名次", "说明"}}
	for _, u := range v.Units {
		if u.Score == nil {
			t.add(u.Level, u.Unit, u.Name, "", "", "", "")
			continue
		}
		var months []string
		for _, m := range u.Months {
			if m.Score != nil {
				months = append(months, *m.Score)
			} else {
				months = append(months, "—")
			}
		}
		note := ""
		if u.Partial {
			note = "缺月，只平均有数的月"
		}
		t.add(u.Level, u.Unit, u.Name, strings.Join(months, " "), *u.Score, strconv.Itoa(*u.Rank), note)
	}
	c.printTable(&t, "这个季度还没有导入记录。")
	return nil
}
