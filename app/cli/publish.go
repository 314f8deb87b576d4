package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

func (c *cli) signCommand() *cobra.Command {
	var p monthOf
	var officer, worker, community string
	cmd := &cobra.Command{
		Use:   "sign --db F --month 月份 --officer 警号 [--worker 工号] | --in-place 社区编码 [--worker 工号]",
		Short: "民警签字确认网格员当月考核；逾期或无民警时街道代签",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (officer == "") == (community == "") {
				return &usageError{"--officer（民警签字）和 --in-place（街道代签）写一个。用法见 gridstar sign --help"}
			}
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				r, err := o.Sign(cmd.Context(), office.SignRequest{Month: req.Month, Officer: officer, Community: community, Worker: worker})
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(r)
				}
				c.printf("%s已签字 %d 人：\n", req.Month.Chinese(), len(r.Signed))
				t := table{}
				for _, w := range r.Signed {
					t.add("  "+w.Worker, w.Name, w.Score+"分")
				}
				t.print(c.out)
				for _, w := range r.Waiting {
					c.printf("注意：%s %s 有 %d 天的日志还没有民警签字\n", w.Worker, w.Name, w.Days)
				}
				return nil
			})
		},
	}
	p.flags(cmd, "")
	cmd.Flags().StringVar(&officer, "officer", "", "民警的`警号`")
	cmd.Flags().StringVar(&community, "in-place", "", "由街道代签的社区`编码`")
	cmd.Flags().StringVar(&worker, "worker", "", "只签这名网格员：`工号`")
	return cmd
}

func (c *cli) publishCommand() *cobra.Command {
	var p monthOf
	var reason string
	cmd := &cobra.Command{
		Use:   "publish --db F --month 月份 --unit 编码 [--reason 理由]",
		Short: "发布：定格单位以下各社区的当月考核",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				r, err := o.Publish(cmd.Context(), office.PublishRequest{Month: req.Month, Unit: req.Unit, Reason: reason})
				if err != nil {
					return err
				}
				c.warn(r.Warnings)
				if c.json {
					return c.printJSON(r)
				}
				for _, x := range r.Published {
					c.printf("%s（%s）%s第%d版已发布，公示期 %s 至 %s，摘要 %s\n", x.Name, x.Community, req.Month.Chinese(), x.Version, x.PublicityFrom, x.PublicityTo, x.ShortDigest)
				}
				for _, name := range r.Already {
					c.printf("%s以前已发布，没有改动；要更正请写 --reason 理由\n", name)
				}
				return nil
			}, "unit")
		},
	}
	p.flags(cmd, unitGiven)
	cmd.Flags().StringVar(&reason, "reason", "", "更正的`理由`，再次发布时必须写")
	return cmd
}

func (c *cli) awardsCommand() *cobra.Command {
	var from, to, unit, reason string
	var top int64
	var chosen []string
	cmd := &cobra.Command{
		Use:   "awards --db F --from 月份 --to 月份 --unit 编码 [--top 名额] [--choose 工号,工号 --reason 理由] [--json]",
		Short: "十佳网格员名单",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			req, err := awardsRequest(cmd, from, to, unit, top)
			if err != nil {
				return err
			}
			return c.with(cmd.Context(), func(o *office.Office) error {
				if len(chosen) > 0 {
					if err := o.DecideAward(cmd.Context(), req, chosen, reason); err != nil {
						return err
					}
				}
				v, err := o.Awards(cmd.Context(), req)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(v)
				}
				t := table{head: []string{"名次", "工号", "姓名", "单位", "月数", "平均得分", "五星月数", ""}}
				for _, w := range v.Winners {
					tie := ""
					if w.Tie {
						tie = "并列，由单位审定"
					}
					t.add(strconv.Itoa(w.Rank), w.Worker, w.Name, w.UnitName, strconv.Itoa(w.Months), w.Mean, strconv.Itoa(w.FiveStar), tie)
				}
				t.print(c.out)
				return nil
			})
		},
	}
	awardFlags(cmd, &from, &to, &unit, &top)
	cmd.Flags().StringSliceVar(&chosen, "choose", nil, "同名次而名额不够时，审定的人选：`工号`，几个人用逗号隔开")
	cmd.Flags().StringVar(&reason, "reason", "", "审定的`理由`")
	return cmd
}

// codeMonthsReversed refuses a span that ends before it begins: from, to.
const codeMonthsReversed domain.Code = "months_reversed"

func awardFlags(cmd *cobra.Command, from, to, unit *string, top *int64) {
	cmd.Flags().StringVar(from, "from", "", "起始`月份`，如 2026-01")
	cmd.Flags().StringVar(to, "to", "", "截止`月份`，如 2026-12")
	cmd.Flags().StringVar(unit, "unit", "", "单位`编码`")
	cmd.Flags().Int64Var(top, "top", 0, "名额，一个`数`；不写则按规则集，一般为 10")
}

func awardsRequest(cmd *cobra.Command, from, to, unit string, top int64) (office.AwardsRequest, error) {
	req := office.AwardsRequest{Unit: unit, Top: top}
	if err := need(cmd, "from", "to", "unit"); err != nil {
		return req, err
	}
	if cmd.Flags().Changed("top") && top < 1 {
		return req, &usageError{"--top 应为1或更大的整数"}
	}
	var err error
	if req.From, err = domain.ParseMonth(from); err != nil {
		return req, err
	}
	if req.To, err = domain.ParseMonth(to); err != nil {
		return req, err
	}
	if req.From > req.To {
		return req, domain.Fail(codeMonthsReversed, req.From.String(), req.To.String())
	}
	return req, nil
}
