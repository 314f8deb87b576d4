-- +goose Up

-- What an office has set, as JSON; each change is in the audit trail.
CREATE TABLE settings (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a window remembers of its user: choices, sizes. Not in the audit trail.
CREATE TABLE choices (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recent_files (
  path    TEXT    NOT NULL PRIMARY KEY,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- In files whose header row has this fingerprint, the header is that column.
CREATE TABLE taught_headers (
  fingerprint TEXT    NOT NULL,
  header      TEXT    NOT NULL,
  ledger      TEXT    NOT NULL,
  column_name TEXT    NOT NULL,
  taught_at   INTEGER NOT NULL,
  taught_by   TEXT    NOT NULL,
  PRIMARY KEY (fingerprint, header)
) STRICT, WITHOUT ROWID;

-- The register of certificates: numbers of a series run from 1 without a gap, and
-- an occasion (who, for what) has one number for ever.
CREATE TABLE certificates (
  series    TEXT    NOT NULL,
  number    INTEGER NOT NULL,
  occasion  TEXT    NOT NULL,
  content   TEXT    NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by TEXT    NOT NULL,
  PRIMARY KEY (series, number),
  UNIQUE (series, occasion)
) STRICT, WITHOUT ROWID;
