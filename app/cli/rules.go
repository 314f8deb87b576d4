package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

func (c *cli) rulesCommand() *cobra.Command {
	var date, export, check, month, save, drop string
	var all bool
	cmd := &cobra.Command{
		Use:   "rules --db F [--date 日期] [--all] [--export 编号] [--check 文件 --month 月份] [--save 文件] [--drop 编号] [--json]",
		Short: "列出生效的规则集及每项依据；检查、保存、删去自己的规则集",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			var act func(*office.Office) error
			switch {
			case all:
				act = func(o *office.Office) error { return c.listRules(ctx, o) }
			case export != "":
				act = func(o *office.Office) error { return c.exportRules(ctx, o, export) }
			case check != "":
				if err := need(cmd, "month"); err != nil {
					return err
				}
				m, err := domain.ParseMonth(month)
				if err != nil {
					return err
				}
				act = func(o *office.Office) error { return c.checkRules(ctx, o, check, m) }
			case save != "":
				act = func(o *office.Office) error { return c.saveRules(ctx, o, save) }
			case drop != "":
				act = func(o *office.Office) error { return c.dropRules(ctx, o, drop) }
			default:
				var day domain.Date
				if date != "" {
					var err error
					if day, err = domain.ParseDate(date); err != nil {
						return err
					}
				}
				act = func(o *office.Office) error { return c.showRules(ctx, o, day) }
			}
			return c.with(ctx, act)
		},
	}
	cmd.Flags().StringVar(&date, "date", "", "哪`天`生效的规则，如 2026-10-31；不写则为今天")
	cmd.Flags().BoolVar(&all, "all", false, "列出全部规则集")
	cmd.Flags().StringVar(&export, "export", "", "把这个`编号`的规则集输出成 YAML，改了编号、日期和值再存")
	cmd.Flags().StringVar(&check, "check", "", "检查规则集`文件`，看 --month 那个月谁的得分会变")
	cmd.Flags().StringVar(&month, "month", "", "与 --check 同用的`月份`，如 2026-10")
	cmd.Flags().StringVar(&save, "save", "", "检查并保存规则集`文件`，自其日期起生效")
	cmd.Flags().StringVar(&drop, "drop", "", "删去保存过的规则集：`编号`")
	return cmd
}

func (c *cli) showRules(ctx context.Context, o *office.Office, day domain.Date) error {
	v, err := o.Rules(ctx, day)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(v)
	}
	c.printf("%s《%s》自 %s 起生效\n", v.ID, v.Title, v.Effective)
	t := table{head: []string{"项目", "名称", "值", "单位", "依据", "说明"}}
	for _, x := range v.Values {
		t.add(x.ID, x.Label, x.Value, x.Unit, x.Basis, x.Note)
	}
	t.print(c.out)
	return nil
}

func (c *cli) listRules(ctx context.Context, o *office.Office) error {
	list, err := o.RuleSets(ctx)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]any{"rule_sets": list})
	}
	for _, s := range list {
		c.printf("%s《%s》自 %s 起生效\n", s.ID, s.Title, s.Effective)
	}
	return nil
}

func (c *cli) exportRules(ctx context.Context, o *office.Office, id string) error {
	text, err := o.RulesYAML(ctx, id)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]string{"id": id, "yaml": string(text)})
	}
	c.printf("%s", text)
	return nil
}

func (c *cli) checkRules(ctx context.Context, o *office.Office, path string, m domain.Month) error {
	text, err := readRules(path)
	if err != nil {
		return err
	}
	list, err := o.RuleEffects(ctx, text, m)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]any{"month": m.String(), "changes": list})
	}
	if len(list) == 0 {
		c.printf("可以保存。按它考核%s，得分和星级都不变。\n", m.Chinese())
		return nil
	}
	c.printf("可以保存。按它考核%s，这些人会变：\n", m.Chinese())
	for _, x := range list {
		c.printf("  %s %s：%s→%s\n", x.Worker, x.Name, x.Before, x.After)
	}
	return nil
}

func (c *cli) saveRules(ctx context.Context, o *office.Office, path string) error {
	text, err := readRules(path)
	if err != nil {
		return err
	}
	s, err := o.SaveRules(ctx, text)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(s)
	}
	c.printf("%s 已保存，自 %s 起生效\n", s.ID, s.Effective)
	return nil
}

func (c *cli) dropRules(ctx context.Context, o *office.Office, id string) error {
	if err := o.DropRules(ctx, id); err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]string{"dropped": id})
	}
	c.printf("%s 已删去\n", id)
	return nil
}

func readRules(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, &domain.Error{Code: office.CodeNoSuchFile, Args: []string{path}, Err: err}
	}
	return text, nil
}
