package office

import (
	"context"

	"gridstar/backend/domain"
	"gridstar/backend/report"
	"gridstar/backend/store"
)

// PaySheet is the pay of a unit's month (三.4), as the pay sheet prints it.
func (o *Office) PaySheet(ctx context.Context, m domain.Month, unit string) (*report.PaySheet, error) {
	var out *report.PaySheet
	err := o.store.Read(ctx, func(tx *store.Tx) (err error) {
		out, _, err = o.paySheet(tx, DocumentRequest{Month: m, Unit: unit})
		return err
	})
	return out, err
}
