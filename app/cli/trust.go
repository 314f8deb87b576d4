package main

import (
	"os"

	"github.com/spf13/cobra"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

func (c *cli) guardCommand() *cobra.Command {
	var month, unit string
	cmd := &cobra.Command{
		Use:   "guard --db F --month 月份 --unit 编码 [--json]",
		Short: "发布前看一看：并列、临界、一条之差、拟辞退及其依据",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "month", "unit"); err != nil {
				return err
			}
			m, err := domain.ParseMonth(month)
			if err != nil {
				return err
			}
			return c.with(cmd.Context(), func(o *office.Office) error {
				g, err := o.Guard(cmd.Context(), m, unit)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(g)
				}
				words := g.Words()
				if len(words) == 0 {
					words = []string{"没有并列、临界和拟辞退，可以发布。"}
				}
				for _, w := range words {
					c.printf("%s\n", w)
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&month, "month", "", "`月份`，如 2026-10")
	cmd.Flags().StringVar(&unit, "unit", "", "单位`编码`")
	return c.withJSON(cmd)
}

func (c *cli) versionsCommand() *cobra.Command {
	var month, unit string
	cmd := &cobra.Command{
		Use:   "versions --db F --month 月份 [--unit 编码] [--json]",
		Short: "已发布的各版本、现有记录与其差别、申诉",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "month"); err != nil {
				return err
			}
			m, err := domain.ParseMonth(month)
			if err != nil {
				return err
			}
			return c.with(cmd.Context(), func(o *office.Office) error {
				list, err := o.Versions(cmd.Context(), m, unit)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]any{"month": month, "versions": list})
				}
				if len(list) == 0 {
					c.printf("%s还没有发布。\n", m.Chinese())
				}
				for i := range list {
					c.printVersion(&list[i], m)
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&month, "month", "", "`月份`，如 2026-10")
	cmd.Flags().StringVar(&unit, "unit", "", "单位`编码`；不写则为最上级单位")
	return c.withJSON(cmd)
}

var stateNames = map[string]string{"publicity": "公示中", "in_force": "已生效", "corrected": "已被更正"}

func (c *cli) printVersion(v *office.Version, m domain.Month) {
	c.printf("%s%s第%d版：%s，%s 由%s发布，公示期 %s 至 %s\n", v.Name, m.Chinese(), v.Version, stateNames[v.State], v.At, v.By, v.PublicityFrom, v.PublicityTo)
	if v.Reason != "" {
		c.printf("  更正理由：%s\n", v.Reason)
	}
	for _, d := range v.Differs {
		c.printf("  按现有记录会是：%s %s→%s\n", d.Name, d.Before, d.After)
	}
	for _, a := range v.Appeals {
		c.printf("  申诉%d（%s）：%s\n", a.ID, a.Worker, a.Text)
		switch {
		case a.Answer == "":
			c.printf("    还没有答复\n")
		case a.Correction > 0:
			c.printf("    答复：%s（见第%d版）\n", a.Answer, a.Correction)
		default:
			c.printf("    答复：%s\n", a.Answer)
		}
	}
}

func (c *cli) appealCommand() *cobra.Command {
	var month, unit, worker, text, answer string
	var id int64
	var correction int
	cmd := &cobra.Command{
		Use:   "appeal --db F --month 月份 --unit 社区 --worker 工号 --text 内容 | --answer 内容 --id 编号 [--correction 版本]",
		Short: "公示期内的申诉：登记、答复、与更正相连",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				if cmd.Flags().Changed("answer") {
					if err := need(cmd, "id"); err != nil {
						return err
					}
					err := o.AnswerAppeal(cmd.Context(), id, answer, correction)
					if err == nil {
						c.printf("已答复申诉%d\n", id)
					}
					return err
				}
				if err := need(cmd, "month", "unit", "worker", "text"); err != nil {
					return err
				}
				m, err := domain.ParseMonth(month)
				if err != nil {
					return err
				}
				n, err := o.LodgeAppeal(cmd.Context(), m, unit, worker, text)
				if err == nil {
					c.printf("已登记，申诉编号 %d\n", n)
				}
				return err
			})
		},
	}
	cmd.Flags().StringVar(&month, "month", "", "`月份`，如 2026-10")
	cmd.Flags().StringVar(&unit, "unit", "", "社区的单位`编码`")
	cmd.Flags().StringVar(&worker, "worker", "", "网格员的`工号`")
	cmd.Flags().StringVar(&text, "text", "", "申诉的`内容`")
	cmd.Flags().StringVar(&answer, "answer", "", "答复的`内容`")
	cmd.Flags().Int64Var(&id, "id", 0, "申诉`编号`")
	cmd.Flags().IntVar(&correction, "correction", 0, "因申诉而更正的`版本`，一个数")
	return cmd
}

// ruleFlags are the ways of `rules` beyond showing the set in force.
type ruleFlags struct {
	export, check, save, drop, month string
	all                              bool
}

func (f *ruleFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.all, "all", false, "列出全部规则集")
	cmd.Flags().StringVar(&f.export, "export", "", "把这个`编号`的规则集输出成 YAML，改了编号、日期和值再存")
	cmd.Flags().StringVar(&f.check, "check", "", "检查规则集`文件`，看 --month 那个月谁的得分会变")
	cmd.Flags().StringVar(&f.save, "save", "", "检查并保存规则集`文件`，自其日期起生效")
	cmd.Flags().StringVar(&f.drop, "drop", "", "删去保存过的规则集：`编号`")
	cmd.Flags().StringVar(&f.month, "month", "", "与 --check 同用的`月份`，如 2026-10")
}

// edit carries out what the flags ask beyond showing; done tells whether it did.
func (f *ruleFlags) edit(c *cli, cmd *cobra.Command, o *office.Office) (done bool, err error) {
	ctx := cmd.Context()
	switch {
	case f.all:
		list, err := o.RuleSets(ctx)
		if err != nil || c.json {
			return true, firstError(err, func() error { return c.printJSON(map[string]any{"rule_sets": list}) })
		}
		for _, s := range list {
			c.printf("%s《%s》自 %s 起生效\n", s.ID, s.Title, s.Effective)
		}
		return true, nil
	case f.export != "":
		text, err := o.RulesYAML(ctx, f.export)
		if err == nil {
			_, err = c.out.Write(text)
		}
		return true, err
	case f.drop != "":
		err := o.DropRules(ctx, f.drop)
		if err == nil {
			c.printf("%s 已删去\n", f.drop)
		}
		return true, err
	case f.check == "" && f.save == "":
		return false, nil
	}
	path := f.check + f.save
	text, err := os.ReadFile(path)
	if err != nil {
		return true, &domain.Error{Code: office.CodeNoSuchFile, Args: []string{path}, Err: err}
	}
	if f.save != "" {
		s, err := o.SaveRules(ctx, text)
		if err == nil {
			c.printf("%s 已保存，自 %s 起生效\n", s.ID, s.Effective)
		}
		return true, err
	}
	if f.month == "" {
		return true, &usageError{"--check 要和 --month 同用"}
	}
	m, err := domain.ParseMonth(f.month)
	if err != nil {
		return true, err
	}
	list, err := o.RuleEffects(ctx, text, m)
	if err != nil {
		return true, err
	}
	if c.json {
		return true, c.printJSON(map[string]any{"month": f.month, "changes": list})
	}
	for _, x := range list {
		c.printf("%s %s：%s→%s\n", x.Worker, x.Name, x.Before, x.After)
	}
	return true, nil
}

func firstError(err error, then func() error) error {
	if err != nil {
		return err
	}
	return then()
}
