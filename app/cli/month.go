package main

import (
	"github.com/spf13/cobra"

	"gridstar/backend/domain"
	"gridstar/backend/office"
)

// monthOf are the flags that say which month of which unit a command is about.
type monthOf struct{ month, asOf, unit string }

// What --unit may be left out for, and what not.
const (
	unitOrTop = "单位`编码`；不写则为最上级单位"
	unitGiven = "单位`编码`"
)

// flags adds --month, and --unit where the command has one.
func (p *monthOf) flags(cmd *cobra.Command, unit string) {
	cmd.Flags().StringVar(&p.month, "month", "", "`月份`，如 2026-10")
	if unit != "" {
		cmd.Flags().StringVar(&p.unit, "unit", "", unit)
	}
}

// asOfFlag adds --as-of.
func (p *monthOf) asOfFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.asOf, "as-of", "", "截至哪`天`，提前看，如 2026-10-20；不写则为月末")
}

func (p *monthOf) request() (office.AssessRequest, error) {
	req := office.AssessRequest{Unit: p.unit}
	var err error
	if req.Month, err = domain.ParseMonth(p.month); err != nil {
		return req, err
	}
	if p.asOf != "" {
		req.AsOf, err = domain.ParseDate(p.asOf)
	}
	return req, err
}

// inMonth calls fn with the office and the month asked for; needed are the flags
// that it can't do without, beside --month.
func (c *cli) inMonth(cmd *cobra.Command, p *monthOf, fn func(*office.Office, office.AssessRequest) error, needed ...string) error {
	if err := need(cmd, append([]string{"month"}, needed...)...); err != nil {
		return err
	}
	req, err := p.request()
	if err != nil {
		return err
	}
	return c.with(cmd.Context(), func(o *office.Office) error { return fn(o, req) })
}
