package paper

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/face"
	"gridstar/backend/report/paper/typeset"
)

// Settings are what an office fixes once for all its papers. The zero value
// prints: empty fields get the defaults, or room to write by hand.
type Settings struct {
	Issuer          string            `json:"issuer"`           // 发布单位; empty: the unit's name
	Police          string            `json:"police"`           // 派出所 that signs beside it; empty: none
	Phone           string            `json:"phone"`            // 监督电话; empty: a line to write on
	AppealPlace     string            `json:"appeal_place"`     // where appeals are handed in
	Honour          string            `json:"honour"`           // 十佳网格员
	CertificateText string            `json:"certificate_text"` // {年}, {称号}
	NumberPattern   string            `json:"number_pattern"`   // 襄网优〔{年}〕{号}号
	PublicityDays   int               `json:"publicity_days"`   // workdays
	StarsOnly       bool              `json:"stars_only"`       // stars without ranks on the notice
	Seal            *PictureFile      `json:"seal"`
	PoliceSeal      *PictureFile      `json:"police_seal"`
	Emblem          *PictureFile      `json:"emblem"` // on certificates; empty: the drawn one
	Faces           map[string]string `json:"faces"`  // role (title, song, hei, fang, kai) to a .ttf or .ttc file
}

// PictureFile is a picture as an office gives it.
type PictureFile struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

// DefaultSettings are the wordings of the standard.
func DefaultSettings() Settings { return Settings{}.WithDefaults() }

const defaultCertificate = "在{年}年度社区网格化服务管理工作中成绩突出，被评为“{称号}”。特发此证，以资鼓励。"

// WithDefaults puts the defaults where nothing is set.
func (s Settings) WithDefaults() Settings {
	fill := func(field *string, value string) {
		if strings.TrimSpace(*field) == "" {
			*field = value
		}
	}
	fill(&s.Honour, "十佳网格员")
	fill(&s.CertificateText, defaultCertificate)
	fill(&s.NumberPattern, "网优〔{年}〕{号}号")
	if s.PublicityDays == 0 {
		s.PublicityDays = 5
	}
	if s.Faces == nil {
		s.Faces = map[string]string{}
	}
	return s
}

var (
	phones      = regexp.MustCompile(`^[0-9０-９()（）+\-—－ 、，,/转]{3,60}$`)
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
)

// Validate tells the first setting that can't be printed with: it opens the
// pictures and the faces too.
func (s Settings) Validate() error {
	if _, err := newPress(s); err != nil {
		return err
	}
	for _, f := range []*PictureFile{s.Seal, s.PoliceSeal, s.Emblem} {
		if _, err := picture(f); err != nil {
			return err
		}
	}
	return nil
}

// words tells the first wording that can't be printed.
func (s Settings) words() error {
	for _, f := range []struct{ name, value string }{
		{"发布单位", s.Issuer}, {"派出所", s.Police}, {"申诉受理地点", s.AppealPlace}, {"荣誉称号", s.Honour},
	} {
		if n := utf8.RuneCountInString(f.value); n > 40 || f.value != face.Clean(f.value) {
			return domain.Fail(CodeSetting, f.name, f.value)
		}
	}
	if s.Phone != "" && !phones.MatchString(s.Phone) {
		return domain.Fail(CodeSetting, "监督电话", s.Phone)
	}
	if !onlyPlaceholders(s.NumberPattern, "{年}", "{号}") || !strings.Contains(s.NumberPattern, "{号}") {
		return domain.Fail(CodeSetting, "证书编号格式", s.NumberPattern)
	}
	if !onlyPlaceholders(s.CertificateText, "{年}", "{称号}") || utf8.RuneCountInString(s.CertificateText) > 160 {
		return domain.Fail(CodeSetting, "证书正文", s.CertificateText)
	}
	if s.PublicityDays < 1 || s.PublicityDays > 60 {
		return domain.Fail(CodeSetting, "公示工作日数", strconv.Itoa(s.PublicityDays))
	}
	return nil
}

// issuer is the issuing unit; by default the one given.
func (s Settings) issuer(unit string) string {
	if s.Issuer != "" {
		return s.Issuer
	}
	return unit
}

func onlyPlaceholders(text string, allowed ...string) bool {
	for _, p := range placeholder.FindAllString(text, -1) {
		known := false
		for _, a := range allowed {
			known = known || p == a
		}
		if !known {
			return false
		}
	}
	return true
}

// Number is the number of a certificate: 襄网优〔2026〕1号, without padding zeros.
func (s Settings) Number(year, n int) string {
	return strings.NewReplacer("{年}", strconv.Itoa(year), "{号}", strconv.Itoa(n)).Replace(s.WithDefaults().NumberPattern)
}

// picture decodes a picture of the settings; nil for none.
func picture(f *PictureFile) (*typeset.Picture, error) {
	if f == nil {
		return nil, nil
	}
	return typeset.NewPicture(f.Name, f.Data)
}
