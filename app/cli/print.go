package main

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// paperFlags are the flags that documents share.
type paperFlags struct {
	month, asOf, unit, worker, from, to, day, out string
	top                                           int64
}

func (f *paperFlags) request(document string) (office.DocumentRequest, error) {
	req := office.DocumentRequest{Document: document, Unit: f.unit, Worker: f.worker, Top: f.top}
	for _, m := range []struct {
		text  string
		field *domain.Month
	}{{f.month, &req.Month}, {f.from, &req.From}, {f.to, &req.To}} {
		if m.text == "" {
			continue
		}
		var err error
		if *m.field, err = domain.ParseMonth(m.text); err != nil {
			return req, err
		}
	}
	for _, d := range []struct {
		text  string
		field *domain.Date
	}{{f.asOf, &req.AsOf}, {f.day, &req.Day}} {
		if d.text == "" {
			continue
		}
		var err error
		if *d.field, err = domain.ParseDate(d.text); err != nil {
			return req, err
		}
	}
	if req.Month == 0 {
		req.Month = req.To
	}
	return req, nil
}

func (f *paperFlags) addMonth(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.month, "month", "", "`月份`，如 2026-10")
	cmd.Flags().StringVar(&f.unit, "unit", "", "单位`编码`")
}

func (f *paperFlags) addOut(cmd *cobra.Command, forms string) {
	cmd.Flags().StringVar(&f.out, "out", "", forms)
}

// print writes the document to --out, as PDF or, by its ending, as a workbook.
func (c *cli) print(cmd *cobra.Command, f *paperFlags, document string) error {
	req, err := f.request(document)
	if err != nil {
		return err
	}
	ending, err := endingOf(f.out, ".pdf", ".xlsx")
	if err != nil {
		return err
	}
	return c.with(cmd.Context(), func(o *office.Office) error {
		write := o.Print
		if ending == ".xlsx" {
			write = o.Workbook
		}
		if err := c.writeFile(f.out, func(w io.Writer) error { return write(cmd.Context(), req, w) }); err != nil {
			return err
		}
		if err := o.NotePrinted(cmd.Context(), req); err != nil || document != "certificates" || c.json {
			return err // --json says nothing beside its document
		}
		months, err := o.Unsettled(cmd.Context(), office.AwardsRequest{From: req.From, To: req.To, Unit: req.Unit})
		if len(months) > 0 {
			c.warn([]string{strings.Join(months, "、") + "还在公示期内，申诉成立会改变名单；请公示期满后再颁发证书。"})
		}
		return err
	})
}

// codeWrongEnding refuses a file name whose ending says that it is something else
// than what would be in it: the name.
const codeWrongEnding domain.Code = "wrong_ending"

// endingOf is the ending of a file name in small letters; it is one of those that
// do, or "", as of a device.
func endingOf(path string, ones ...string) (string, error) {
	ending := strings.ToLower(filepath.Ext(path))
	if ending != "" && !slices.Contains(ones, ending) {
		return "", domain.Fail(codeWrongEnding, path)
	}
	return ending, nil
}

func (c *cli) noticeCommand() *cobra.Command {
	var f paperFlags
	var size string
	cmd := &cobra.Command{
		Use:   "notice --db F --month 月份 --unit 编码 --out 文件.pdf [--size a4|a3]",
		Short: "打印月度排名公示",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "month", "unit", "out"); err != nil {
				return err
			}
			document, ok := map[string]string{"a4": "notice", "a3": "poster"}[strings.ToLower(size)]
			if !ok {
				return &usageError{"--size 只能是 a4 或 a3"}
			}
			return c.print(cmd, &f, document)
		},
	}
	f.addMonth(cmd)
	f.addOut(cmd, "存成这个 PDF `文件`")
	cmd.Flags().StringVar(&size, "size", "a4", "`纸张`：a4 公示，a3 海报；不写则为 a4")
	return cmd
}

func (c *cli) payCommand() *cobra.Command {
	var f paperFlags
	cmd := &cobra.Command{
		Use:   "pay --db F --month 月份 --unit 编码 --out 文件.pdf|文件.xlsx",
		Short: "绩效工资发放表",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "month", "unit", "out"); err != nil {
				return err
			}
			return c.print(cmd, &f, "pay")
		},
	}
	f.addMonth(cmd)
	f.addOut(cmd, "存成这个`文件`：.pdf 或 .xlsx")
	return cmd
}

func (c *cli) reportCommand() *cobra.Command {
	var f paperFlags
	cmd := &cobra.Command{
		Use:   "report --db F --month 月份 --unit 编码 --out 文件.pdf",
		Short: "月度考核报告：图表和说明",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "month", "unit", "out"); err != nil {
				return err
			}
			return c.print(cmd, &f, "month-report")
		},
	}
	f.addMonth(cmd)
	f.addOut(cmd, "存成这个 PDF `文件`")
	return cmd
}

func (c *cli) certificatesCommand() *cobra.Command {
	var f paperFlags
	cmd := &cobra.Command{
		Use:   "certificates --db F --from 月份 --to 月份 --unit 编码 --out 文件.pdf [--top 名额]",
		Short: "打印十佳网格员荣誉证书，一人一页",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "out"); err != nil {
				return err
			}
			if _, err := awardsRequest(cmd, f.from, f.to, f.unit, f.top); err != nil {
				return err
			}
			return c.print(cmd, &f, "certificates")
		},
	}
	awardFlags(cmd, &f.from, &f.to, &f.unit, &f.top)
	f.addOut(cmd, "存成这个 PDF `文件`")
	return cmd
}

// documentCommand prints any document by its name; the commands above are the
// ones of every month.
func (c *cli) documentCommand() *cobra.Command {
	var f paperFlags
	cmd := &cobra.Command{
		Use:   "document --db F 文书 --month 月份 --unit 编码 --out 文件.pdf|文件.xlsx [--worker 工号] [--from 月份 --to 月份]",
		Short: "打印各种文书；不写文书名则列出全部",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return &usageError{"一次打印一种文书"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.listDocuments()
			}
			if err := need(cmd, "out", "unit"); err != nil {
				return err
			}
			if !cmd.Flags().Changed("month") && !cmd.Flags().Changed("to") {
				return need(cmd, "month")
			}
			return c.print(cmd, &f, args[0])
		},
	}
	f.addMonth(cmd)
	f.addOut(cmd, "存成这个`文件`：.pdf 或 .xlsx")
	cmd.Flags().StringVar(&f.asOf, "as-of", "", "截至哪`天`，提前看，如 2026-10-20；不写则为月末")
	cmd.Flags().StringVar(&f.worker, "worker", "", "网格员的`工号`；个人文书必须写，其余不写则为有关的全部网格员")
	cmd.Flags().StringVar(&f.from, "from", "", "起始`月份`，如 2026-01")
	cmd.Flags().StringVar(&f.to, "to", "", "截止`月份`，如 2026-12")
	cmd.Flags().StringVar(&f.day, "day", "", "周工作情况签字表：那一周里的一`天`，如 2026-10-14")
	cmd.Flags().Int64Var(&f.top, "top", 0, "评优名额，一个`数`；不写则按规则集")
	return cmd
}

func (c *cli) listDocuments() error {
	if c.json {
		return c.printJSON(map[string]any{"documents": office.Documents})
	}
	t := table{head: []string{"文书", "名称", "类别", "纸张", "表格", "依据"}}
	for _, d := range office.Documents {
		workbook := ""
		if d.Workbook {
			workbook = ".xlsx"
		}
		t.add(d.ID, d.Name, d.Group, d.Size, workbook, d.Basis)
	}
	t.print(c.out)
	return nil
}

func (c *cli) chartsCommand() *cobra.Command {
	var p monthOf
	var out string
	cmd := &cobra.Command{
		Use:   "charts --db F --month 月份 --unit 编码 --out 文件夹",
		Short: "把图表存成网页，不用上网就能打开",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.inMonth(cmd, &p, func(o *office.Office, req office.AssessRequest) error {
				pages, err := o.Charts(cmd.Context(), req.Month, req.Unit, out)
				if err != nil {
					return err
				}
				return c.printFiles(pages...)
			}, "unit", "out")
		},
	}
	p.flags(cmd, unitGiven)
	cmd.Flags().StringVar(&out, "out", "", "存到这个`文件夹`，没有就新建")
	return cmd
}

// writeFile makes the file whole or not at all.
func (c *cli) writeFile(path string, fill func(io.Writer) error) error {
	var b bytes.Buffer
	if err := fill(&b); err != nil {
		return err
	}
	if err := office.SaveFile(path, b.Bytes()); err != nil {
		return err
	}
	return c.printFiles(path)
}
