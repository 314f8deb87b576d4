package store

import (
	"encoding/binary"

	"gridstar/backend/domain"
)

// findRepeats marks the rows whose key comes again further down in the file: the
// last one stands.
func (l *loading) findRepeats() {
	l.passed = map[place]bool{}
	seen := map[domain.LedgerID]map[string]place{}
	var key []byte
	for i := range l.file.Sheets {
		sheet := &l.file.Sheets[i]
		t := tables[sheet.Ledger]
		if t == nil {
			continue
		}
		last := seen[t.ID]
		if last == nil {
			last = make(map[string]place, len(sheet.Rows))
			seen[t.ID] = last
		}
		for j := range sheet.Rows {
			var k string
			if len(t.keys) == 1 && isText(t.Columns[t.keys[0]].Kind) {
				k = sheet.Rows[j].Values[t.keys[0]].Text
			} else {
				key = key[:0]
				for _, c := range t.keys {
					v := sheet.Rows[j].Values[c]
					key = binary.AppendVarint(key, v.Int)
					key = binary.AppendUvarint(key, uint64(len(v.Text)))
					key = append(key, v.Text...)
				}
				k = string(key)
			}
			if before, again := last[k]; again {
				l.passed[before] = true
			}
			last[k] = place{i, j}
		}
	}
}

// preparing turns a sheet's rows into cells and hashes them, some way ahead of
// SQLite, which takes them meanwhile: a quarter of a load's work.
type preparing struct {
	batches  chan []cells
	stop     chan struct{}
	batch    []cells   // what is left of the one being given out
	versions []version // of all rows prepared; complete when batches is closed
}

const (
	batchRows    = 256
	batchesAhead = 8
)

// prepare begins to prepare the rows of sheet i that stand. Its end must be called.
func (l *loading) prepare(t *table, i int) *preparing {
	p := &preparing{batches: make(chan []cells, batchesAhead), stop: make(chan struct{})}
	go func() {
		defer close(p.batches)
		rows, width := l.file.Sheets[i].Rows, len(t.columns)+2
		hash := newSealer()
		p.versions = make([]version, 0, len(rows))
		for next := 0; next < len(rows); {
			batch := make([]cells, 0, batchRows)
			all := make(cells, 0, batchRows*width)
			for ; next < len(rows) && len(batch) < batchRows; next++ {
				if l.passed[place{i, next}] {
					continue
				}
				first := len(all)
				for c, v := range rows[next].Values {
					all = append(all, sqlValue(t.Columns[c].Kind, v))
				}
				line := rows[next].Line
				v := hashVersion(hash, t.ID, i, line, all[first:])
				all = append(all, int64(line), v.mark())
				batch = append(batch, all[first:])
				p.versions = append(p.versions, v)
			}
			select {
			case p.batches <- batch:
			case <-p.stop:
				return
			}
		}
	}()
	return p
}

// next gives the next row: the ledger's columns, line and mark.
func (p *preparing) next() (cells, bool) {
	for len(p.batch) == 0 {
		batch, more := <-p.batches
		if !more {
			return nil, false
		}
		p.batch = batch
	}
	row := p.batch[0]
	p.batch = p.batch[1:]
	return row, true
}

// end stops preparing, and gives the hashes of all rows that were prepared.
func (p *preparing) end() []version {
	close(p.stop)
	for range p.batches { // until it is closed
	}
	return p.versions
}
