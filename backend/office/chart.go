package office

import (
	"bytes"
	"context"
	"os"
	"path/filepath"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/chart"
)

// Charts writes the month's charts as stand-alone pages into dir, which is made
// when it is missing, and returns their paths.
func (o *Office) Charts(ctx context.Context, month domain.Month, unit, dir string) ([]string, error) {
	v, err := o.Assess(ctx, AssessRequest{Month: month, Unit: unit})
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, &domain.Error{Code: CodeCannotWrite, Args: []string{dir}, Err: err}
	}
	var paths []string
	for _, p := range chartPages(v) {
		var b bytes.Buffer
		if err := chart.WritePage(&b, p.title, p.charts...); err != nil {
			return paths, err
		}
		path := filepath.Join(dir, p.file)
		if err := SaveFile(path, b.Bytes()); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

type chartPage struct {
	file, title string
	charts      []*chart.Chart
}

// chartPages are the pages of a month: one a rate, by worker and by unit.
func chartPages(v *report.Month) []chartPage {
	var pages []chartPage
	for _, id := range []domain.IndicatorID{domain.IndVisit, domain.IndCollection, domain.IndMediation} {
		p := chartPage{file: v.Month + "-" + report.IndicatorName(id) + ".html", title: v.UnitName + " " + v.Month + " " + report.IndicatorName(id)}
		p.charts = append(p.charts, chart.ByWorker(v, id))
		if byUnit := chart.ByUnit(v, id); byUnit != nil {
			p.charts = append(p.charts, byUnit)
		}
		pages = append(pages, p)
	}
	stars := "星级分布"
	return append(pages, chartPage{v.Month + "-" + stars + ".html", v.UnitName + " " + v.Month + " " + stars, []*chart.Chart{chart.Stars(v)}})
}
