-- +goose Up

-- What undone loads had delivered, where a published month may rest on it: those
-- published before the undo, publication `publications` being the newest of them.
CREATE TABLE withdrawn (
  load_id      INTEGER NOT NULL REFERENCES loads (id),
  ledger       TEXT    NOT NULL,
  key          TEXT    NOT NULL,
  publications INTEGER NOT NULL REFERENCES publications (id),
  sheet        INTEGER NOT NULL,
  line         INTEGER NOT NULL,
  mark         INTEGER NOT NULL,
  content      TEXT    NOT NULL,
  PRIMARY KEY (load_id, ledger, key)
) STRICT, WITHOUT ROWID;
