package chart

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"html/template"
	"io"
	"sync"
)

// asset holds echarts 6.1.0 (dist/echarts.min.js, compressed), its licences, and
// the page that shows charts.
//
//go:embed asset
var asset embed.FS

var pageTemplate = template.Must(template.ParseFS(asset, "asset/page.html"))

// Script is echarts, as its makers ship it.
var Script = sync.OnceValues(func() ([]byte, error) {
	packed, err := asset.ReadFile("asset/echarts-6.1.0.min.js.gz")
	if err != nil {
		return nil, fmt.Errorf("echarts: %w", err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("echarts: %w", err)
	}
	script, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("echarts: %w", err)
	}
	return script, nil
})

// figure is a chart as the page shows it.
type figure struct {
	*Chart
	Place   string // of the element: charts of several units on one page may share an ID
	Options template.JS
	Twin    Table
}

// WritePage writes a stand-alone HTML page of charts: the script, the options
// and the tables are in it, and it asks no network for anything. A page without
// a script still shows the tables. A nil chart is passed over.
func WritePage(w io.Writer, title string, list ...*Chart) error {
	script, err := Script()
	if err != nil {
		return err
	}
	page := struct {
		Title   string
		Script  template.JS
		Figures []figure
	}{Title: title, Script: template.JS(script)}
	for _, c := range list {
		if c == nil {
			continue
		}
		o, err := Options(c, Style{Save: true})
		if err != nil {
			return fmt.Errorf("chart %s: %w", c.ID, err)
		}
		page.Figures = append(page.Figures, figure{Chart: c, Place: fmt.Sprintf("chart-%d", len(page.Figures)+1), Options: template.JS(o), Twin: c.Table()})
	}
	if err := pageTemplate.Execute(w, page); err != nil {
		return fmt.Errorf("page %s: %w", title, err)
	}
	return nil
}
