package office

import (
	"sync"

	"gridstar/backend/report"
	"gridstar/backend/store"
)

// cache keeps computed months until the database changes: every change leaves
// an entry in the audit chain, so the chain's head tells.
type cache struct {
	sync.Mutex
	head   string
	months map[AssessRequest]*report.Month
}

// cached is Assess within tx, computed once for each state of the database.
func (o *Office) cached(tx *store.Tx, req AssessRequest) (*report.Month, error) {
	_, head, err := tx.Head()
	if err != nil {
		return nil, err
	}
	o.cache.Lock()
	defer o.cache.Unlock()
	if o.cache.head != head || o.cache.months == nil {
		o.cache.head, o.cache.months = head, map[AssessRequest]*report.Month{}
	}
	if v := o.cache.months[req]; v != nil {
		return v, nil
	}
	c, err := o.compute(tx, req, traced{})
	if err != nil {
		return nil, err
	}
	v := c.view()
	o.cache.months[req] = v
	return v, nil
}
