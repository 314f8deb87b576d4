package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sealedTable is a table of which each row is answered for by the trail: the
// newest entry about the row's subject holds the row's seal.
type sealedTable struct {
	name    string
	subject string // SQL: what the trail calls a row
	key     string // SQL: the row with that key
}

var (
	loadSheets     = sealedTable{"load_sheets", `'sheet/' || load_id || '/' || sheet`, `load_id = ? AND sheet = ?`}
	signOffs       = sealedTable{"signoffs", `printf('signoff/%04d-%02d/', month / 12, month % 12 + 1) || community || '/' || worker`, `month = ? AND community = ? AND worker = ?`}
	appeals        = sealedTable{"appeals", `'appeal/' || id`, `id = ?`}
	awardDecisions = sealedTable{"award_decisions", `'award/' || id`, `id = ?`}
	settings       = sealedTable{"settings", `'setting/' || key`, `key = ?`}
	taughtHeaders  = sealedTable{"taught_headers", `'header/' || fingerprint || '/' || header`, `fingerprint = ? AND header = ?`}
	certificates   = sealedTable{"certificates", `'certificate/' || series || '/' || number`, `series = ? AND number = ?`}

	sealedTables = []sealedTable{loadSheets, signOffs, appeals, awardDecisions, settings, taughtHeaders, certificates}
)

// sealRow hashes the row of t with that key as it stands; "" where there is none.
func (tx *Tx) sealRow(t sealedTable, key ...any) (seal string, err error) {
	err = tx.each(fmt.Sprintf(`SELECT * FROM %s WHERE %s`, t.name, t.key), key, func(c cells) error {
		seal = sealCells(c)
		return nil
	})
	return seal, err
}

func sealCells(c cells) string {
	s := newSealer()
	for _, v := range c {
		s.cell(v)
	}
	return s.hex()
}

// noteRow adds an entry about the row of t with that key, as it stands now.
func (tx *Tx) noteRow(action, subject string, detail any, t sealedTable, key ...any) error {
	seal, err := tx.sealRow(t, key...)
	if err != nil {
		return err
	}
	_, err = tx.note(action, subject, seal, detail)
	return err
}

// expect takes from an entry which rows it left, and their seals.
func (v *verification) expect(e Entry) {
	switch e.Action {
	case "load":
		var said loadDetail
		if json.Unmarshal(e.Detail, &said) == nil { // else the load itself is named
			for i, seal := range said.Seals {
				v.rows[fmt.Sprintf("sheet/%s/%d", strings.TrimPrefix(e.Subject, "load/"), i)] = seal
			}
		}
	case "sign":
		var said []signed
		if json.Unmarshal(e.Detail, &said) == nil {
			for _, s := range said {
				v.rows["signoff/"+strings.TrimPrefix(e.Subject, "month/")+"/"+s.Community+"/"+s.Worker] = s.Seal
			}
		}
	case "appeal", "answer", "correct", "award", "set", "teach", "forget", "certificate":
		v.rows[e.Subject] = e.Seal
	}
}

// sealedRows compares the rows of the sealed tables with what the trail left.
func (v *verification) sealedRows() error {
	for _, t := range sealedTables {
		err := v.tx.each(fmt.Sprintf(`SELECT %s, * FROM %s`, t.subject, t.name), nil, func(c cells) error {
			subject := c.text(0)
			if v.rows[subject] != sealCells(c[1:]) {
				v.flaw(FlawRow, subject)
			}
			delete(v.rows, subject)
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, subject := range slices.Sorted(maps.Keys(v.rows)) {
		if v.rows[subject] != "" { // in the trail, but gone
			v.flaw(FlawRow, subject)
		}
	}
	return nil
}
