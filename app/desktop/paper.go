package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
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
}

// Document is one kind of document that the office can set.
type Document struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Group     string `json:"group"`
	Size      string `json:"size"`
	PerWorker bool   `json:"per_worker"`
	PerSpan   bool   `json:"per_span"`
	Numbered  bool   `json:"numbered"` // making it enters numbers in a register

	write func(context.Context, *office.Office, PaperRequest, *bytes.Buffer) error
}

var documents = []Document{
	{ID: "notice", Name: "星级考核结果公示", Group: "公示", Size: "A4", write: notice(false)},
	{ID: "poster", Name: "公示海报", Group: "公示", Size: "A3", write: notice(true)},
	{ID: "certificates", Name: "荣誉证书", Group: "评优", Size: "A4横", PerSpan: true, Numbered: true, write: certificates},
}

func noticeRequest(p PaperRequest, poster bool) (office.NoticeRequest, error) {
	req, err := p.request()
	return office.NoticeRequest{Month: req.Month, Unit: req.Unit, Poster: poster}, err
}

func notice(poster bool) func(context.Context, *office.Office, PaperRequest, *bytes.Buffer) error {
	return func(ctx context.Context, o *office.Office, p PaperRequest, w *bytes.Buffer) error {
		req, err := noticeRequest(p, poster)
		if err != nil {
			return err
		}
		return o.Notice(ctx, req, w)
	}
}

func certificates(ctx context.Context, o *office.Office, p PaperRequest, w *bytes.Buffer) error {
	req := office.AwardsRequest{Unit: p.Unit}
	var err error
	if req.From, err = domain.ParseMonth(p.From); err != nil {
		return err
	}
	if req.To, err = domain.ParseMonth(p.To); err != nil {
		return err
	}
	return o.Certificates(ctx, req, w)
}

// codeNoSuchPaper is a document that there is not: its name.
const codeNoSuchPaper domain.Code = "no_such_paper"

func documentOf(id string) (Document, error) {
	for _, d := range documents {
		if d.ID == id {
			return d, nil
		}
	}
	return Document{}, domain.Fail(codeNoSuchPaper, id)
}

// set makes the document.
func (b *Paper) set(p PaperRequest) ([]byte, error) {
	return ask(b.desk, func(ctx context.Context, o *office.Office) ([]byte, error) {
		d, err := documentOf(p.Document)
		if err != nil {
			return nil, err
		}
		var w bytes.Buffer
		if err := d.write(ctx, o, p, &w); err != nil {
			return nil, err
		}
		return w.Bytes(), nil
	})
}

// PaperScreen is what the paper screen offers.
type PaperScreen struct {
	Documents []Document    `json:"documents"`
	Workers   []PaperWorker `json:"workers"`
	From      string        `json:"from"` // the span that awards are for, to begin with
	To        string        `json:"to"`
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
		out := &PaperScreen{Documents: documents, Workers: []PaperWorker{}, From: domain.NewMonth(year, 1).String(), To: req.Month.String()}
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
	return ask(b.desk, func(ctx context.Context, o *office.Office) (string, error) {
		data, err := b.set(p)
		if err != nil {
			return "", err
		}
		path, err := b.place(ctx, o, p)
		if err != nil {
			return "", err
		}
		if choose {
			path, err = wails.SaveFileDialog(ctx, wails.SaveDialogOptions{Title: "另存为", DefaultDirectory: filepath.Dir(path),
				DefaultFilename: filepath.Base(path), Filters: []wails.FileFilter{{DisplayName: "PDF (*.pdf)", Pattern: "*.pdf"}}})
			if err != nil || path == "" {
				return "", err
			}
		}
		if err := office.SaveFile(path, data); err != nil {
			return "", err
		}
		return path, nil
	})
}

// place is where a document is saved: 文档/网格星考/2026年10月/清河口街道 星级考核结果公示.pdf.
func (b *Paper) place(ctx context.Context, o *office.Office, p PaperRequest) (string, error) {
	req, err := p.request()
	if err != nil {
		return "", err
	}
	d, err := documentOf(p.Document)
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
	folder := filepath.Join(papersFolder(), req.Month.Chinese())
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", &domain.Error{Code: office.CodeCannotWrite, Args: []string{folder}, Err: err}
	}
	return filepath.Join(folder, fileName(strings.Join(words, " "))+".pdf"), nil
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
	if r.URL.Path != "/paper" {
		http.NotFound(w, r)
		return
	}
	q := r.URL.Query()
	p := PaperRequest{Period: Period{Month: q.Get("month"), Unit: q.Get("unit"), AsOf: q.Get("as_of")},
		Document: q.Get("document"), Worker: q.Get("worker"), From: q.Get("from"), To: q.Get("to")}
	data, err := (&Paper{h.desk}).set(p)
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
