package paper

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gridstar/backend/report"
)

var keep = flag.String("keep", "", "folder to keep the printed samples in, to look at")

// samples are the documents that every test of the whole goes through.
var samples = map[string]Paper{
	"notice3":      sampleNotice(3, "社区"),
	"notice12":     sampleNotice(12, "社区"),
	"notice40":     sampleNotice(40, "街道"),
	"pay":          samplePay(12),
	"score":        ScoreSheets{Sheets: []*report.ScoreSheet{sampleScoreSheet("欧阳文静"), sampleScoreSheet("张䶮")}, Date: sampleDate},
	"draft":        draft(sampleNotice(4, "社区")),
	"publicity":    inPublicity(sampleNotice(9, "社区")),
	"poster10":     Poster{sampleNotice(10, "社区")},
	"poster30":     Poster{sampleNotice(30, "街道")},
	"certificates": sampleCertificates("王建国", "李梅", "张䶮", "阿卜杜热合曼·买买提"),
}

func init() { maps.Copy(samples, office) }

// printed is a document as PDF, in a file too.
func printed(t *testing.T, name string, p Paper) (data []byte, file string) {
	t.Helper()
	var b bytes.Buffer
	if err := Print(&b, p); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	dir := *keep
	if dir == "" {
		dir = t.TempDir()
	}
	file = filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), file
}

// run runs a tool of poppler-utils or qpdf, which tests require.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestPrintedFilesAreSound(t *testing.T) {
	for name, p := range samples {
		_, file := printed(t, name, p)
		if out := run(t, "qpdf", "--check", file); strings.Contains(out, "WARNING") {
			t.Errorf("%s: %s", name, out)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for name, p := range samples {
		a, _ := printed(t, name, p)
		b, _ := printed(t, name, p)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two printings differ", name)
		}
	}
}
