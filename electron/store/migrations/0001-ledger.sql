-- Ledger 1: facts, left to right. Facts are inserted, never updated or deleted; a correction is a new row.
-- Every table on the chain has an integer key that rises in processing order, so that "what is pending" is one seek.
-- Times are milliseconds since 1970-01-01 UTC; texts are stored as they came.

-- cycle: a run has frozen settings; a session is one sitting of a run.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  parent INTEGER REFERENCES run,
  kind TEXT NOT NULL CHECK (kind IN ('grow', 'replay')),
  key TEXT NOT NULL,
  settings TEXT NOT NULL,
  settings_hash TEXT NOT NULL,
  versions TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  host TEXT NOT NULL,
  writer TEXT,
  concurrency INTEGER NOT NULL,
  started_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_run ON session (run, id);
CREATE TABLE session_end (
  session INTEGER PRIMARY KEY REFERENCES session,
  reason TEXT NOT NULL CHECK (reason IN ('finished', 'paused', 'stopped', 'failed')),
  failure TEXT,
  sentence TEXT,
  ended_at INTEGER NOT NULL
) STRICT;

-- seeds: what a person gave, and what the loop let in (candidate and run set).
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  format TEXT NOT NULL,
  added INTEGER NOT NULL,
  repeated INTEGER NOT NULL,
  set_aside INTEGER NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;
CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source,
  line INTEGER NOT NULL,
  item INTEGER,
  reason TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE seed (
  id INTEGER PRIMARY KEY,
  source INTEGER REFERENCES source,
  line INTEGER,
  candidate INTEGER REFERENCES candidate,
  run INTEGER REFERENCES run,
  from_prompt INTEGER NOT NULL,
  name TEXT NOT NULL,
  instruction TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK ((source IS NULL) = (candidate IS NOT NULL)),
  CHECK ((candidate IS NULL) = (run IS NULL))
) STRICT;
CREATE UNIQUE INDEX seed_text ON seed (text_sha256) WHERE candidate IS NULL;
CREATE UNIQUE INDEX seed_candidate ON seed (run, candidate) WHERE candidate IS NOT NULL;
CREATE INDEX seed_run ON seed (run, from_prompt);

-- generate: the request stands before it is sent; the reply stands before it is parsed.
CREATE TABLE recipe (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  layout TEXT NOT NULL CHECK (layout IN ('list20', 'userTurn')),
  writer TEXT NOT NULL,
  parameters TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE prompt (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  recipe INTEGER NOT NULL REFERENCES recipe,
  round INTEGER,
  seed1 INTEGER NOT NULL REFERENCES seed,
  seed2 INTEGER NOT NULL REFERENCES seed,
  seed3 INTEGER NOT NULL REFERENCES seed,
  request TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX prompt_run ON prompt (run, id);
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  prompt INTEGER NOT NULL REFERENCES prompt,
  session INTEGER NOT NULL REFERENCES session,
  started_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_prompt ON attempt (prompt);
CREATE INDEX attempt_session ON attempt (session);
CREATE TABLE attempt_end (
  attempt INTEGER PRIMARY KEY REFERENCES attempt,
  outcome TEXT NOT NULL,
  possibly_paid INTEGER NOT NULL CHECK (possibly_paid IN (0, 1)),
  status INTEGER,
  retry_after_ms INTEGER,
  sentence TEXT,
  ended_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_end_failed ON attempt_end (outcome) WHERE outcome <> 'replied';
CREATE TABLE reply (
  id INTEGER PRIMARY KEY,
  prompt INTEGER NOT NULL UNIQUE REFERENCES prompt,
  attempt INTEGER NOT NULL REFERENCES attempt,
  text TEXT NOT NULL,
  finish_reason TEXT NOT NULL,
  model TEXT NOT NULL,
  prompt_tokens INTEGER,
  completion_tokens INTEGER,
  latency_ms INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL
) STRICT;
CREATE TABLE abandoned (
  prompt INTEGER PRIMARY KEY REFERENCES prompt,
  failure TEXT NOT NULL,
  sentence TEXT NOT NULL,
  abandoned_at INTEGER NOT NULL
) STRICT;
CREATE TABLE parsing (
  id INTEGER PRIMARY KEY,
  reply INTEGER NOT NULL UNIQUE REFERENCES reply,
  prompt INTEGER NOT NULL UNIQUE REFERENCES prompt,
  version INTEGER NOT NULL,
  found INTEGER NOT NULL,
  broken TEXT NOT NULL,
  parsed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE candidate (
  id INTEGER PRIMARY KEY,
  parsing INTEGER NOT NULL REFERENCES parsing,
  ordinal INTEGER NOT NULL,
  instruction TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT NOT NULL,
  shortened INTEGER NOT NULL CHECK (shortened IN (0, 1)),
  UNIQUE (parsing, ordinal)
) STRICT;

-- filter: a verdict for every candidate, and one tally a reply with running totals.
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  candidate INTEGER NOT NULL REFERENCES candidate,
  kept_number INTEGER,
  rule TEXT,
  nearest_seed INTEGER REFERENCES seed,
  nearest_candidate INTEGER REFERENCES candidate,
  score REAL,
  marks TEXT NOT NULL,
  UNIQUE (run, candidate),
  CHECK ((kept_number IS NULL) = (rule IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX verdict_kept ON verdict (run, kept_number) WHERE kept_number IS NOT NULL;
CREATE TABLE tally (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  parsing INTEGER NOT NULL REFERENCES parsing,
  prompt INTEGER NOT NULL REFERENCES prompt,
  parsed INTEGER NOT NULL,
  broken INTEGER NOT NULL,
  ruled_out INTEGER NOT NULL,
  over_goal INTEGER NOT NULL,
  generated INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  marked INTEGER NOT NULL,
  from_grown INTEGER NOT NULL,
  rules TEXT NOT NULL,
  parsed_total INTEGER NOT NULL,
  broken_total INTEGER NOT NULL,
  ruled_out_total INTEGER NOT NULL,
  over_goal_total INTEGER NOT NULL,
  generated_total INTEGER NOT NULL,
  kept_total INTEGER NOT NULL,
  marked_total INTEGER NOT NULL,
  from_grown_total INTEGER NOT NULL,
  rules_total TEXT NOT NULL,
  prompt_tokens_total INTEGER NOT NULL,
  completion_tokens_total INTEGER NOT NULL,
  judged_at INTEGER NOT NULL,
  UNIQUE (run, parsing)
) STRICT;
CREATE INDEX tally_run ON tally (run, id);

-- embed: int8 vectors with a scale; clusters are computed from these bytes.
CREATE TABLE embedding (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL,
  candidate INTEGER REFERENCES candidate,
  seed INTEGER REFERENCES seed,
  scale REAL NOT NULL,
  vector BLOB NOT NULL,
  CHECK ((candidate IS NULL) <> (seed IS NULL))
) STRICT;
CREATE UNIQUE INDEX embedding_candidate ON embedding (candidate, model) WHERE candidate IS NOT NULL;
CREATE UNIQUE INDEX embedding_seed ON embedding (seed, model) WHERE seed IS NOT NULL;

-- batch: basis, clusters, batches.
CREATE TABLE basis (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL UNIQUE REFERENCES run,
  model TEXT NOT NULL,
  seed_rows INTEGER NOT NULL,
  kept_rows INTEGER NOT NULL,
  encoded TEXT NOT NULL,
  figures TEXT NOT NULL,
  fitted_at INTEGER NOT NULL
) STRICT;
CREATE TABLE cluster (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  candidate INTEGER NOT NULL REFERENCES candidate,
  kept_number INTEGER NOT NULL,
  cluster INTEGER NOT NULL,
  UNIQUE (run, kept_number)
) STRICT;
CREATE INDEX cluster_candidate ON cluster (candidate, run);
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  number INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  saw_kept INTEGER NOT NULL,
  home INTEGER NOT NULL,
  home_total INTEGER NOT NULL,
  queued TEXT NOT NULL,
  composed_at INTEGER NOT NULL,
  UNIQUE (run, number)
) STRICT;
CREATE TABLE batch_member (
  batch INTEGER NOT NULL REFERENCES batch,
  place INTEGER NOT NULL,
  candidate INTEGER NOT NULL REFERENCES candidate,
  cluster INTEGER NOT NULL,
  wanted_cluster INTEGER NOT NULL,
  PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_member_candidate ON batch_member (candidate);

-- train: a training is one life of the trainer's process.
CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  trainer TEXT NOT NULL,
  details TEXT NOT NULL,
  resumed_step INTEGER,
  started_at INTEGER NOT NULL
) STRICT;
CREATE INDEX training_run ON training (run, id);
CREATE TABLE training_step (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  training INTEGER NOT NULL REFERENCES training,
  batch INTEGER NOT NULL REFERENCES batch,
  step INTEGER NOT NULL,
  loss REAL,
  gradient_norm REAL,
  loss_variance REAL,
  tokens INTEGER NOT NULL,
  learning_rate REAL NOT NULL,
  clipped INTEGER NOT NULL CHECK (clipped IN (0, 1)),
  duration_ms REAL NOT NULL,
  stepped_at INTEGER NOT NULL,
  UNIQUE (run, step)
) STRICT;
CREATE UNIQUE INDEX training_step_batch ON training_step (batch);
CREATE TABLE training_mismatch (
  id INTEGER PRIMARY KEY,
  training INTEGER NOT NULL REFERENCES training,
  batch INTEGER NOT NULL REFERENCES batch,
  loss REAL,
  gradient_norm REAL,
  found_at INTEGER NOT NULL
) STRICT;
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  training INTEGER NOT NULL REFERENCES training,
  step INTEGER NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX checkpoint_run ON checkpoint (run, id);
CREATE TABLE training_end (
  training INTEGER PRIMARY KEY REFERENCES training,
  reason TEXT NOT NULL,
  sentence TEXT,
  ended_at INTEGER NOT NULL
) STRICT;

-- replace: a window of ten steps, its winner, who came in and who left.
CREATE TABLE window (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  number INTEGER NOT NULL,
  first_step INTEGER NOT NULL,
  last_step INTEGER NOT NULL,
  signal TEXT NOT NULL,
  winner_batch INTEGER REFERENCES batch,
  norm_winner_batch INTEGER REFERENCES batch,
  outcome TEXT NOT NULL CHECK (outcome IN ('replaced', 'advice', 'no_winner', 'no_candidate', 'none_eligible', 'off')),
  sentence TEXT NOT NULL,
  pool INTEGER NOT NULL,
  eligible INTEGER NOT NULL,
  max_swaps INTEGER NOT NULL,
  from_prompt INTEGER NOT NULL,
  lag_prompts INTEGER NOT NULL,
  through_tally INTEGER NOT NULL,
  closed_at INTEGER NOT NULL,
  UNIQUE (run, number)
) STRICT;
CREATE INDEX window_lag ON window (run, lag_prompts) WHERE outcome = 'replaced';
CREATE TABLE window_batch (
  window INTEGER NOT NULL REFERENCES window,
  batch INTEGER NOT NULL REFERENCES batch,
  step INTEGER NOT NULL,
  gradient_norm REAL,
  tokens INTEGER NOT NULL,
  signal REAL,
  PRIMARY KEY (window, batch)
) STRICT, WITHOUT ROWID;
CREATE TABLE window_candidate (
  window INTEGER NOT NULL REFERENCES window,
  place INTEGER NOT NULL,
  candidate INTEGER NOT NULL REFERENCES candidate,
  fate TEXT NOT NULL CHECK (fate IN ('came_in', 'advised', 'no_output', 'marked', 'too_close', 'no_room')),
  nearest_seed INTEGER REFERENCES seed,
  nearest_candidate INTEGER REFERENCES candidate,
  score REAL,
  PRIMARY KEY (window, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE seed_score (
  window INTEGER NOT NULL REFERENCES window,
  seed INTEGER NOT NULL REFERENCES seed,
  generated INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  prompts INTEGER NOT NULL,
  score REAL,
  PRIMARY KEY (window, seed)
) STRICT, WITHOUT ROWID;
CREATE TABLE seed_change (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  window INTEGER NOT NULL REFERENCES window,
  from_prompt INTEGER NOT NULL,
  left_seed INTEGER NOT NULL REFERENCES seed,
  left_generated INTEGER NOT NULL,
  left_kept INTEGER NOT NULL,
  left_score REAL NOT NULL,
  came_seed INTEGER NOT NULL REFERENCES seed,
  came_signal REAL NOT NULL,
  came_norm REAL NOT NULL,
  UNIQUE (run, left_seed),
  UNIQUE (run, came_seed)
) STRICT;
CREATE INDEX seed_change_prompt ON seed_change (run, from_prompt);

-- dataset: what left the house.
CREATE TABLE export (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  format TEXT NOT NULL,
  license TEXT,
  rows INTEGER NOT NULL,
  files TEXT NOT NULL,
  exported_at INTEGER NOT NULL
) STRICT;

-- Guards against our own mistakes: the ledger only grows.
CREATE TRIGGER run_no_update BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'run is a ledger: append only'); END;
CREATE TRIGGER run_no_delete BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'run is a ledger: append only'); END;
CREATE TRIGGER session_no_update BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'session is a ledger: append only'); END;
CREATE TRIGGER session_no_delete BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'session is a ledger: append only'); END;
CREATE TRIGGER session_end_no_update BEFORE UPDATE ON session_end BEGIN SELECT RAISE(ABORT, 'session_end is a ledger: append only'); END;
CREATE TRIGGER session_end_no_delete BEFORE DELETE ON session_end BEGIN SELECT RAISE(ABORT, 'session_end is a ledger: append only'); END;
CREATE TRIGGER source_no_update BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'source is a ledger: append only'); END;
CREATE TRIGGER source_no_delete BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'source is a ledger: append only'); END;
CREATE TRIGGER set_aside_no_update BEFORE UPDATE ON set_aside BEGIN SELECT RAISE(ABORT, 'set_aside is a ledger: append only'); END;
CREATE TRIGGER set_aside_no_delete BEFORE DELETE ON set_aside BEGIN SELECT RAISE(ABORT, 'set_aside is a ledger: append only'); END;
CREATE TRIGGER seed_no_update BEFORE UPDATE ON seed BEGIN SELECT RAISE(ABORT, 'seed is a ledger: append only'); END;
CREATE TRIGGER seed_no_delete BEFORE DELETE ON seed BEGIN SELECT RAISE(ABORT, 'seed is a ledger: append only'); END;
CREATE TRIGGER recipe_no_update BEFORE UPDATE ON recipe BEGIN SELECT RAISE(ABORT, 'recipe is a ledger: append only'); END;
CREATE TRIGGER recipe_no_delete BEFORE DELETE ON recipe BEGIN SELECT RAISE(ABORT, 'recipe is a ledger: append only'); END;
CREATE TRIGGER prompt_no_update BEFORE UPDATE ON prompt BEGIN SELECT RAISE(ABORT, 'prompt is a ledger: append only'); END;
CREATE TRIGGER prompt_no_delete BEFORE DELETE ON prompt BEGIN SELECT RAISE(ABORT, 'prompt is a ledger: append only'); END;
CREATE TRIGGER attempt_no_update BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'attempt is a ledger: append only'); END;
CREATE TRIGGER attempt_no_delete BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'attempt is a ledger: append only'); END;
CREATE TRIGGER attempt_end_no_update BEFORE UPDATE ON attempt_end BEGIN SELECT RAISE(ABORT, 'attempt_end is a ledger: append only'); END;
CREATE TRIGGER attempt_end_no_delete BEFORE DELETE ON attempt_end BEGIN SELECT RAISE(ABORT, 'attempt_end is a ledger: append only'); END;
CREATE TRIGGER reply_no_update BEFORE UPDATE ON reply BEGIN SELECT RAISE(ABORT, 'reply is a ledger: append only'); END;
CREATE TRIGGER reply_no_delete BEFORE DELETE ON reply BEGIN SELECT RAISE(ABORT, 'reply is a ledger: append only'); END;
CREATE TRIGGER abandoned_no_update BEFORE UPDATE ON abandoned BEGIN SELECT RAISE(ABORT, 'abandoned is a ledger: append only'); END;
CREATE TRIGGER abandoned_no_delete BEFORE DELETE ON abandoned BEGIN SELECT RAISE(ABORT, 'abandoned is a ledger: append only'); END;
CREATE TRIGGER parsing_no_update BEFORE UPDATE ON parsing BEGIN SELECT RAISE(ABORT, 'parsing is a ledger: append only'); END;
CREATE TRIGGER parsing_no_delete BEFORE DELETE ON parsing BEGIN SELECT RAISE(ABORT, 'parsing is a ledger: append only'); END;
CREATE TRIGGER candidate_no_update BEFORE UPDATE ON candidate BEGIN SELECT RAISE(ABORT, 'candidate is a ledger: append only'); END;
CREATE TRIGGER candidate_no_delete BEFORE DELETE ON candidate BEGIN SELECT RAISE(ABORT, 'candidate is a ledger: append only'); END;
CREATE TRIGGER verdict_no_update BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'verdict is a ledger: append only'); END;
CREATE TRIGGER verdict_no_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'verdict is a ledger: append only'); END;
CREATE TRIGGER tally_no_update BEFORE UPDATE ON tally BEGIN SELECT RAISE(ABORT, 'tally is a ledger: append only'); END;
CREATE TRIGGER tally_no_delete BEFORE DELETE ON tally BEGIN SELECT RAISE(ABORT, 'tally is a ledger: append only'); END;
CREATE TRIGGER embedding_no_update BEFORE UPDATE ON embedding BEGIN SELECT RAISE(ABORT, 'embedding is a ledger: append only'); END;
CREATE TRIGGER embedding_no_delete BEFORE DELETE ON embedding BEGIN SELECT RAISE(ABORT, 'embedding is a ledger: append only'); END;
CREATE TRIGGER basis_no_update BEFORE UPDATE ON basis BEGIN SELECT RAISE(ABORT, 'basis is a ledger: append only'); END;
CREATE TRIGGER basis_no_delete BEFORE DELETE ON basis BEGIN SELECT RAISE(ABORT, 'basis is a ledger: append only'); END;
CREATE TRIGGER cluster_no_update BEFORE UPDATE ON cluster BEGIN SELECT RAISE(ABORT, 'cluster is a ledger: append only'); END;
CREATE TRIGGER cluster_no_delete BEFORE DELETE ON cluster BEGIN SELECT RAISE(ABORT, 'cluster is a ledger: append only'); END;
CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'batch is a ledger: append only'); END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'batch is a ledger: append only'); END;
CREATE TRIGGER batch_member_no_update BEFORE UPDATE ON batch_member BEGIN SELECT RAISE(ABORT, 'batch_member is a ledger: append only'); END;
CREATE TRIGGER batch_member_no_delete BEFORE DELETE ON batch_member BEGIN SELECT RAISE(ABORT, 'batch_member is a ledger: append only'); END;
CREATE TRIGGER training_no_update BEFORE UPDATE ON training BEGIN SELECT RAISE(ABORT, 'training is a ledger: append only'); END;
CREATE TRIGGER training_no_delete BEFORE DELETE ON training BEGIN SELECT RAISE(ABORT, 'training is a ledger: append only'); END;
CREATE TRIGGER training_step_no_update BEFORE UPDATE ON training_step BEGIN SELECT RAISE(ABORT, 'training_step is a ledger: append only'); END;
CREATE TRIGGER training_step_no_delete BEFORE DELETE ON training_step BEGIN SELECT RAISE(ABORT, 'training_step is a ledger: append only'); END;
CREATE TRIGGER training_mismatch_no_update BEFORE UPDATE ON training_mismatch BEGIN SELECT RAISE(ABORT, 'training_mismatch is a ledger: append only'); END;
CREATE TRIGGER training_mismatch_no_delete BEFORE DELETE ON training_mismatch BEGIN SELECT RAISE(ABORT, 'training_mismatch is a ledger: append only'); END;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoint is a ledger: append only'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoint is a ledger: append only'); END;
CREATE TRIGGER training_end_no_update BEFORE UPDATE ON training_end BEGIN SELECT RAISE(ABORT, 'training_end is a ledger: append only'); END;
CREATE TRIGGER training_end_no_delete BEFORE DELETE ON training_end BEGIN SELECT RAISE(ABORT, 'training_end is a ledger: append only'); END;
CREATE TRIGGER window_no_update BEFORE UPDATE ON window BEGIN SELECT RAISE(ABORT, 'window is a ledger: append only'); END;
CREATE TRIGGER window_no_delete BEFORE DELETE ON window BEGIN SELECT RAISE(ABORT, 'window is a ledger: append only'); END;
CREATE TRIGGER window_batch_no_update BEFORE UPDATE ON window_batch BEGIN SELECT RAISE(ABORT, 'window_batch is a ledger: append only'); END;
CREATE TRIGGER window_batch_no_delete BEFORE DELETE ON window_batch BEGIN SELECT RAISE(ABORT, 'window_batch is a ledger: append only'); END;
CREATE TRIGGER window_candidate_no_update BEFORE UPDATE ON window_candidate BEGIN SELECT RAISE(ABORT, 'window_candidate is a ledger: append only'); END;
CREATE TRIGGER window_candidate_no_delete BEFORE DELETE ON window_candidate BEGIN SELECT RAISE(ABORT, 'window_candidate is a ledger: append only'); END;
CREATE TRIGGER seed_score_no_update BEFORE UPDATE ON seed_score BEGIN SELECT RAISE(ABORT, 'seed_score is a ledger: append only'); END;
CREATE TRIGGER seed_score_no_delete BEFORE DELETE ON seed_score BEGIN SELECT RAISE(ABORT, 'seed_score is a ledger: append only'); END;
CREATE TRIGGER seed_change_no_update BEFORE UPDATE ON seed_change BEGIN SELECT RAISE(ABORT, 'seed_change is a ledger: append only'); END;
CREATE TRIGGER seed_change_no_delete BEFORE DELETE ON seed_change BEGIN SELECT RAISE(ABORT, 'seed_change is a ledger: append only'); END;
CREATE TRIGGER export_no_update BEFORE UPDATE ON export BEGIN SELECT RAISE(ABORT, 'export is a ledger: append only'); END;
CREATE TRIGGER export_no_delete BEFORE DELETE ON export BEGIN SELECT RAISE(ABORT, 'export is a ledger: append only'); END;
