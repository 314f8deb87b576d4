-- +goose Up

-- An officer's confirmation of a worker's month; in_place: 代签 by the street.
CREATE TABLE signoffs (
  month     INTEGER NOT NULL,
  community TEXT    NOT NULL,
  worker    TEXT    NOT NULL,
  officer   TEXT    NOT NULL,
  in_place  INTEGER NOT NULL,
  figures   TEXT    NOT NULL,
  signed_at INTEGER NOT NULL,
  signed_by TEXT    NOT NULL,
  PRIMARY KEY (month, community, worker)
) STRICT, WITHOUT ROWID;

-- A published version of a community's month, never changed. last_load is the
-- newest load behind it, seal the hash of the whole version.
CREATE TABLE publications (
  id             INTEGER PRIMARY KEY,
  community      TEXT    NOT NULL,
  month          INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  reason         TEXT    NOT NULL,
  published_at   INTEGER NOT NULL,
  published_by   TEXT    NOT NULL,
  rules          TEXT    NOT NULL,
  results        BLOB    NOT NULL,
  records_digest TEXT    NOT NULL,
  last_load      INTEGER NOT NULL,
  seal           TEXT    NOT NULL,
  UNIQUE (community, month, version)
) STRICT;
CREATE INDEX publications_month ON publications (month);

-- What later months and awards need of it.
CREATE TABLE published_workers (
  publication INTEGER NOT NULL REFERENCES publications (id),
  worker      TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  unit        TEXT    NOT NULL,
  assessed    INTEGER NOT NULL,
  qualified   INTEGER NOT NULL,
  stars       INTEGER NOT NULL,
  score       INTEGER NOT NULL,
  visit_num   INTEGER NOT NULL,
  visit_den   INTEGER NOT NULL,
  PRIMARY KEY (publication, worker)
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER publication_is_not_changed BEFORE UPDATE ON publications
BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER publication_is_not_deleted BEFORE DELETE ON publications
BEGIN SELECT RAISE(ABORT, 'a published version is never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER published_worker_is_not_changed BEFORE UPDATE ON published_workers
BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER published_worker_is_not_deleted BEFORE DELETE ON published_workers
BEGIN SELECT RAISE(ABORT, 'a published version is never deleted'); END;
-- +goose StatementEnd

-- 申诉 against a published version, and its answer. correction is the version
-- that came of it.
CREATE TABLE appeals (
  id          INTEGER PRIMARY KEY,
  community   TEXT    NOT NULL,
  month       INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  worker      TEXT    NOT NULL,
  text        TEXT    NOT NULL,
  lodged_at   INTEGER NOT NULL,
  lodged_by   TEXT    NOT NULL,
  answer      TEXT    NOT NULL DEFAULT '',
  answered_at INTEGER,
  answered_by TEXT    NOT NULL DEFAULT '',
  correction  INTEGER,
  FOREIGN KEY (community, month, version) REFERENCES publications (community, month, version),
  FOREIGN KEY (community, month, correction) REFERENCES publications (community, month, version)
) STRICT;

-- Who was chosen among those of equal rank for a top-ten list, and why.
CREATE TABLE award_decisions (
  id         INTEGER PRIMARY KEY,
  unit       TEXT    NOT NULL,
  from_month INTEGER NOT NULL,
  to_month   INTEGER NOT NULL,
  winners    TEXT    NOT NULL,
  reason     TEXT    NOT NULL,
  decided_at INTEGER NOT NULL,
  decided_by TEXT    NOT NULL
) STRICT;
CREATE INDEX award_decisions_period ON award_decisions (unit, from_month, to_month);
