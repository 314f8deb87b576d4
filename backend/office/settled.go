package office

import (
	"strconv"

	"gridstar/backend/assess"
	"gridstar/backend/domain"
	"gridstar/backend/store"
)

// CodeOtherEdition refuses the details of a version that other formulas than this
// program's came to; the arguments are the community, the month, the version, the
// edition of the formulas that it was computed by, and that of the program.
const CodeOtherEdition domain.Code = "other_edition"

// settle computes a month as it is paid and explained on paper: each community
// that is published as its newest version has it, from the records that it rested
// on, whatever was loaded or undone since; the others from the records as they are.
func (o *Office) settle(tx *store.Tx, req AssessRequest, keep traced) (*computed, error) {
	c, err := o.compute(tx, req, keep)
	if err != nil || c.results.AsOf < req.Month.Last() { // an early look is at what is not published yet
		return c, err
	}
	c.settled = map[string]*computed{}
	var last ground
	for _, u := range c.results.Units {
		if u.Level != domain.LevelCommunity {
			continue
		}
		p, f, err := publication(tx, u.Unit, req.Month)
		if err != nil {
			return nil, err
		}
		if p == nil {
			continue
		}
		if f.Edition != assess.Edition {
			return nil, domain.Fail(CodeOtherEdition, f.View.UnitName, req.Month.Chinese(), strconv.Itoa(p.Version), strconv.Itoa(f.Edition), strconv.Itoa(assess.Edition))
		}
		past, err := tx.AsOf(*p)
		if err != nil {
			return nil, err
		}
		if err := last.become(past, p, f, keep); err != nil {
			return nil, err
		}
		c.settled[u.Unit] = last.computed
		c.results = assess.Replaced(c.results, assess.Community(last.computed.results, u.Unit))
	}
	return c, nil
}
