package main

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"gridstar/app/say"
	"gridstar/backend/office"
)

func (c *cli) importCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "import --db F [--dry-run] [--json] 文件...",
		Short: "导入台账文件，按内容识别",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{"没有写要导入的文件。用法见 gridstar import --help"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				r, err := o.Import(cmd.Context(), files, office.ImportOptions{DryRun: dryRun, Progress: c.progress()})
				if r == nil || err != nil && len(r.Files) == 0 {
					return err
				}
				return cmp.Or(err, c.showImport(r, dryRun)) // of the files before the failure
			})
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "只看会怎样，不写入")
	return cmd
}

func (c *cli) sampleCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "sample --db F [--json]",
		Short: "载入示例办公室，试用时看",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				r, err := o.Sample(cmd.Context(), c.progress())
				if err != nil {
					return err
				}
				return c.showImport(r, false)
			})
		},
	}
}

// showImport prints the report; a file of which nothing could be used fails the
// command after the others have loaded.
func (c *cli) showImport(r *office.ImportReport, dryRun bool) error {
	unused := ""
	for i := range r.Files {
		f := &r.Files[i]
		if f.Err != nil {
			f.Error = say.Error(f.Err)
			if f.Unused {
				unused += sheetName(f) + "：" + f.Error + "\n"
			}
		}
	}
	if c.json {
		if err := c.printJSON(r); err != nil {
			return err
		}
	} else {
		c.printImport(r, dryRun)
	}
	if unused != "" {
		fmt.Fprint(c.err, unused)
		return errSilent
	}
	return nil
}

func (c *cli) printImport(r *office.ImportReport, dryRun bool) {
	if dryRun {
		c.printf("预览，没有写入：\n")
	}
	t := table{head: []string{"文件", "工作表", "台账", "行", "新增", "更新", "重复", "有误", "未用的列"}}
	for _, f := range r.Files {
		if f.Error == "" {
			t.add(f.File, f.Sheet, say.Ledger(f.Ledger), strconv.Itoa(f.Rows), strconv.Itoa(f.Loaded), strconv.Itoa(f.Updated),
				strconv.Itoa(f.Skipped), strconv.Itoa(len(f.Faulty)), say.List(f.PassedOver))
		}
	}
	t.print(c.out)
	used := false
	var notes []string
	for i := range r.Files {
		f := &r.Files[i]
		name := sheetName(f)
		used = used || !f.Unused
		if f.IsNote() {
			notes = append(notes, name)
		} else if f.Error != "" && !f.Unused { // what can't be used at all is said on standard error
			c.printf("%s：%s\n", name, f.Error)
		}
		if f.Header != nil && f.Unused {
			c.printf("%s：表头指纹 %s，可以用 gridstar teach 教程序认这种表头\n", name, f.Fingerprint)
		}
		for _, x := range f.Faulty[:min(len(f.Faulty), mostFaulty)] {
			c.printf("%s 第%d行“%s”：%s\n", name, x.Row, x.Column, say.Fault(x))
		}
		if rest := len(f.Faulty) - mostFaulty; rest > 0 {
			c.printf("%s：另有%d行有误。gridstar faulty 把有误的行存成表格，标出每处的原因；--json 列出全部\n", name, rest)
		}
		if f.Personal > 0 {
			c.printf("%s：%d 处证件号码、电话号码没有保存\n", name, f.Personal)
		}
	}
	if len(notes) > 0 {
		c.printf("另有%d张工作表不是台账，没有导入：%s\n", len(notes), say.List(notes))
	}
	if !used {
		return
	}
	c.printEffects(r.Effects)
	c.printf("单位、网格员、住户对不上的问题：%d 个（其余的问题见 gridstar problems --month 月份）\n", r.Problems)
}

// mostFaulty is how many faulty rows of a sheet are said one by one.
const mostFaulty = 50

func sheetName(f *office.SheetReport) string {
	if f.Sheet == "" {
		return f.File
	}
	return f.File + "〔" + f.Sheet + "〕"
}

func (c *cli) importsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "imports --db F [--json]",
		Short: "列出导入记录和编号",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				loads, err := o.Imports(cmd.Context())
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]any{"imports": loads})
				}
				t := table{head: []string{"编号", "时间", "经办人", "文件", "台账", "新增", "更新", "重复", "有误", "状态"}}
				for _, l := range loads {
					state := ""
					if l.UndoneAt != "" {
						state = l.UndoneAt + " 已撤销"
					}
					for _, s := range l.Sheets {
						if s.Ledger == "" {
							continue
						}
						t.add(strconv.FormatInt(l.Import, 10), l.At, l.By, l.File, say.Ledger(s.Ledger), strconv.Itoa(s.Loaded),
							strconv.Itoa(s.Updated), strconv.Itoa(s.Skipped), strconv.Itoa(s.Faulty), state)
					}
				}
				c.printTable(&t, "还没有导入过文件。")
				return nil
			})
		},
	}
}

func (c *cli) undoCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "undo --db F 编号 [--dry-run] [--json]",
		Short: "撤销一次导入",
		Args:  importNumber,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, _ := strconv.ParseInt(args[0], 10, 64) // checked by importNumber
			return c.with(cmd.Context(), func(o *office.Office) error {
				undo := o.Undo
				if dryRun {
					undo = o.PreviewUndo
				}
				r, err := undo(cmd.Context(), id)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(r)
				}
				did := "已撤销"
				if dryRun {
					did = "预览，没有写入：撤销"
				}
				c.printf("%s第%d次导入“%s”\n", did, r.Load, r.File)
				for _, l := range r.Ledgers {
					c.printf("%s：删去 %d 条，改回以前的内容 %d 条，别的文件也有、照旧保留 %d 条\n", say.Ledger(l.Ledger), l.Removed, l.Restored, l.Kept)
				}
				c.printEffects(r.Effects)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "只看会怎样，不写入")
	return cmd
}

func (c *cli) printEffects(e *office.Effects) {
	if e == nil {
		return
	}
	for _, w := range e.Words() {
		c.printf("%s\n", w)
	}
}
