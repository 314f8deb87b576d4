package personal

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "汉江路358号1单元101室", "汉江路358号1单元101室"},
		{"identity card", "户主420606199001011239在家", "户主〔证件号〕在家"},
		{"ending with X", "11010519491231002X", "〔证件号〕"},
		{"ending with x", "证11010519491231002x。", "证〔证件号〕。"},
		{"wrong check digit", "420606199001011235", "420606199001011235"},
		{"wrong check digit, announced", "身份证:420606199001011235", "身份证:〔证件号〕"},
		{"in groups", "420606 19900101 1239", "〔证件号〕"},
		{"in groups, with X", "110105-19491231-002X", "〔证件号〕"},
		{"cut by a spreadsheet", "420606199001011000", "〔证件号〕"},
		{"cut and shown short", "4.20606199001011E+17", "〔证件号〕"},
		{"other short number", "4.2E+14", "4.2E+14"},
		{"old card, announced", "身份证号 420606790101123", "身份证号 〔证件号〕"},
		{"grid code like an old card", "在420606001001001网格", "在420606001001001网格"},
		{"order number of 18 digits", "工单420606202610030012", "工单420606202610030012"},
		{"mobile", "已电13812345678告知", "已电〔电话〕告知"},
		{"two mobiles", "13812345678、19912345678", "〔电话〕、〔电话〕"},
		{"mobile in groups", "138-1234-5678", "〔电话〕"},
		{"mobile with country", "+86 138 1234 5678", "+〔电话〕"},
		{"mobile with country, joined", "8613812345678", "〔电话〕"},
		{"mobile as called from afar", "013812345678", "〔电话〕"},
		{"mobile as called from abroad", "008613812345678", "〔电话〕"},
		{"eleven digits, no mobile", "20261003001", "20261003001"},
		{"twelve digits", "138123456789", "138123456789"},
		{"fixed line", "0710-3512345", "〔电话〕"},
		{"short number, announced", "电话3512345", "电话〔电话〕"},
		{"hotline", "已报12345热线", "已报12345热线"},
		{"date and time", "2026-10-03 08:30:00", "2026-10-03 08:30:00"},
		{"compact time", "20261003083000", "20261003083000"},
		{"announced, then another number", "电话打了3次,见20261003001", "电话打了3次,见20261003001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, found := Mask(c.in)
			if got != c.want || found != (c.in != c.want) {
				t.Errorf("Mask(%q) = %q, %v, want %q", c.in, got, found, c.want)
			}
		})
	}
}

func TestHeader(t *testing.T) {
	for _, h := range []string{"身份证号", "身份证号码", "公民身份号码", "户主证件号码", "联系电话", "手机", "联系方式", "电话"} {
		if !Header(h) {
			t.Errorf("%s is not known as personal", h)
		}
	}
	for _, h := range []string{"记录编号", "工号", "户编号", "导出人", "抽查方式", ""} {
		if Header(h) {
			t.Errorf("%s is taken for personal", h)
		}
	}
}

// identityCard draws a valid number.
func identityCard(t *rapid.T) string {
	digits := rapid.StringMatching(`[1-6][1-3][0-9]{4}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}`).Draw(t, "digits")
	for _, c := range "0123456789X" {
		if Identity(digits + string(c)) {
			return digits + string(c)
		}
	}
	t.Fatal("no check digit fits")
	return ""
}

func TestMaskedTextHoldsNoNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := identityCard(t)
		if rapid.Bool().Draw(t, "phone") {
			secret = rapid.StringMatching(`1[3-9][0-9]{9}`).Draw(t, "mobile")
		}
		around := rapid.StringMatching(`[一-龥,。 :A-Za-z]{0,12}`)
		masked, found := Mask(around.Draw(t, "before") + secret + around.Draw(t, "after"))
		if !found || strings.Contains(masked, secret) || strings.ContainsAny(masked, "0123456789") {
			t.Fatalf("%q is left in %q", secret, masked)
		}
		if again, found := Mask(masked); found || again != masked {
			t.Fatalf("masking %q again gives %q", masked, again)
		}
	})
}
