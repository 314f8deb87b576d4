package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"

	"gridstar/backend/domain"
)

// Act says who changes something, and when; both go into the audit trail.
type Act struct {
	By string // the name the user gave
	At domain.Time
}

// Tx is one transaction. It sees one state of the database, and must not be used
// after the function that it was given to has returned.
type Tx struct {
	ctx  context.Context // of the Read or Write that made it
	tx   *sql.Tx
	act  Act
	past *past // nil: as things stand
}

// Read calls fn with a transaction that changes nothing.
func (s *Store) Read(ctx context.Context, fn func(*Tx) error) error {
	return s.within(ctx, &sql.TxOptions{ReadOnly: true}, Act{}, false, fn)
}

// Write calls fn with a transaction whose changes land together when fn returns
// nil, and not at all otherwise. Writers of this program wait for one another;
// those of another program for busyTimeout.
func (s *Store) Write(ctx context.Context, act Act, fn func(*Tx) error) error {
	return s.queued(ctx, act, true, fn)
}

// Rehearse calls fn as Write does, so that fn can look at what its changes would
// come to, and then drops them.
func (s *Store) Rehearse(ctx context.Context, act Act, fn func(*Tx) error) error {
	return s.queued(ctx, act, false, fn)
}

func (s *Store) queued(ctx context.Context, act Act, keep bool, fn func(*Tx) error) error {
	if err := s.queue(ctx); err != nil {
		return err
	}
	defer s.next()
	return s.within(ctx, nil, act, keep, fn)
}

// queue waits until no other transaction of this program writes; next lets the
// next one go.
func (s *Store) queue(ctx context.Context) error {
	select {
	case s.writing <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fault(s.path, ctx.Err())
	}
}

func (s *Store) next() { <-s.writing }

func (s *Store) within(ctx context.Context, opts *sql.TxOptions, act Act, keep bool, fn func(*Tx) error) (err error) {
	tx, err := s.db.BeginTx(ctx, opts)
	if err != nil {
		return fault(s.path, err)
	}
	landed := false
	defer func() {
		if landed {
			return
		}
		if e := tx.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) { // done: the context ended it
			err = errors.Join(err, fault(s.path, e))
		}
	}()
	err = fn(&Tx{ctx: ctx, tx: tx, act: act})
	if err == nil && keep {
		landed = true
		err = tx.Commit()
	}
	if errors.Is(err, sql.ErrTxDone) { // says nothing: the context's error does
		err = cmp.Or(ctx.Err(), err)
	}
	return fault(s.path, err)
}

func (tx *Tx) exec(query string, args ...any) (sql.Result, error) {
	return tx.tx.ExecContext(tx.ctx, query, args...)
}

// cells are one row of an answer as SQLite holds it: nil, int64, string or []byte.
type cells []any

func (c cells) text(i int) string      { s, _ := c[i].(string); return s }
func (c cells) int(i int) int64        { n, _ := c[i].(int64); return n }
func (c cells) bytes(i int) []byte     { b, _ := c[i].([]byte); return b }
func (c cells) small(i int) uint8      { return uint8(c.int(i)) }
func (c cells) date(i int) domain.Date { return domain.Date(c.int(i)) }
func (c cells) time(i int) domain.Time { return domain.Time(c.int(i)) }
func (c cells) hundredths(i int) domain.Hundredths {
	return domain.Hundredths(c.int(i))
}

// each calls fn with every row of the answer; the cells are reused.
func (tx *Tx) each(query string, args []any, fn func(cells) error) (err error) {
	rows, err := tx.tx.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	row := make(cells, len(names))
	dest := make([]any, len(names))
	for i := range row {
		dest[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		if err := fn(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one scans the single row of the answer; sql.ErrNoRows when there is none.
func (tx *Tx) one(query string, args []any, dest ...any) error {
	return tx.tx.QueryRowContext(tx.ctx, query, args...).Scan(dest...)
}
