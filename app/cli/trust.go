package main

import (
	"github.com/spf13/cobra"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

func (c *cli) guardCommand() *cobra.Command {
	var p monthOf
	cmd := &cobra.Command{
		Use:   "guard --db F --month 月份 --unit 编码 [--json]",
		Short: "发布前看一看：并列、临界、一条之差、拟辞退及其依据",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				g, err := o.Guard(cmd.Context(), req.Month, req.Unit)
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
			}, "unit")
		},
	}
	p.flags(cmd, unitGiven)
	return cmd
}

func (c *cli) versionsCommand() *cobra.Command {
	var p monthOf
	cmd := &cobra.Command{
		Use:   "versions --db F --month 月份 [--unit 编码] [--json]",
		Short: "已发布的各版本、现有记录与其差别、申诉",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				list, err := o.Versions(cmd.Context(), req.Month, req.Unit)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]any{"month": p.month, "versions": list})
				}
				if len(list) == 0 {
					c.printf("%s还没有发布。\n", req.Month.Chinese())
				}
				for i := range list {
					c.printVersion(&list[i], req.Month)
				}
				return nil
			})
		},
	}
	p.flags(cmd, unitOrTop)
	return cmd
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
		Use:   "appeal --db F --month 月份 --unit 社区 --worker 工号 --text 内容 | --id 编号 --answer 内容 [--correction 版本]",
		Short: "公示期内的申诉：登记、答复、与更正相连",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				if flags := cmd.Flags(); flags.Changed("id") || flags.Changed("answer") || flags.Changed("correction") {
					if err := need(cmd, "id"); err != nil {
						return err
					}
					if err := o.AnswerAppeal(cmd.Context(), id, answer, correction); err != nil {
						return err
					}
					if answer == "" {
						return c.printAppeal("申诉%d已与更正相连\n", id)
					}
					return c.printAppeal("已答复申诉%d\n", id)
				}
				if err := need(cmd, "month", "unit", "worker", "text"); err != nil {
					return err
				}
				m, err := domain.ParseMonth(month)
				if err != nil {
					return err
				}
				n, err := o.LodgeAppeal(cmd.Context(), m, unit, worker, text)
				if err != nil {
					return err
				}
				return c.printAppeal("已登记，申诉编号 %d\n", n)
			})
		},
	}
	cmd.Flags().StringVar(&month, "month", "", "`月份`，如 2026-10")
	cmd.Flags().StringVar(&unit, "unit", "", "社区的单位`编码`")
	cmd.Flags().StringVar(&worker, "worker", "", "网格员的`工号`")
	cmd.Flags().StringVar(&text, "text", "", "申诉的`内容`")
	cmd.Flags().StringVar(&answer, "answer", "", "答复的`内容`")
	cmd.Flags().Int64Var(&id, "id", 0, "申诉`编号`")
	cmd.Flags().IntVar(&correction, "correction", 0, "因申诉而更正的`版本`，一个数；答复以后也可以补上")
	return cmd
}

func (c *cli) printAppeal(words string, id int64) error {
	if c.json {
		return c.printJSON(map[string]int64{"appeal": id})
	}
	c.printf(words, id)
	return nil
}
