package store

import (
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"

	"modernc.org/sqlite/vtab"
)

// SQLite reads the rows of a load by itself, as a table: it asks for one cell
// after another instead of being handed thousands of bound parameters, which
// takes a third off a load's time. The table is temporary, of one connection,
// and lives as long as the statement that reads it.

// delivered is the name of the table, and of the module that makes it.
const delivered = "delivered"

// registerDelivered tells SQLite's connections of the module, once a program.
var registerDelivered = sync.OnceValue(func() error {
	return vtab.RegisterModule(nil, delivered, deliveredModule{})
})

// awaited are the row sources whose tables are being made, by number.
var (
	awaited     sync.Map // string -> rowSource
	lastAwaited atomic.Int64
)

// rowSource gives rows one after another. columns are the table's; row is called
// for 0, 1, ... until it says that there is no such row.
type rowSource struct {
	columns string
	row     func(i int) (cells, bool)
}

// withDelivered calls fn while temp.delivered holds the rows of source.
func (tx *Tx) withDelivered(source rowSource, fn func() error) error {
	number := strconv.FormatInt(lastAwaited.Add(1), 10)
	awaited.Store(number, source)
	defer awaited.Delete(number)
	if _, err := tx.exec(fmt.Sprintf(`CREATE VIRTUAL TABLE temp.%[1]s USING %[1]s (%[2]s)`, delivered, number)); err != nil {
		return err
	}
	if err := fn(); err != nil {
		return err // the transaction is lost, and the table with it
	}
	_, err := tx.exec(`DROP TABLE temp.` + delivered)
	return err
}

type deliveredModule struct{}

func (m deliveredModule) Create(ctx vtab.Context, args []string) (vtab.Table, error) {
	return m.Connect(ctx, args)
}

// Connect is given the module, schema and table names, and the source's number.
func (deliveredModule) Connect(ctx vtab.Context, args []string) (vtab.Table, error) {
	source, ok := awaited.Load(args[len(args)-1])
	if !ok {
		return nil, fmt.Errorf("no rows wait under %v", args)
	}
	rows := source.(rowSource)
	return deliveredTable{rows}, ctx.Declare("CREATE TABLE x (" + rows.columns + ")")
}

type deliveredTable struct{ rowSource }

func (deliveredTable) BestIndex(*vtab.IndexInfo) error { return nil } // always all rows
func (t deliveredTable) Open() (vtab.Cursor, error) {
	return &deliveredCursor{source: t.rowSource}, nil
}
func (deliveredTable) Disconnect() error { return nil }
func (deliveredTable) Destroy() error    { return nil }

type deliveredCursor struct {
	source rowSource
	at     int
	row    cells
	more   bool
}

func (c *deliveredCursor) Filter(int, string, []vtab.Value) error {
	c.at = -1
	return c.Next()
}

func (c *deliveredCursor) Next() error {
	c.at++
	c.row, c.more = c.source.row(c.at)
	return nil
}

func (c *deliveredCursor) Eof() bool                          { return !c.more }
func (c *deliveredCursor) Column(col int) (vtab.Value, error) { return c.row[col], nil }
func (c *deliveredCursor) Rowid() (int64, error)              { return int64(c.at), nil }
func (c *deliveredCursor) Close() error                       { return nil }
