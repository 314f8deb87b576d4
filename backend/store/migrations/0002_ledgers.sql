-- +goose Up

-- The current records, one table a ledger, columns as domain.Schemas: dates are
-- days and times seconds since 1970-01-01, enumerations 1 + the option's place,
-- money and points hundredths; an empty cell is NULL. load_id, sheet and line say
-- which delivery the record stands in; mark is the head of that version's hash.

-- What later loads replaced. A version was current from load_id until the load
-- `until` delivered the record again. content is a JSON array of the ledger's
-- columns, or NULL where the next version has the same.
CREATE TABLE history (
  until   INTEGER NOT NULL REFERENCES loads (id),
  ledger  TEXT    NOT NULL,
  key     TEXT    NOT NULL,
  load_id INTEGER NOT NULL REFERENCES loads (id),
  sheet   INTEGER NOT NULL,
  line    INTEGER NOT NULL,
  mark    INTEGER NOT NULL,
  content TEXT,
  PRIMARY KEY (until, ledger, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_load ON history (load_id, ledger, key);

-- 组织机构名册
CREATE TABLE units (
  code    TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  level   INTEGER NOT NULL,
  parent  TEXT,
  station TEXT,
  load_id INTEGER NOT NULL REFERENCES loads (id),
  sheet   INTEGER NOT NULL,
  line    INTEGER NOT NULL,
  mark    INTEGER NOT NULL,
  PRIMARY KEY (code)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER units_replaced AFTER UPDATE ON units WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'units', OLD.code, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.name, OLD.level, OLD.parent, OLD.station)
           IS (NEW.name, NEW.level, NEW.parent, NEW.station)
      THEN NULL
      ELSE json_array(OLD.code, OLD.name, OLD.level, OLD.parent, OLD.station)
    END);
END;
-- +goose StatementEnd

-- 网格员花名册
CREATE TABLE workers (
  worker    TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  grid      TEXT    NOT NULL,
  from_date INTEGER NOT NULL,
  to_date   INTEGER,
  wage      INTEGER,
  share     INTEGER,
  load_id   INTEGER NOT NULL REFERENCES loads (id),
  sheet     INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  mark      INTEGER NOT NULL,
  PRIMARY KEY (worker, grid, from_date)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER workers_replaced AFTER UPDATE ON workers WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'workers', json_array(OLD.worker, OLD.grid, OLD.from_date), OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.name, OLD.to_date, OLD.wage, OLD.share)
           IS (NEW.name, NEW.to_date, NEW.wage, NEW.share)
      THEN NULL
      ELSE json_array(OLD.worker, OLD.name, OLD.grid, OLD.from_date, OLD.to_date, OLD.wage, OLD.share)
    END);
END;
-- +goose StatementEnd

-- 社区民警名册
CREATE TABLE officers (
  officer   TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  station   TEXT    NOT NULL,
  community TEXT    NOT NULL,
  from_date INTEGER NOT NULL,
  to_date   INTEGER,
  load_id   INTEGER NOT NULL REFERENCES loads (id),
  sheet     INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  mark      INTEGER NOT NULL,
  PRIMARY KEY (officer, community, from_date)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER officers_replaced AFTER UPDATE ON officers WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'officers', json_array(OLD.officer, OLD.community, OLD.from_date), OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.name, OLD.station, OLD.to_date)
           IS (NEW.name, NEW.station, NEW.to_date)
      THEN NULL
      ELSE json_array(OLD.officer, OLD.name, OLD.station, OLD.community, OLD.from_date, OLD.to_date)
    END);
END;
-- +goose StatementEnd

-- 住户底册
CREATE TABLE households (
  household TEXT    NOT NULL,
  grid      TEXT    NOT NULL,
  address   TEXT,
  state     INTEGER,
  from_date INTEGER,
  to_date   INTEGER,
  load_id   INTEGER NOT NULL REFERENCES loads (id),
  sheet     INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  mark      INTEGER NOT NULL,
  PRIMARY KEY (household)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER households_replaced AFTER UPDATE ON households WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'households', OLD.household, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.grid, OLD.address, OLD.state, OLD.from_date, OLD.to_date)
           IS (NEW.grid, NEW.address, NEW.state, NEW.from_date, NEW.to_date)
      THEN NULL
      ELSE json_array(OLD.household, OLD.grid, OLD.address, OLD.state, OLD.from_date, OLD.to_date)
    END);
END;
-- +goose StatementEnd

-- 请假台账
CREATE TABLE leave (
  worker    TEXT    NOT NULL,
  from_date INTEGER NOT NULL,
  to_date   INTEGER,
  kind      INTEGER NOT NULL,
  span      INTEGER,
  load_id   INTEGER NOT NULL REFERENCES loads (id),
  sheet     INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  mark      INTEGER NOT NULL,
  PRIMARY KEY (worker, from_date, kind)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER leave_replaced AFTER UPDATE ON leave WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'leave', json_array(OLD.worker, OLD.from_date, OLD.kind), OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.to_date, OLD.span)
           IS (NEW.to_date, NEW.span)
      THEN NULL
      ELSE json_array(OLD.worker, OLD.from_date, OLD.to_date, OLD.kind, OLD.span)
    END);
END;
-- +goose StatementEnd

-- 工作日历
CREATE TABLE calendar (
  day     INTEGER NOT NULL,
  kind    INTEGER NOT NULL,
  name    TEXT,
  load_id INTEGER NOT NULL REFERENCES loads (id),
  sheet   INTEGER NOT NULL,
  line    INTEGER NOT NULL,
  mark    INTEGER NOT NULL,
  PRIMARY KEY (day)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER calendar_replaced AFTER UPDATE ON calendar WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'calendar', OLD.day, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.kind, OLD.name)
           IS (NEW.kind, NEW.name)
      THEN NULL
      ELSE json_array(OLD.day, OLD.kind, OLD.name)
    END);
END;
-- +goose StatementEnd

-- 入户走访
CREATE TABLE visits (
  record_no  TEXT    NOT NULL,
  worker     TEXT    NOT NULL,
  grid       TEXT    NOT NULL,
  household  TEXT    NOT NULL,
  start_time INTEGER NOT NULL,
  end_time   INTEGER NOT NULL,
  mode       INTEGER,
  result     INTEGER,
  remark     TEXT,
  load_id    INTEGER NOT NULL REFERENCES loads (id),
  sheet      INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  mark       INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX visits_start_time ON visits (start_time);
-- +goose StatementBegin
CREATE TRIGGER visits_replaced AFTER UPDATE ON visits WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'visits', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.worker, OLD.grid, OLD.household, OLD.start_time, OLD.end_time, OLD.mode,
               OLD.result, OLD.remark)
           IS (NEW.worker, NEW.grid, NEW.household, NEW.start_time, NEW.end_time, NEW.mode,
               NEW.result, NEW.remark)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.worker, OLD.grid, OLD.household, OLD.start_time, OLD.end_time,
                      OLD.mode, OLD.result, OLD.remark)
    END);
END;
-- +goose StatementEnd

-- 巡查记录
CREATE TABLE patrols (
  record_no  TEXT    NOT NULL,
  worker     TEXT    NOT NULL,
  grid       TEXT    NOT NULL,
  start_time INTEGER NOT NULL,
  end_time   INTEGER NOT NULL,
  kind       INTEGER,
  key_place  TEXT,
  remark     TEXT,
  load_id    INTEGER NOT NULL REFERENCES loads (id),
  sheet      INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  mark       INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX patrols_start_time ON patrols (start_time);
-- +goose StatementBegin
CREATE TRIGGER patrols_replaced AFTER UPDATE ON patrols WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'patrols', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.worker, OLD.grid, OLD.start_time, OLD.end_time, OLD.kind, OLD.key_place, OLD.remark)
           IS (NEW.worker, NEW.grid, NEW.start_time, NEW.end_time, NEW.kind, NEW.key_place, NEW.remark)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.worker, OLD.grid, OLD.start_time, OLD.end_time, OLD.kind,
                      OLD.key_place, OLD.remark)
    END);
END;
-- +goose StatementEnd

-- 信息采集
CREATE TABLE collections (
  record_no        TEXT    NOT NULL,
  worker           TEXT    NOT NULL,
  grid             TEXT    NOT NULL,
  subject          INTEGER NOT NULL,
  person_kind      TEXT,
  changed_at       INTEGER,
  known_at         INTEGER,
  collected_at     INTEGER NOT NULL,
  channel          INTEGER,
  secretary_review INTEGER,
  police_review    INTEGER,
  reviewed_at      INTEGER,
  entered_at       INTEGER,
  load_id          INTEGER NOT NULL REFERENCES loads (id),
  sheet            INTEGER NOT NULL,
  line             INTEGER NOT NULL,
  mark             INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER collections_replaced AFTER UPDATE ON collections WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'collections', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.worker, OLD.grid, OLD.subject, OLD.person_kind, OLD.changed_at, OLD.known_at,
               OLD.collected_at, OLD.channel, OLD.secretary_review, OLD.police_review,
               OLD.reviewed_at, OLD.entered_at)
           IS (NEW.worker, NEW.grid, NEW.subject, NEW.person_kind, NEW.changed_at, NEW.known_at,
               NEW.collected_at, NEW.channel, NEW.secretary_review, NEW.police_review,
               NEW.reviewed_at, NEW.entered_at)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.worker, OLD.grid, OLD.subject, OLD.person_kind, OLD.changed_at,
                      OLD.known_at, OLD.collected_at, OLD.channel, OLD.secretary_review, OLD.police_review,
                      OLD.reviewed_at, OLD.entered_at)
    END);
END;
-- +goose StatementEnd

-- 隐患台账
CREATE TABLE hazards (
  record_no TEXT    NOT NULL,
  worker    TEXT    NOT NULL,
  grid      TEXT    NOT NULL,
  found_at  INTEGER NOT NULL,
  kind      INTEGER NOT NULL,
  handling  INTEGER,
  fixed_at  INTEGER,
  load_id   INTEGER NOT NULL REFERENCES loads (id),
  sheet     INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  mark      INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER hazards_replaced AFTER UPDATE ON hazards WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'hazards', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.worker, OLD.grid, OLD.found_at, OLD.kind, OLD.handling, OLD.fixed_at)
           IS (NEW.worker, NEW.grid, NEW.found_at, NEW.kind, NEW.handling, NEW.fixed_at)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.worker, OLD.grid, OLD.found_at, OLD.kind, OLD.handling, OLD.fixed_at)
    END);
END;
-- +goose StatementEnd

-- 矛盾纠纷
CREATE TABLE disputes (
  record_no    TEXT    NOT NULL,
  worker       TEXT    NOT NULL,
  grid         TEXT    NOT NULL,
  found_at     INTEGER NOT NULL,
  kind         INTEGER,
  due_date     INTEGER,
  level        INTEGER,
  result       INTEGER,
  resolved_at  INTEGER,
  passed_on_at INTEGER,
  passed_to    TEXT,
  rating       INTEGER,
  load_id      INTEGER NOT NULL REFERENCES loads (id),
  sheet        INTEGER NOT NULL,
  line         INTEGER NOT NULL,
  mark         INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER disputes_replaced AFTER UPDATE ON disputes WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'disputes', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.worker, OLD.grid, OLD.found_at, OLD.kind, OLD.due_date, OLD.level, OLD.result,
               OLD.resolved_at, OLD.passed_on_at, OLD.passed_to, OLD.rating)
           IS (NEW.worker, NEW.grid, NEW.found_at, NEW.kind, NEW.due_date, NEW.level, NEW.result,
               NEW.resolved_at, NEW.passed_on_at, NEW.passed_to, NEW.rating)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.worker, OLD.grid, OLD.found_at, OLD.kind, OLD.due_date, OLD.level,
                      OLD.result, OLD.resolved_at, OLD.passed_on_at, OLD.passed_to, OLD.rating)
    END);
END;
-- +goose StatementEnd

-- 社情民意
CREATE TABLE opinions (
  record_no    TEXT    NOT NULL,
  worker       TEXT    NOT NULL,
  grid         TEXT    NOT NULL,
  collected_at INTEGER NOT NULL,
  kind         INTEGER NOT NULL,
  matter       TEXT,
  reported_at  INTEGER,
  reviewed_at  INTEGER,
  route        INTEGER,
  closed_at    INTEGER,
  rating       INTEGER,
  load_id      INTEGER NOT NULL REFERENCES loads (id),
  sheet        INTEGER NOT NULL,
  line         INTEGER NOT NULL,
  mark         INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER opinions_replaced AFTER UPDATE ON opinions WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'opinions', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.worker, OLD.grid, OLD.collected_at, OLD.kind, OLD.matter, OLD.reported_at,
               OLD.reviewed_at, OLD.route, OLD.closed_at, OLD.rating)
           IS (NEW.worker, NEW.grid, NEW.collected_at, NEW.kind, NEW.matter, NEW.reported_at,
               NEW.reviewed_at, NEW.route, NEW.closed_at, NEW.rating)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.worker, OLD.grid, OLD.collected_at, OLD.kind, OLD.matter,
                      OLD.reported_at, OLD.reviewed_at, OLD.route, OLD.closed_at, OLD.rating)
    END);
END;
-- +goose StatementEnd

-- 代办服务
CREATE TABLE services (
  record_no    TEXT    NOT NULL,
  worker       TEXT    NOT NULL,
  grid         TEXT    NOT NULL,
  accepted_at  INTEGER NOT NULL,
  matter       TEXT,
  client_kind  TEXT,
  mode         INTEGER,
  entrusted    INTEGER,
  due_date     INTEGER,
  closed_at    INTEGER,
  delivered_at INTEGER,
  rating       INTEGER,
  load_id      INTEGER NOT NULL REFERENCES loads (id),
  sheet        INTEGER NOT NULL,
  line         INTEGER NOT NULL,
  mark         INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER services_replaced AFTER UPDATE ON services WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'services', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.worker, OLD.grid, OLD.accepted_at, OLD.matter, OLD.client_kind, OLD.mode,
               OLD.entrusted, OLD.due_date, OLD.closed_at, OLD.delivered_at, OLD.rating)
           IS (NEW.worker, NEW.grid, NEW.accepted_at, NEW.matter, NEW.client_kind, NEW.mode,
               NEW.entrusted, NEW.due_date, NEW.closed_at, NEW.delivered_at, NEW.rating)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.worker, OLD.grid, OLD.accepted_at, OLD.matter, OLD.client_kind,
                      OLD.mode, OLD.entrusted, OLD.due_date, OLD.closed_at, OLD.delivered_at, OLD.rating)
    END);
END;
-- +goose StatementEnd

-- 工作日志
CREATE TABLE worklogs (
  worker    TEXT    NOT NULL,
  day       INTEGER NOT NULL,
  content   TEXT,
  signed    INTEGER,
  signed_on INTEGER,
  load_id   INTEGER NOT NULL REFERENCES loads (id),
  sheet     INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  mark      INTEGER NOT NULL,
  PRIMARY KEY (worker, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX worklogs_day ON worklogs (day);
-- +goose StatementBegin
CREATE TRIGGER worklogs_replaced AFTER UPDATE ON worklogs WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'worklogs', json_array(OLD.worker, OLD.day), OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.content, OLD.signed, OLD.signed_on)
           IS (NEW.content, NEW.signed, NEW.signed_on)
      THEN NULL
      ELSE json_array(OLD.worker, OLD.day, OLD.content, OLD.signed, OLD.signed_on)
    END);
END;
-- +goose StatementEnd

-- 案件
CREATE TABLE cases (
  record_no   TEXT    NOT NULL,
  grid        TEXT    NOT NULL,
  happened_at INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  preventable INTEGER,
  load_id     INTEGER NOT NULL REFERENCES loads (id),
  sheet       INTEGER NOT NULL,
  line        INTEGER NOT NULL,
  mark        INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER cases_replaced AFTER UPDATE ON cases WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'cases', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.grid, OLD.happened_at, OLD.kind, OLD.preventable)
           IS (NEW.grid, NEW.happened_at, NEW.kind, NEW.preventable)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.grid, OLD.happened_at, OLD.kind, OLD.preventable)
    END);
END;
-- +goose StatementEnd

-- 抽查
CREATE TABLE spotchecks (
  record_no    TEXT    NOT NULL,
  level        INTEGER NOT NULL,
  unit         TEXT    NOT NULL,
  worker       TEXT,
  day          INTEGER NOT NULL,
  mode         INTEGER,
  matter       TEXT,
  about_ledger TEXT,
  about_record TEXT,
  finding      INTEGER NOT NULL,
  deduction    INTEGER,
  satisfaction TEXT,
  load_id      INTEGER NOT NULL REFERENCES loads (id),
  sheet        INTEGER NOT NULL,
  line         INTEGER NOT NULL,
  mark         INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER spotchecks_replaced AFTER UPDATE ON spotchecks WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'spotchecks', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.level, OLD.unit, OLD.worker, OLD.day, OLD.mode, OLD.matter, OLD.about_ledger,
               OLD.about_record, OLD.finding, OLD.deduction, OLD.satisfaction)
           IS (NEW.level, NEW.unit, NEW.worker, NEW.day, NEW.mode, NEW.matter, NEW.about_ledger,
               NEW.about_record, NEW.finding, NEW.deduction, NEW.satisfaction)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.level, OLD.unit, OLD.worker, OLD.day, OLD.mode, OLD.matter,
                      OLD.about_ledger, OLD.about_record, OLD.finding, OLD.deduction, OLD.satisfaction)
    END);
END;
-- +goose StatementEnd

-- 加扣分
CREATE TABLE adjustments (
  record_no TEXT    NOT NULL,
  worker    TEXT    NOT NULL,
  day       INTEGER NOT NULL,
  points    INTEGER NOT NULL,
  cause     TEXT    NOT NULL,
  ground    TEXT,
  load_id   INTEGER NOT NULL REFERENCES loads (id),
  sheet     INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  mark      INTEGER NOT NULL,
  PRIMARY KEY (record_no)
) STRICT, WITHOUT ROWID;
-- +goose StatementBegin
CREATE TRIGGER adjustments_replaced AFTER UPDATE ON adjustments WHEN NEW.load_id > OLD.load_id
BEGIN
  INSERT INTO history (until, ledger, key, load_id, sheet, line, mark, content)
  VALUES (NEW.load_id, 'adjustments', OLD.record_no, OLD.load_id, OLD.sheet, OLD.line, OLD.mark,
    CASE WHEN (OLD.worker, OLD.day, OLD.points, OLD.cause, OLD.ground)
           IS (NEW.worker, NEW.day, NEW.points, NEW.cause, NEW.ground)
      THEN NULL
      ELSE json_array(OLD.record_no, OLD.worker, OLD.day, OLD.points, OLD.cause, OLD.ground)
    END);
END;
-- +goose StatementEnd
