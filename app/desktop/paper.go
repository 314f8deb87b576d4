package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	wails "github.com/wailsapp/wails/v2/pkg/runtime"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// Paper is the bridge of documents on paper: what there is, and saving it. Their
// bytes go by papers, the asset handler.
type Paper struct{ desk *desk }

// PaperRequest asks for a document.
type PaperRequest struct {
	Period
	Document string `json:"document"`
	Worker   string `json:"worker"`
	From     string `json:"from"`
	To       string `json:"to"`
	Top      int64  `json:"top"`      // of awards: how many win; 0: as many as the rules say
	Workbook bool   `json:"workbook"` // as .xlsx
}

func (p PaperRequest) document() (req office.DocumentRequest, err error) {
	period, err := p.request()
	req = office.DocumentRequest{Document: p.Document, Month: period.Month, AsOf: period.AsOf, Unit: period.Unit, Worker: p.Worker, Top: p.Top}
	for _, x := range []struct {
		text string
		to   *domain.Month
	}{{p.From, &req.From}, {p.To, &req.To}} {
		if err == nil && x.text != "" {
			*x.to, err = domain.ParseMonth(x.text)
		}
	}
	return req, err
}

// set makes the document.
func (p PaperRequest) set(ctx context.Context, o *office.Office) ([]byte, error) {
	req, err := p.document()
	if err != nil {
		return nil, err
	}
	make := o.Print
	if p.Workbook {
		make = o.Workbook
	}
	var w bytes.Buffer
	if err := make(ctx, req, &w); err != nil {
		return nil, err
	}
	return w.Bytes(), nil
}

// PaperScreen is what the paper screen offers.
type PaperScreen struct {
	Documents []office.Document `json:"documents"`
	Workers   []PaperWorker     `json:"workers"`
	From      string            `json:"from"` // the span that awards are for, to begin with
	To        string            `json:"to"`
}

// PaperWorker is somebody whom a document can be about.
type PaperWorker struct {
	Worker   string `json:"worker"`
	Name     string `json:"name"`
	UnitName string `json:"unit_name"`
}

// Screen is all that the paper screen shows.
func (b *Paper) Screen(p Period) (*PaperScreen, error) {
	return about(b.desk, p, func(ctx context.Context, o *office.Office, req office.AssessRequest) (*PaperScreen, error) {
		v, err := o.Assess(ctx, req)
		if err != nil {
			return nil, err
		}
		year, _ := req.Month.YearMonth()
		out := &PaperScreen{Documents: office.Documents, Workers: []PaperWorker{}, From: domain.NewMonth(year, 1).String(), To: req.Month.String()}
		for _, w := range v.Workers {
			out.Workers = append(out.Workers, PaperWorker{w.Worker, w.Name, w.UnitName})
		}
		return out, nil
	})
}

// Save makes the document and saves it: in the office's folder of the month, or
// with choose where the user says. It returns the path, or "" when the user
// thought better of it.
func (b *Paper) Save(p PaperRequest, choose bool) (string, error) {
	var data []byte
	path, err := ask(b.desk, func(ctx context.Context, o *office.Office) (path string, err error) {
		if data, err = p.set(ctx, o); err != nil {
			return "", err
		}
		return b.place(ctx, o, p)
	})
	if err != nil {
		return "", err
	}
	if choose {
		path, err = b.desk.chosen(func(ctx context.Context) (string, error) {
			return wails.SaveFileDialog(ctx, wails.SaveDialogOptions{Title: "另存为", DefaultDirectory: filepath.Dir(path),
				DefaultFilename: filepath.Base(path), Filters: []wails.FileFilter{{DisplayName: filepath.Ext(path), Pattern: "*" + filepath.Ext(path)}}})
		})
		if err != nil || path == "" {
			return "", err
		}
	}
	return path, tell(b.desk, func(ctx context.Context, o *office.Office) error {
		if err := office.SaveFile(path, data); err != nil {
			return err
		}
		return p.note(ctx, o)
	})
}

// Printed tells the audit trail that the document went to a printer.
func (b *Paper) Printed(p PaperRequest) error { return tell(b.desk, p.note) }

func (p PaperRequest) note(ctx context.Context, o *office.Office) error {
	req, err := p.document()
	if err != nil {
		return err
	}
	return o.NotePrinted(ctx, req)
}

// place is where a document is saved: 文档/网格星考/2026年10月/清河口街道 星级考核结果公示.pdf.
func (b *Paper) place(ctx context.Context, o *office.Office, p PaperRequest) (string, error) {
	req, err := p.document()
	if err != nil {
		return "", err
	}
	d, err := office.DocumentOf(p.Document)
	if err != nil {
		return "", err
	}
	v, err := o.Assess(ctx, office.AssessRequest{Month: req.Month, Unit: req.Unit})
	if err != nil {
		return "", err
	}
	words := []string{v.UnitName, req.Month.Chinese(), d.Name}
	if d.PerSpan {
		words[1] = p.From + "至" + p.To
	}
	for _, w := range v.Workers {
		if d.PerWorker && w.Worker == p.Worker {
			words = append(words, w.Name)
		}
	}
	suffix := ".pdf"
	if p.Workbook {
		suffix = ".xlsx"
	}
	return inFolder(req.Month, strings.Join(words, " ")+suffix)
}

// inFolder is where a file of the month is saved; the folder is there.
func inFolder(m domain.Month, name string) (string, error) {
	folder := filepath.Join(papersFolder(), m.Chinese())
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", &domain.Error{Code: office.CodeCannotWrite, Args: []string{folder}, Err: err}
	}
	return filepath.Join(folder, fileName(name)), nil
}

// SavePicture saves a chart that the window has drawn, PNG or SVG in base64,
// into the folder of the month, and returns its path.
func (b *Paper) SavePicture(p Period, name, picture string) (string, error) {
	return about(b.desk, p, func(_ context.Context, _ *office.Office, req office.AssessRequest) (string, error) {
		data, err := base64.StdEncoding.DecodeString(picture)
		if err != nil {
			return "", err
		}
		suffix := ".png"
		if bytes.HasPrefix(data, []byte("<svg")) {
			suffix = ".svg"
		}
		path, err := inFolder(req.Month, name+suffix)
		if err != nil {
			return "", err
		}
		return path, office.SaveFile(path, data)
	})
}

// fileName is text without what a file's name can't hold.
func fileName(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, text)
}

// papersFolder is 网格星考 in the user's documents.
func papersFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	for _, name := range []string{"文档", "Documents"} {
		folder := filepath.Join(home, name)
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return filepath.Join(folder, "网格星考")
		}
	}
	return filepath.Join(home, "网格星考")
}

// papers answers /paper with the document's bytes.
type papers struct{ desk *desk }

func (h *papers) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/paper":
	case trialPath:
		h.desk.trial.ServeHTTP(w, r)
		return
	default:
		http.NotFound(w, r)
		return
	}
	q := r.URL.Query()
	top, _ := strconv.ParseInt(q.Get("top"), 10, 64) // none: as the rules say
	p := PaperRequest{Period: Period{Month: q.Get("month"), Unit: q.Get("unit"), AsOf: q.Get("as_of")},
		Document: q.Get("document"), Worker: q.Get("worker"), From: q.Get("from"), To: q.Get("to"), Top: top, Workbook: q.Get("workbook") != ""}
	data, err := ask(h.desk, p.set)
	if err != nil {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(http.StatusUnprocessableEntity)
		_ = json.NewEncoder(w).Encode(failure(err)) // the window is gone when this fails
		return
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(data) // as above
}
