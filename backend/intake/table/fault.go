package table

import (
	"fmt"
	"strconv"

	"gridstar/backend/domain"
)

// Failures of reading a file, as the user is told about them.
const (
	CodeEmpty       domain.Code = "table_empty"
	CodeNoTable     domain.Code = "table_none"       // a picture, a PDF, a program...
	CodeOldFormat   domain.Code = "table_old_format" // [name of a format that is not read]
	CodeEncrypted   domain.Code = "table_encrypted"  // needs a password
	CodeDamaged     domain.Code = "table_damaged"
	CodeUnreadable  domain.Code = "table_unreadable"   // the disk fails
	CodeFileLarge   domain.Code = "table_file_large"   // [limit in MB]
	CodePartLarge   domain.Code = "table_part_large"   // [limit in MB]
	CodeManyCells   domain.Code = "table_many_cells"   // [limit in 10,000]
	CodeManyColumns domain.Code = "table_many_columns" // [row, limit]
	CodeCellLarge   domain.Code = "table_cell_large"   // [row, limit in KB]
	CodeRowLarge    domain.Code = "table_row_large"    // [row, limit in MB]
	CodeManySheets  domain.Code = "table_many_sheets"  // [limit]
)

// damaged reports a file that can't be read on; part is where, for the log. A
// failure that has a code keeps it.
func damaged(part string, err error) error {
	if domain.CodeOf(err) != "" {
		return err
	}
	return &domain.Error{Code: CodeDamaged, Err: fmt.Errorf("%s: %w", part, err)}
}

func oldFormat(name string) error { return domain.Fail(CodeOldFormat, name) }

func (l *Limits) fileLarge() error {
	return domain.Fail(CodeFileLarge, strconv.FormatInt(l.File>>20, 10))
}

func (l *Limits) partLarge(bytes int64) error {
	return domain.Fail(CodePartLarge, strconv.FormatInt(bytes>>20, 10))
}

func (l *Limits) manySheets() error {
	return domain.Fail(CodeManySheets, strconv.Itoa(l.Sheets))
}

func (l *Limits) manyCells() error {
	return domain.Fail(CodeManyCells, strconv.FormatInt(l.Cells/10_000, 10))
}

func (l *Limits) manyColumns(row int) error {
	return domain.Fail(CodeManyColumns, strconv.Itoa(row), strconv.Itoa(l.Columns))
}

func (l *Limits) cellLarge(row int) error {
	return domain.Fail(CodeCellLarge, strconv.Itoa(row), strconv.Itoa(l.Cell>>10))
}

func (l *Limits) rowLarge(row int) error {
	return domain.Fail(CodeRowLarge, strconv.Itoa(row), strconv.Itoa(l.Row>>20))
}
