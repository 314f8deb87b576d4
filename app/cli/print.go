package main

import (
	"bytes"
	"io"

	"github.com/spf13/cobra"

	"gridstar/backend/office"
)

func (c *cli) noticeCommand() *cobra.Command {
	var month, unit, out, size string
	cmd := &cobra.Command{
		Use:   "notice --db F --month M --unit CODE --out F.pdf [--size a4|a3]",
		Short: "打印月度排名公示",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "month", "unit", "out"); err != nil {
				return err
			}
			if size != "a4" && size != "a3" {
				return &usageError{"--size 只能是 a4 或 a3"}
			}
			m, err := monthFlag(month)
			if err != nil {
				return err
			}
			return c.with(cmd.Context(), func(o *office.Office) error {
				req := office.NoticeRequest{Month: m, Unit: unit, Poster: size == "a3"}
				if err := c.writeFile(out, func(w io.Writer) error { return o.Notice(cmd.Context(), req, w) }); err != nil {
					return err
				}
				return o.NotePrinted(cmd.Context(), req)
			})
		},
	}
	cmd.Flags().StringVar(&month, "month", "", "月份，如 2026-10")
	cmd.Flags().StringVar(&unit, "unit", "", "单位编码")
	cmd.Flags().StringVar(&out, "out", "", "PDF 文件")
	cmd.Flags().StringVar(&size, "size", "a4", "纸张：a4 公示，a3 张贴")
	return cmd
}

func (c *cli) certificatesCommand() *cobra.Command {
	var from, to, unit, out string
	var top int64
	cmd := &cobra.Command{
		Use:   "certificates --db F --from M --to M --unit CODE --out F.pdf [--top 10]",
		Short: "打印十佳网格员荣誉证书，一人一页",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "out"); err != nil {
				return err
			}
			req, err := awardsRequest(cmd, from, to, unit, top)
			if err != nil {
				return err
			}
			return c.with(cmd.Context(), func(o *office.Office) error {
				return c.writeFile(out, func(w io.Writer) error { return o.Certificates(cmd.Context(), req, w) })
			})
		},
	}
	awardFlags(cmd, &from, &to, &unit, &top)
	cmd.Flags().StringVar(&out, "out", "", "PDF 文件")
	return cmd
}

func (c *cli) chartsCommand() *cobra.Command {
	var month, unit, out string
	cmd := &cobra.Command{
		Use:   "charts --db F --month M --unit CODE --out DIR",
		Short: "把图表存成网页，不用上网就能打开",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := need(cmd, "month", "unit", "out"); err != nil {
				return err
			}
			m, err := monthFlag(month)
			if err != nil {
				return err
			}
			return c.with(cmd.Context(), func(o *office.Office) error {
				pages, err := o.Charts(cmd.Context(), m, unit, out)
				if err != nil {
					return err
				}
				for _, p := range pages {
					c.printf("%s\n", p)
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&month, "month", "", "月份，如 2026-10")
	cmd.Flags().StringVar(&unit, "unit", "", "单位编码")
	cmd.Flags().StringVar(&out, "out", "", "文件夹")
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
	c.printf("%s\n", path)
	return nil
}
