import { join } from "node:path";
import type { TestContext } from "node:test";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { ruleNames } from "../../electron/nouns/ruleChoices.ts";
import { filterSettings, usualFilter } from "../../electron/nouns/settings.ts";
import type { FilterSettings, RunSettings } from "../../electron/nouns/settings.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import type { SqlValue } from "../../electron/store/readable.ts";
import { insertTally } from "../../electron/filter/tables.ts";
import type { Tally } from "../../electron/filter/tables.ts";
import { openPool } from "../../electron/filter/pool/pool.ts";
import type { FilterPool, PoolOptions } from "../../electron/filter/pool/pool.ts";
import type { Judged, PoolLimits } from "../../electron/filter/pool/poolMessages.ts";
import { temporaryFolder } from "../support/temporary.ts";

const now = 1_760_000_000_000;

/** A filter that asks no rule, so that ROUGE-L alone decides. */
export function onlyRougeL(changes: Partial<FilterSettings> = {}): FilterSettings {
  const usual = usualFilter("recommended", "english");
  const rules = Object.fromEntries(
    ruleNames.map((name) => [name, { ...usual.rules[name], isOn: false }] as const),
  );
  return filterSettings.parse({ ...usual, seedsInPool: false, ...changes, rules });
}

export function settingsOfRun(goal: number, theta: number, filter: FilterSettings): RunSettings {
  const train = { train: "none", lockstep: false, concurrency: 2 } as const;
  return {
    ...settingsFor({ preset: "recommended", goal, batchSize: 2, epochs: 1, ...train }),
    theta,
    filter,
  };
}

/** A project with a run, three seeds of the person's, and parsed replies; many texts at once. */
export class PoolLedger {
  readonly path: string;
  readonly project: Project;
  readonly run: number;
  #kept = 0;
  #reply = 0;
  #isClosed = false;

  constructor(path: string, settings: RunSettings = settingsOfRun(100, 0.85, onlyRougeL())) {
    this.path = path;
    this.project = openProject(path, { create: true });
    const source = { name: "s", sha256: "s", bytes: 1, format: "csv", added: 3, repeated: 0, set_aside: 0 };
    this.#insert("source", { ...source, imported_at: now });
    for (const text of ["Seed one", "Seed two", "Seed three"]) this.seed(text);
    this.#insert("recipe", { sha256: "r", layout: "list20", writer: "w", parameters: "{}", created_at: now });
    const frozen = { key: "00", settings: JSON.stringify(settings), settings_hash: "h", versions: "{}" };
    this.run = this.#insert("run", { kind: "grow", ...frozen, created_at: now });
    const sitting = { run: this.run, host: "test", concurrency: 1, started_at: now };
    this.#insert("session", sitting);
  }

  #insert(table: string, row: Readonly<Record<string, SqlValue>>): number {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
    return this.project.write((db) => db.insert(sql, ...Object.values(row)));
  }

  /** A seed in force from the next prompt on; gives its id. */
  seed(instruction: string): number {
    const task = { instruction, input: "", output: "Done." };
    const given = { source: 1, line: 1, from_prompt: this.#reply + 1, name: instruction };
    return this.#insert("seed", { ...given, ...task, text_sha256: instruction, created_at: now });
  }

  /** Parsed replies with these texts in order, twenty to a reply; `isKept`: all judged and kept. Gives their ids. */
  parsed(texts: readonly string[], { isKept = false } = {}): readonly number[] {
    return this.project.write((db) => {
      const insert = (table: string, row: Readonly<Record<string, SqlValue>>): number => {
        const names = Object.keys(row);
        const values = names.map(() => "?").join(", ");
        return db.insert(
          `INSERT INTO ${table} (${names.join(", ")}) VALUES (${values})`,
          ...Object.values(row),
        );
      };
      const ids = texts.map((instruction, at) => {
        if (at % 20 === 0) this.#reply = replyOf(insert, this.run);
        const task = { instruction, input: "", output: "Done.", shortened: 0 };
        const candidate = insert("candidate", { parsing: this.#reply, ordinal: at % 20, ...task });
        if (isKept) {
          this.#kept += 1;
          insert("verdict", { run: this.run, candidate, kept_number: this.#kept, score: 0, marks: "[]" });
        }
        return candidate;
      });
      if (isKept) insertTally(db, this.run, tallyOf(this.#reply, texts.length), now);
      return ids;
    });
  }

  /** Closes the project, once. */
  close(): void {
    if (!this.#isClosed) this.project.close();
    this.#isClosed = true;
  }
}

function tallyOf(reply: number, kept: number): Tally {
  const none = { broken: 0, ruledOut: 0, overGoal: 0, marked: 0, fromGrown: 0, rules: {} };
  const tokens = { promptTokens: 0, completionTokens: 0 };
  return { ...none, ...tokens, parsing: reply, prompt: reply, parsed: kept, generated: kept, kept };
}

function replyOf(
  insert: (table: string, row: Readonly<Record<string, SqlValue>>) => number,
  run: number,
): number {
  const prompt = insert("prompt", {
    run,
    recipe: 1,
    seed1: 1,
    seed2: 2,
    seed3: 3,
    request: "{}",
    created_at: now,
  });
  const attempt = insert("attempt", { prompt, session: 1, started_at: now });
  const told = { text: "", finish_reason: "stop", model: "w", latency_ms: 1, arrived_at: now };
  const reply = insert("reply", { prompt, attempt, ...told });
  return insert("parsing", { reply, prompt, version: 1, found: 20, broken: "[]", parsed_at: now });
}

/** What a test's pool has otherwise than one that asks no rule and holds no seed. */
type PoolChoice = Partial<Omit<PoolOptions, "filter">> & Readonly<{ filter?: Partial<FilterSettings> }>;

/** What was said of one text that no rule was asked about. */
type JudgedText = Readonly<Pick<Judged, "id" | "nearest" | "score" | "outcome">>;

/** Has a pool judge texts as the instructions of one reply. */
export async function judgeTexts(
  pool: FilterPool,
  items: readonly Readonly<{ id: number; text: string }>[],
  limits: PoolLimits,
): Promise<readonly JudgedText[]> {
  const candidates = items.map(({ id, text }) => ({ id, instruction: text, input: "", output: "Done." }));
  const judged = await pool.judge([{ candidates, promptSeeds: [] }], limits);
  return judged.map(({ id, nearest, score, outcome }) => ({ id, nearest, score, outcome }));
}

/** A ledger of the test's own and pools of its run, which are closed with the test. */
export function poolLedger(
  t: TestContext,
  settings?: RunSettings,
): Readonly<{ ledger: PoolLedger; open: (choice?: PoolChoice) => FilterPool }> {
  const ledger = new PoolLedger(join(temporaryFolder(t), "pool.seedbed"), settings);
  const pools: FilterPool[] = [];
  t.after(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    ledger.close();
  });
  const { path, run } = ledger;
  const open = ({ filter = {}, ...choice }: PoolChoice = {}): FilterPool => {
    const pool = openPool({ path, run, ...choice, filter: { ...onlyRougeL(), ...filter } });
    pools.push(pool);
    return pool;
  };
  return { ledger, open };
}

/** Waits until a pool stands as `is` says. */
export function untilPool(pool: FilterPool, is: (pool: FilterPool) => boolean): Promise<void> {
  if (is(pool)) return Promise.resolve();
  return new Promise((resolve) => {
    const silence = pool.onChange(() => {
      if (!is(pool)) return;
      silence();
      resolve();
    });
  });
}

export const isReady = (pool: FilterPool): boolean => pool.state().kind === "ready";
