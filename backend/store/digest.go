package store

import (
	"fmt"

	"gridstar/backend/domain"
)

// Digest hashes the content of all current records, by ledger and key, without
// where they came from: two databases with the same records have the same digest.
func (tx *Tx) Digest() (string, error) {
	s := newSealer()
	for i := range domain.Schemas {
		t := tables[domain.Schemas[i].ID]
		s.text(string(t.ID))
		query := fmt.Sprintf(`SELECT %s FROM %s ORDER BY %s`, t.columnList(""), t.ID, t.keyList(""))
		err := tx.each(query, nil, func(c cells) error {
			for _, v := range c {
				s.cell(v)
			}
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return s.hex(), nil
}
