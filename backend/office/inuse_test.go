package office_test

import (
	"context"
	"testing"

	"gridstar/backend/office"
)

// Nothing reads or writes the file of the open database beside SQLite.
func TestTheOpenDatabaseIsNoFile(t *testing.T) {
	d := small(t)
	own := d.Path()
	r, err := d.Import(ctx, []string{own, own + "-wal"}, office.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Files {
		refused(t, f.Err, office.CodeInUse)
	}
	refused(t, office.SaveFile(own, []byte("x")), office.CodeInUse)
	_, err = office.ReadPicture(own)
	refused(t, err, office.CodeInUse)
	_, err = d.CheckBackup(ctx, own, "")
	refused(t, err, office.CodeInUse)
	refused(t, d.restore(own, ""), office.CodeInUse)
	_, err = office.Restore(context.Background(), office.Options{Path: own}, own, "")
	refused(t, err, office.CodeInUse)
}
