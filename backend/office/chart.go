package office

import (
	"bytes"
	"context"
	"os"
	"path/filepath"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/report/chart"
	"gridstar/backend/store"
)

// Charts writes the month's charts as stand-alone pages into dir, which is made
// when it is missing, and returns their paths.
func (o *Office) Charts(ctx context.Context, month domain.Month, unit, dir string) ([]string, error) {
	var list []*chart.Chart
	var v *report.Month
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		c, err := o.compute(tx, AssessRequest{Month: month, Unit: unit}, traced{})
		if err != nil {
			return err
		}
		v = c.view()
		list, err = o.monthCharts(tx, c, v)
		if len(v.Below()) > 0 { // then the rates are by unit: by worker too
			for _, id := range chart.Rates {
				list = append(list, chart.ByWorker(v, id))
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, &domain.Error{Code: CodeCannotWrite, Args: []string{dir}, Err: err}
	}
	var paths []string
	for _, x := range list {
		var b bytes.Buffer
		if err := chart.WritePage(&b, v.UnitName+" "+v.Period()+" "+x.Title, x); err != nil {
			return paths, err
		}
		path := filepath.Join(dir, v.Month+"-"+x.ID+".html")
		if err := SaveFile(path, b.Bytes()); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}
