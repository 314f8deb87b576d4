package office

import (
	"context"
	"fmt"
	"io"

	"gridstar/backend/report/paper"
	"gridstar/backend/store"
)

// TryPaper prints a notice, a poster or a certificate with settings that are not
// saved. The certificate is a blank one: nobody's, and in no register.
func (o *Office) TryPaper(ctx context.Context, req DocumentRequest, s paper.Settings, w io.Writer) error {
	if err := s.Validate(); err != nil {
		return err
	}
	var doc paper.Paper
	err := o.store.Read(ctx, func(tx *store.Tx) error {
		if req.Document == "certificates" {
			blank, err := o.blankCertificate(tx, req)
			blank.Settings = s
			doc = blank
			return err
		}
		n, err := o.notice(tx, req)
		if err != nil {
			return err
		}
		n.Settings = s
		doc = *n
		if req.Document == "poster" {
			doc = paper.Poster{Notice: *n}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := paper.Print(w, doc); err != nil {
		return fmt.Errorf("try %s: %w", req.Document, err)
	}
	return nil
}

func (o *Office) blankCertificate(tx *store.Tx, req DocumentRequest) (paper.Certificates, error) {
	c, err := o.compute(tx, req.assess(), traced{})
	if err != nil {
		return paper.Certificates{}, err
	}
	year, _ := req.Month.YearMonth()
	name := c.names().Name(c.results.Unit)
	return paper.Certificates{Year: year, Issuer: name,
		Awarded: []paper.Awarded{{Name: "×××", Unit: name, Number: 1, Issued: o.clock().Date()}}}, nil
}
