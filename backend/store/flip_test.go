package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"gridstar/backend/domain"

	"pgregory.net/rapid"
)

// One byte of the file changed, wherever: the database is refused with a code, or
// Verify finds a flaw, or what it answers for is as it was.
func TestFlippedByte(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.db")
	whole := trusted(t)
	if err := whole.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	want := answers(t, whole)
	honest, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var used []int // an empty byte of a page means nothing
	for i, b := range honest {
		if b != 0 {
			used = append(used, i)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := append([]byte(nil), honest...)
		at := rapid.SampledFrom(used).Draw(t, "at")
		text[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "flip"))
		for _, suffix := range []string{"-wal", "-shm"} {
			if err := os.RemoveAll(path + suffix); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), path)
		if err != nil {
			if domain.CodeOf(err) == "" {
				t.Fatalf("refused without a code: %v", err)
			}
			return
		}
		defer s.Close()
		var flaws []Flaw
		err = s.Read(context.Background(), func(tx *Tx) (err error) { flaws, err = tx.Verify(); return err })
		if err != nil || len(flaws) > 0 {
			return
		}
		if got := answers(t, s); got != want {
			t.Fatalf("byte %d changes something unseen:\n got %s\nwant %s", at, got, want)
		}
	})
}

// answers hashes all that Verify answers for.
func answers(t fataler, s *Store) string {
	h := newSealer()
	s.mustRead(t, func(tx *Tx) error {
		d, err := tx.Digest()
		if err != nil {
			return err
		}
		h.text(d)
		for _, query := range []string{`SELECT * FROM load_sheets ORDER BY load_id, sheet`, `SELECT * FROM signoffs ORDER BY month, community, worker`,
			`SELECT * FROM appeals ORDER BY id`, `SELECT * FROM award_decisions ORDER BY id`, `SELECT * FROM settings ORDER BY key`,
			`SELECT * FROM taught_headers ORDER BY fingerprint, header`, `SELECT * FROM certificates ORDER BY series, number`, `SELECT * FROM audit ORDER BY seq`, `SELECT * FROM loads ORDER BY id`, `SELECT * FROM publications ORDER BY id`,
			`SELECT * FROM published_workers ORDER BY publication, worker`, `SELECT * FROM history ORDER BY until, ledger, key`,
			`SELECT * FROM withdrawn ORDER BY load_id, ledger, key`} {
			err := tx.each(query, nil, func(c cells) error {
				for _, v := range c {
					h.cell(v)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return h.hex()
}
