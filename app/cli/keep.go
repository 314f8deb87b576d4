package main

import (
	"bufio"
	"context"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gridstar/app/say"
	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// codeUnsound fails verify after it has said what is wrong.
const codeUnsound domain.Code = "unsound"

func (c *cli) backupCommand() *cobra.Command {
	var list, clear bool
	var set, check, passphraseFile string
	cmd := &cobra.Command{
		Use:   "backup --db F [文件] [--list] [--check 文件] [--set-passphrase 文件] [--clear-passphrase] [--json]",
		Short: "备份数据库，列出、核验备份，设置备份口令",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return &usageError{"最多写一个备份文件名。用法见 gridstar backup --help"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				switch {
				case list:
					return c.listBackups(o)
				case clear, set != "":
					passphrase, err := passphraseFrom(set)
					if err == nil && passphrase == "" && !clear { // an empty file means no harm
						return domain.Fail(office.CodeWeakPassphrase, "8")
					}
					if err == nil {
						err = o.SetPassphrase(cmd.Context(), passphrase)
					}
					if err != nil {
						return err
					}
					return c.showEncryption(cmd.Context(), o)
				case check != "":
					passphrase, err := passphraseFrom(passphraseFile)
					if err != nil {
						return err
					}
					v, err := o.CheckBackup(cmd.Context(), check, passphrase)
					if err != nil {
						return err
					}
					return c.showVerification(v)
				}
				path := ""
				if len(args) == 1 {
					path = args[0]
				}
				b, err := o.Backup(cmd.Context(), path)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(b)
				}
				c.printf("%s\n", b.Path)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&list, "list", false, "列出备份")
	cmd.Flags().StringVar(&check, "check", "", "把这份备份`文件`恢复到临时文件里核验")
	cmd.Flags().StringVar(&set, "set-passphrase", "", "今后的备份加密，口令写在这个`文件`的第一行（- 为标准输入）")
	cmd.Flags().BoolVar(&clear, "clear-passphrase", false, "今后的备份不加密")
	cmd.Flags().StringVar(&passphraseFile, "passphrase", "", "备份加了密时，口令所在的`文件`（- 为标准输入）")
	return cmd
}

func (c *cli) showEncryption(ctx context.Context, o *office.Office) error {
	encrypted, err := o.Encrypted(ctx)
	switch {
	case err != nil:
		return err
	case c.json:
		return c.printJSON(map[string]bool{"encrypted": encrypted})
	case encrypted:
		c.printf("今后的备份加密。请记牢口令：口令丢了，备份谁也打不开。\n")
	default:
		c.printf("今后的备份不加密。\n")
	}
	return nil
}

func (c *cli) listBackups(o *office.Office) error {
	list, err := o.Backups()
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]any{"backups": list})
	}
	t := table{head: []string{"时间", "缘由", "大小", "加密", "文件"}}
	for _, b := range list {
		lock := ""
		if b.Encrypted {
			lock = "是"
		}
		t.add(b.At, say.BackupReason(b.Why), say.Size(b.Size), lock, b.Path)
	}
	c.printTable(&t, "还没有备份。")
	return nil
}

// passphraseFrom reads the first line of a file; "" for no file.
func passphraseFrom(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	f := os.Stdin
	if path != "-" {
		var err error
		if f, err = os.Open(path); err != nil {
			return "", &domain.Error{Code: office.CodeNoSuchFile, Args: []string{path}, Err: err}
		}
		defer f.Close()
	}
	lines := bufio.NewScanner(f)
	lines.Scan()
	return strings.TrimRight(lines.Text(), "\r"), lines.Err()
}

func (c *cli) restoreCommand() *cobra.Command {
	var passphraseFile string
	cmd := &cobra.Command{
		Use:   "restore --db F 备份文件 [--passphrase 文件]",
		Short: "用备份替换数据库；现有内容先另作备份",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{"请写一个备份文件，清单见 gridstar backup --list"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			passphrase, err := passphraseFrom(passphraseFile)
			if err == nil {
				err = c.choosePath()
			}
			if err != nil {
				return err
			}
			r, err := office.Restore(cmd.Context(), c.options(), args[0], passphrase)
			if err != nil {
				return err
			}
			if c.json {
				return c.printJSON(r)
			}
			for _, w := range say.Restoration(r) {
				c.printf("%s\n", w)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&passphraseFile, "passphrase", "", "备份加了密时，口令所在的`文件`（- 为标准输入）")
	return cmd
}

func (c *cli) verifyCommand() *cobra.Command {
	var printed string
	cmd := &cobra.Command{
		Use:   "verify --db F [--printed 摘要] [--json]",
		Short: "核验操作记录、导入的记录和已发布的结果有没有被改动",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				if printed != "" {
					return c.showWitnessed(cmd.Context(), o, printed)
				}
				v, err := o.Verify(cmd.Context())
				if err != nil {
					return err
				}
				return c.showVerification(v)
			})
		},
	}
	cmd.Flags().StringVar(&printed, "printed", "", "公示下方印的`摘要`或审计：看操作记录里有没有这一条")
	return cmd
}

func (c *cli) showWitnessed(ctx context.Context, o *office.Office, printed string) error {
	e, err := o.Witnessed(ctx, printed)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(e)
	}
	c.printf("操作记录第%d条：%s，%s，%s\n", e.Seq, e.At, e.By, e.Text)
	return nil
}

func (c *cli) showVerification(v *office.Verification) error {
	if c.json {
		if err := c.printJSON(v); err != nil {
			return err
		}
	} else {
		c.printf("操作记录 %d 条，末条摘要 %s\n现有记录的摘要 %s\n", v.Entries, v.Head, v.Content)
		for _, p := range v.Published {
			state := "背后记录未变"
			if !p.Same {
				state = "发布后记录有变化（发布的结果不变）"
			}
			c.printf("%s %s 第%d版：%s\n", p.Name, p.Month, p.Version, state)
			for _, d := range p.Differs {
				c.printf("  按现有记录会是：%s\n", d)
			}
		}
		for _, text := range v.NotRecomputed {
			c.printf("%s\n", text)
		}
		for _, f := range v.Flaws {
			c.printf("发现改动：%s\n", f.Text)
		}
	}
	if v.Sound && !c.json {
		c.printf("没有发现改动。\n")
	}
	if !v.Sound {
		return domain.Fail(codeUnsound, strconv.Itoa(len(v.Flaws)))
	}
	return nil
}

func (c *cli) auditCommand() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:   "audit --db F [--limit 条数] [--json]",
		Short: "操作记录：谁在什么时候做了什么",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				list, err := o.Audit(cmd.Context(), 0, limit)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]any{"audit": list})
				}
				t := table{head: []string{"序号", "时间", "经办人", "做了什么"}}
				for _, e := range list {
					t.add(strconv.FormatInt(e.Seq, 10), e.At, e.By, e.Text)
				}
				c.printTable(&t, "还没有操作记录。")
				return nil
			})
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 50, "最多列出几`条`；不写则为 50")
	return cmd
}
