-- +goose Up
PRAGMA application_id = 1196643410; -- "GSTR": tells an office's database from any other

-- One row a file that was loaded. seal is the hash of all that the file delivered.
CREATE TABLE loads (
  id        INTEGER PRIMARY KEY,
  file      TEXT    NOT NULL,
  sha256    TEXT    NOT NULL,
  loaded_at INTEGER NOT NULL,
  loaded_by TEXT    NOT NULL,
  seal      TEXT    NOT NULL,
  undone_at INTEGER,
  undone_by TEXT
) STRICT;

-- One row a sheet of such a file; the lists are JSON arrays.
CREATE TABLE load_sheets (
  load_id     INTEGER NOT NULL REFERENCES loads (id),
  sheet       INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  ledger      TEXT    NOT NULL,
  encoding    TEXT    NOT NULL,
  header_row  INTEGER NOT NULL,
  rows        INTEGER NOT NULL,
  loaded      INTEGER NOT NULL,
  updated     INTEGER NOT NULL,
  skipped     INTEGER NOT NULL,
  faulty      INTEGER NOT NULL,
  personal    INTEGER NOT NULL,
  header      TEXT    NOT NULL,
  passed_over TEXT    NOT NULL,
  faults      TEXT    NOT NULL,
  faulty_rows TEXT    NOT NULL,
  error_code  TEXT    NOT NULL,
  error_args  TEXT    NOT NULL,
  PRIMARY KEY (load_id, sheet)
) STRICT, WITHOUT ROWID;

-- Who did what: each entry's hash covers the one before.
CREATE TABLE audit (
  seq     INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  by      TEXT    NOT NULL,
  action  TEXT    NOT NULL,
  subject TEXT    NOT NULL,
  seal    TEXT    NOT NULL,
  detail  TEXT    NOT NULL,
  prev    TEXT    NOT NULL,
  hash    TEXT    NOT NULL
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit entry is never deleted'); END;
-- +goose StatementEnd
