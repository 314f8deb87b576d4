package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/backend/report/paper"
)

// paperSetting is one setting as the command line names, shows and sets it; an
// empty text sets the default.
type paperSetting struct {
	name string
	show func(*paper.Settings) string
	set  func(s *paper.Settings, text string) error
}

var paperSettings = append([]paperSetting{
	words("发布单位", func(s *paper.Settings) *string { return &s.Issuer }),
	words("派出所", func(s *paper.Settings) *string { return &s.Police }),
	words("监督电话", func(s *paper.Settings) *string { return &s.Phone }),
	words("申诉受理地点", func(s *paper.Settings) *string { return &s.AppealPlace }),
	words("荣誉称号", func(s *paper.Settings) *string { return &s.Honour }),
	words("证书正文", func(s *paper.Settings) *string { return &s.CertificateText }),
	words("证书编号格式", func(s *paper.Settings) *string { return &s.NumberPattern }),
	{"公示工作日数", func(s *paper.Settings) string { return strconv.Itoa(s.PublicityDays) }, func(s *paper.Settings, text string) (err error) {
		if s.PublicityDays = 0; text != "" {
			s.PublicityDays, err = strconv.Atoi(text)
		}
		return err
	}},
	{"公示只列星级", func(s *paper.Settings) string { return yesNo(s.StarsOnly) }, func(s *paper.Settings, text string) error {
		s.StarsOnly = text == "是"
		if text != "" && text != yesNo(s.StarsOnly) {
			return strconv.ErrSyntax
		}
		return nil
	}},
	picture("发布单位公章", func(s *paper.Settings) **paper.PictureFile { return &s.Seal }),
	picture("派出所公章", func(s *paper.Settings) **paper.PictureFile { return &s.PoliceSeal }),
	picture("证书徽记", func(s *paper.Settings) **paper.PictureFile { return &s.Emblem }),
}, faceSettings()...)

func words(name string, field func(*paper.Settings) *string) paperSetting {
	return paperSetting{name, func(s *paper.Settings) string { return *field(s) },
		func(s *paper.Settings, text string) error { *field(s) = text; return nil }}
}

func picture(name string, field func(*paper.Settings) **paper.PictureFile) paperSetting {
	return paperSetting{name, func(s *paper.Settings) string {
		if p := *field(s); p != nil {
			return p.Name
		}
		return ""
	}, func(s *paper.Settings, path string) (err error) {
		if *field(s) = nil; path != "" {
			*field(s), err = office.ReadPicture(path)
		}
		return err
	}}
}

func faceSettings() []paperSetting {
	var out []paperSetting
	for _, f := range []struct{ name, role string }{
		{"标题字体", "title"}, {"宋体字体", "song"}, {"黑体字体", "hei"}, {"仿宋字体", "fang"}, {"楷体字体", "kai"},
	} {
		out = append(out, paperSetting{f.name, func(s *paper.Settings) string { return s.Faces[f.role] },
			func(s *paper.Settings, path string) error {
				if delete(s.Faces, f.role); path == "" {
					return nil
				}
				path, err := filepath.Abs(path)
				s.Faces[f.role] = path
				return err
			}})
	}
	return out
}

func yesNo(yes bool) string {
	if yes {
		return "是"
	}
	return "否"
}

func (c *cli) settingsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "settings --db F [名称=内容 ...] [--json]",
		Short: "文书的设置：发布单位、电话、文字、公章、字体；不写内容则恢复默认",
		Args: func(_ *cobra.Command, args []string) error {
			for _, arg := range args {
				if name, _, ok := strings.Cut(arg, "="); !ok || settingOf(name) == nil {
					return &usageError{fmt.Sprintf("“%s”应写成 名称=内容，名称见 gridstar settings", arg)}
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.with(cmd.Context(), func(o *office.Office) error {
				s, err := o.PaperSettings(cmd.Context())
				if err != nil {
					return err
				}
				s = s.WithDefaults()
				for _, arg := range args {
					name, text, _ := strings.Cut(arg, "=")
					err := settingOf(name).set(&s, strings.TrimSpace(text))
					if err != nil && domain.CodeOf(err) == "" {
						err = domain.Fail(paper.CodeSetting, name, text)
					}
					if err != nil {
						return err
					}
				}
				s = s.WithDefaults()
				if len(args) > 0 {
					if err := o.SavePaperSettings(cmd.Context(), s); err != nil {
						return err
					}
				}
				if c.json {
					return c.printJSON(s)
				}
				t := table{head: []string{"名称", "内容"}}
				for _, x := range paperSettings {
					t.add(x.name, x.show(&s))
				}
				t.print(c.out)
				return nil
			})
		},
	}
}

func settingOf(name string) *paperSetting {
	for i := range paperSettings {
		if paperSettings[i].name == name {
			return &paperSettings[i]
		}
	}
	return nil
}
