import { settingsFor } from "../../electron/cycle/presets.ts";
import { random } from "../../electron/kernel/random.ts";
import { openProject } from "../../electron/store/project.ts";
import type { SqlValue, WritableDb } from "../../electron/store/readable.ts";

const startedAt = 1_760_000_000_000;
const seedCount = 175;
const clusterCount = 16;
const tasksPerReply = 13;
const windowSteps = 10;
const keptShare = 0.8;
const markedShare = 0.02;
const marks = ["placeholder", "few_letters", "refers_to_missing_text"];
const rules = ["too_close", "too_close", "too_close", "blacklisted_word", "repetition", "refusal"];
const verbs = "Write Explain Sort Describe Compare List Translate Plan Rewrite Count".split(" ");
const common = "the a of in for with and to that from".split(" ");
const words =
  `garden river letter number city market winter bread engine story window colour travel doctor music island copper
  teacher ticket morning harbour recipe planet forest question answer family budget weather kitchen bicycle museum
  summer language village company water picture reason paper history station mountain`.split(/\s+/);

type Task = Readonly<{ instruction: string; input: string; output: string }>;

/** Fills a project of `candidates` judged texts through the real schema, in one transaction; every key gives one project. */
export function writeLargeProject(path: string, candidates: number): void {
  const project = openProject(path, { create: true });
  try {
    project.write((db) => new LargeProject(db, candidates).fill());
  } finally {
    project.close();
  }
}

class LargeProject {
  readonly #db: WritableDb;
  readonly #candidates: number;
  readonly #draw = random("bench", "grid", 0);
  readonly #sql = new Map<string, string>();
  readonly #waiting: number[][] = Array.from({ length: clusterCount }, () => []);
  readonly #totals = { parsed: 0, ruledOut: 0, generated: 0, kept: 0, marked: 0 };
  readonly #rules: Record<string, number> = {};
  readonly #steps: { batch: number; step: number; norm: number }[] = [];
  #run = 0;
  #batches = 0;
  #tally = 0;

  constructor(db: WritableDb, candidates: number) {
    this.#db = db;
    this.#candidates = candidates;
  }

  fill(): void {
    this.#start();
    for (let left = this.#candidates; left > 0; left -= tasksPerReply)
      this.#reply(Math.min(left, tasksPerReply));
  }

  #insert(table: string, row: Readonly<Record<string, SqlValue>>): number {
    const names = Object.keys(row);
    const sql =
      this.#sql.get(table) ??
      `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
    this.#sql.set(table, sql);
    return this.#db.insert(sql, ...Object.values(row));
  }

  #pick<T>(from: readonly T[]): T {
    const chosen = from[Math.floor(this.#draw() * from.length)];
    if (chosen === undefined) throw new Error("There is nothing to choose from.");
    return chosen;
  }

  #words(length: number): string {
    return Array.from({ length }, (_, at) => this.#pick(at % 2 === 0 ? common : words)).join(" ");
  }

  #task(): Task {
    return {
      instruction: `${this.#pick(verbs)} ${this.#words(6 + Math.floor(this.#draw() * 10))}.`,
      input: this.#draw() < 0.25 ? this.#words(12) : "",
      output: `${this.#words(20 + Math.floor(this.#draw() * 80))}.`,
    };
  }

  #start(): void {
    const counts = { bytes: 1, added: seedCount, repeated: 0, set_aside: 0 };
    const file = { name: "seeds.jsonl", sha256: "s", format: "self-instruct" };
    const source = this.#insert("source", { ...file, ...counts, imported_at: startedAt });
    for (let line = 1; line <= seedCount; line++) {
      const text = { instruction: `Seed task ${line}: ${this.#words(8)}`, input: "", output: "An answer." };
      const known = { source, line, from_prompt: 1, name: `seed_${line}`, text_sha256: `t${line}` };
      this.#insert("seed", { ...known, ...text, created_at: startedAt });
    }
    const writer = { layout: "list20", writer: "bench-writer", parameters: "{}" };
    this.#insert("recipe", { sha256: "r", ...writer, created_at: startedAt });
    const choice = { preset: "recommended", batchSize: clusterCount, epochs: 1, train: "embedded" } as const;
    const goal = Math.ceil(this.#candidates * keptShare * 1.2);
    const settings = JSON.stringify(settingsFor({ ...choice, goal, lockstep: false, concurrency: 4 }));
    const frozen = { key: "00", settings, settings_hash: "h", versions: '{"seedbed":"0.1.0"}' };
    const run = this.#insert("run", { kind: "grow", ...frozen, created_at: startedAt });
    this.#run = run;
    const session = this.#insert("session", {
      run,
      host: "terminal",
      concurrency: 4,
      started_at: startedAt,
    });
    this.#insert("session_end", { session, reason: "paused", ended_at: startedAt + 3_600_000 });
    const figures = JSON.stringify({ explainedVarianceRatio: [0.1, 0.08, 0.06, 0.05], stability: 0.9 });
    const fit = { model: "none", seed_rows: seedCount, kept_rows: 0, encoded: "{}", figures };
    this.#insert("basis", { run, ...fit, fitted_at: startedAt });
    this.#insert("training", { run, trainer: "embedded", details: "{}", started_at: startedAt });
  }

  #reply(size: number): void {
    const [seed1, seed2, seed3] = [0, 1, 2].map(() => 1 + Math.floor(this.#draw() * seedCount));
    const seeds = { seed1: seed1 ?? 1, seed2: seed2 ?? 1, seed3: seed3 ?? 1 };
    const asked = { run: this.#run, recipe: 1, ...seeds, request: "{}", created_at: startedAt };
    const prompt = this.#insert("prompt", asked);
    const attempt = this.#insert("attempt", { prompt, session: 1, started_at: startedAt });
    const tasks = Array.from({ length: size }, () => this.#task());
    const tokens = { prompt_tokens: 774, completion_tokens: 110 * size };
    const reply = this.#insert("reply", {
      prompt,
      attempt,
      text: tasks.map((task) => `${task.instruction}\n${task.input}\n${task.output}`).join("\n"),
      finish_reason: "stop",
      model: "bench-writer",
      ...tokens,
      latency_ms: 9_000,
      arrived_at: startedAt,
    });
    const parsed = { reply, prompt, version: 1, found: size, broken: "[]" };
    const parsing = this.#insert("parsing", { ...parsed, parsed_at: startedAt });
    const before = { ...this.#totals };
    for (const [ordinal, task] of tasks.entries()) this.#candidate(parsing, ordinal, task);
    this.#judge(parsing, prompt, before);
    this.#compose();
  }

  #candidate(parsing: number, ordinal: number, task: Task): void {
    const candidate = this.#insert("candidate", { parsing, ordinal, ...task, shortened: 0 });
    const isKept = this.#draw() < keptShare;
    const rule = isKept ? null : this.#pick(rules);
    const isScored = isKept || rule === "too_close";
    const isMarked = isKept && this.#draw() < markedShare;
    this.#totals.parsed += 1;
    this.#totals.generated += isScored ? 1 : 0;
    this.#totals.ruledOut += isScored ? 0 : 1;
    this.#totals.kept += isKept ? 1 : 0;
    this.#totals.marked += isMarked ? 1 : 0;
    if (rule !== null) this.#rules[rule] = (this.#rules[rule] ?? 0) + 1;
    // Two places: many rows share a score, as the short instructions of a real run do.
    const score = Math.round(100 * (isKept ? 0.2 + 0.65 * this.#draw() : 0.85 + 0.15 * this.#draw())) / 100;
    const near = this.#nearest(candidate);
    const outcome = { kept_number: isKept ? this.#totals.kept : null, rule };
    const scored = { ...near, score: isScored ? score : null };
    const mark = JSON.stringify(isMarked ? [this.#pick(marks)] : []);
    this.#insert("verdict", { run: this.#run, candidate, ...outcome, ...scored, marks: mark });
    if (!isKept) return;
    const cluster = Math.floor(this.#draw() * clusterCount);
    this.#insert("cluster", { run: this.#run, candidate, kept_number: this.#totals.kept, cluster });
    this.#waiting[cluster]?.push(candidate);
  }

  #nearest(candidate: number): { nearest_seed: number | null; nearest_candidate: number | null } {
    return candidate < 50
      ? { nearest_seed: 1 + Math.floor(this.#draw() * seedCount), nearest_candidate: null }
      : { nearest_seed: null, nearest_candidate: 1 + Math.floor(this.#draw() * (candidate - 1)) };
  }

  #judge(parsing: number, prompt: number, before: Readonly<Record<string, number>>): void {
    const { parsed, ruledOut, generated, kept, marked } = this.#totals;
    this.#tally = this.#insert("tally", {
      run: this.#run,
      parsing,
      prompt,
      parsed: parsed - (before["parsed"] ?? 0),
      broken: 0,
      ruled_out: ruledOut - (before["ruledOut"] ?? 0),
      over_goal: 0,
      generated: generated - (before["generated"] ?? 0),
      kept: kept - (before["kept"] ?? 0),
      marked: marked - (before["marked"] ?? 0),
      from_grown: 0,
      rules: "{}",
      parsed_total: parsed,
      broken_total: 0,
      ruled_out_total: ruledOut,
      over_goal_total: 0,
      generated_total: generated,
      kept_total: kept,
      marked_total: marked,
      from_grown_total: 0,
      rules_total: JSON.stringify(this.#rules),
      prompt_tokens_total: 774 * prompt,
      completion_tokens_total: 110 * parsed,
      judged_at: startedAt,
    });
  }

  /** A batch takes the oldest of each cluster as long as every cluster has one. */
  #compose(): void {
    while (this.#waiting.every((queue) => queue.length > 0)) {
      const number = ++this.#batches;
      const home = { home: clusterCount, home_total: clusterCount * number };
      const batch = this.#insert("batch", {
        run: this.#run,
        number,
        epoch: 1,
        saw_kept: this.#totals.kept,
        ...home,
        queued: JSON.stringify(this.#waiting.map((queue) => queue.length - 1)),
        composed_at: startedAt,
      });
      for (const [cluster, queue] of this.#waiting.entries()) {
        const member = { batch, place: cluster, candidate: queue.shift() ?? 0 };
        this.#insert("batch_member", { ...member, cluster, wanted_cluster: cluster });
      }
      // The last batches are composed and not trained.
      if (this.#totals.parsed < this.#candidates - 500) this.#train(batch, number);
    }
  }

  #train(batch: number, step: number): void {
    const norm = Math.round(100 * (0.8 + this.#draw())) / 100;
    this.#insert("training_step", {
      run: this.#run,
      training: 1,
      batch,
      step,
      loss: 2 + 3 / Math.sqrt(step),
      gradient_norm: norm,
      tokens: 2_000,
      learning_rate: 0.001,
      clipped: 0,
      duration_ms: 40,
      stepped_at: startedAt,
    });
    this.#steps.push({ batch, step, norm });
    if (this.#steps.length === windowSteps) this.#close(this.#steps.splice(0));
  }

  #close(steps: readonly { batch: number; step: number; norm: number }[]): void {
    const winner = steps.reduce((best, at) => (at.norm > best.norm ? at : best));
    const decided = { signal: "norm", winner_batch: winner.batch, norm_winner_batch: winner.batch };
    const last = steps.at(-1)?.step ?? 0;
    const window = this.#insert("window", {
      run: this.#run,
      number: last / windowSteps,
      first_step: last - windowSteps + 1,
      last_step: last,
      ...decided,
      outcome: "none_eligible",
      sentence: "No seed may leave.",
      pool: seedCount,
      eligible: 0,
      max_swaps: 14,
      from_prompt: 1,
      lag_prompts: 0,
      through_tally: this.#tally,
      closed_at: startedAt,
    });
    for (const { batch, step, norm } of steps)
      this.#insert("window_batch", { window, batch, step, gradient_norm: norm, tokens: 2_000, signal: norm });
    for (let seed = 1; seed <= seedCount; seed++)
      this.#insert("seed_score", { window, seed, generated: 50, kept: 40, prompts: 5, score: 0.8 });
  }
}
