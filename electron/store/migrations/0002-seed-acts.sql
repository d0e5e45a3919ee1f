-- Ledger 2: what a person does with a seed; in force from prompt from_prompt on. `change`: the swap that the act undoes.
CREATE TABLE seed_act (
  id INTEGER PRIMARY KEY,
  seed INTEGER NOT NULL REFERENCES seed,
  act TEXT NOT NULL CHECK (act IN ('pin', 'unpin', 'retire', 'restore')),
  change INTEGER REFERENCES seed_change,
  replaced_by INTEGER REFERENCES seed,
  from_prompt INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  CHECK (change IS NULL OR act IN ('retire', 'restore')),
  CHECK (replaced_by IS NULL OR act = 'retire')
) STRICT;
CREATE INDEX seed_act_seed ON seed_act (seed, id);
CREATE INDEX seed_act_change ON seed_act (change) WHERE change IS NOT NULL;
CREATE TRIGGER seed_act_no_update BEFORE UPDATE ON seed_act BEGIN SELECT RAISE(ABORT, 'seed_act is a ledger: append only'); END;
CREATE TRIGGER seed_act_no_delete BEFORE DELETE ON seed_act BEGIN SELECT RAISE(ABORT, 'seed_act is a ledger: append only'); END;

-- A task that was taken out may be given again, and an edited one may come back to its first words.
DROP INDEX seed_text;
CREATE INDEX seed_text ON seed (text_sha256) WHERE candidate IS NULL;
