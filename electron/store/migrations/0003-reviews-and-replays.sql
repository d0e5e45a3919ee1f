-- Ledger 3: what a person says of a candidate; the newest act of a candidate is in force.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  candidate INTEGER NOT NULL REFERENCES candidate,
  act TEXT NOT NULL CHECK (act IN ('keep', 'leave_out', 'clear')),
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX review_candidate ON review (candidate, id);
CREATE TRIGGER review_no_update BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'review is a ledger: append only'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'review is a ledger: append only'); END;

-- What a run of kind 'replay' found: recorded candidates judged again under its settings, through a parsing.
CREATE TABLE replay (
  run INTEGER PRIMARY KEY REFERENCES run,
  through_parsing INTEGER NOT NULL REFERENCES parsing,
  requests INTEGER NOT NULL,
  parsed INTEGER NOT NULL,
  generated INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  rules TEXT NOT NULL,
  kept_by_request TEXT NOT NULL,
  took_ms INTEGER NOT NULL,
  replayed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX run_parent ON run (parent, settings_hash) WHERE parent IS NOT NULL;
CREATE TRIGGER replay_no_update BEFORE UPDATE ON replay BEGIN SELECT RAISE(ABORT, 'replay is a ledger: append only'); END;
CREATE TRIGGER replay_no_delete BEFORE DELETE ON replay BEGIN SELECT RAISE(ABORT, 'replay is a ledger: append only'); END;
