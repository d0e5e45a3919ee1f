import { settingsFor } from "../../electron/cycle/presets.ts";
import type { Mark } from "../../electron/nouns/rules.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import type { SqlValue } from "../../electron/store/readable.ts";

/** A candidate as a test tells it; without a rule it is kept. */
export type Told = Readonly<{
  instruction: string;
  input?: string;
  output?: string;
  rule?: string;
  score?: number;
  marks?: readonly Mark[];
  nearest?: Readonly<{ seed?: number; candidate?: number }>;
}>;

const now = 1_760_000_000_000;

/** A project file that a test fills fact by fact, as the rooms would; all times are one moment. */
export class Ledger {
  readonly project: Project;
  #kept = 0;
  readonly #totals = new Map<string, number>();
  readonly #grownSeeds = new Set<number>();
  #home = 0;
  #rules: Record<string, number> = {};

  constructor(path: string) {
    this.project = openProject(path, { create: true });
  }

  /** Inserts one row; gives its id. */
  insert(table: string, row: Readonly<Record<string, SqlValue>>): number {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
    return this.project.write((db) => db.insert(sql, ...Object.values(row)));
  }

  /** A seed file with that many seeds and these lines set aside; gives the ids of the seeds. */
  source(
    name: string,
    seeds: number,
    setAside: readonly Readonly<{ line: number; reason: string; text: string }>[] = [],
  ): number[] {
    const source = this.insert("source", {
      name,
      sha256: name,
      bytes: 1,
      format: "self-instruct",
      added: seeds,
      repeated: 0,
      set_aside: setAside.length,
      imported_at: now,
    });
    for (const line of setAside) this.insert("set_aside", { source, item: null, ...line });
    return Array.from({ length: seeds }, (_, index) =>
      this.#seed(
        { source, line: index + 1, from_prompt: 1, name: `seed_${index + 1}` },
        `${name} task ${index + 1}`,
      ),
    );
  }

  /** Lets a candidate into the bed; gives the new seed's id. */
  grown(run: number, candidate: number, fromPrompt: number, instruction: string): number {
    const row = { candidate, run, from_prompt: fromPrompt, name: `grown_${candidate}` };
    const seed = this.#seed(row, instruction);
    this.#grownSeeds.add(seed);
    return seed;
  }

  #seed(row: Readonly<Record<string, SqlValue>>, instruction: string): number {
    return this.insert("seed", {
      ...row,
      instruction,
      input: "",
      output: `Answer to ${instruction}`,
      text_sha256: instruction,
      created_at: now,
    });
  }

  run(goal = 100): number {
    const train = { train: "embedded", lockstep: false, concurrency: 2 } as const;
    const settings = settingsFor({ preset: "recommended", goal, batchSize: 2, epochs: 1, ...train });
    this.recipe("list20", "test-writer");
    const run = {
      kind: "grow",
      key: "00",
      settings: JSON.stringify(settings),
      settings_hash: "h",
      versions: '{"seedbed":"0.1.0"}',
    };
    const id = this.insert("run", { ...run, created_at: now });
    this.insert("session", { run: id, host: "terminal", concurrency: 1, started_at: now });
    return id;
  }

  /** How a writer is asked; gives the recipe's id. */
  recipe(layout: "list20" | "userTurn", writer: string): number {
    return this.insert("recipe", { sha256: writer, layout, writer, parameters: "{}", created_at: now });
  }

  /** A prompt, its reply, the candidates and their verdicts; gives the candidates' ids. */
  reply(run: number, seeds: readonly [number, number, number], tasks: readonly Told[], recipe = 1): number[] {
    const [seed1, seed2, seed3] = seeds;
    const prompt = this.insert("prompt", {
      run,
      recipe,
      seed1,
      seed2,
      seed3,
      request: "{}",
      created_at: now,
    });
    const attempt = this.insert("attempt", { prompt, session: 1, started_at: now });
    const tokens = { prompt_tokens: 50, completion_tokens: 200 };
    const reply = this.insert("reply", {
      prompt,
      attempt,
      text: tasks.map((task) => task.instruction).join("\n"),
      finish_reason: "stop",
      model: "test-writer",
      ...tokens,
      latency_ms: 1500,
      arrived_at: now,
    });
    const broken = '[{"ordinal":9,"reason":"unfinished"}]';
    const parsing = this.insert("parsing", {
      reply,
      prompt,
      version: 1,
      found: tasks.length,
      broken,
      parsed_at: now,
    });
    const ids = tasks.map((task, ordinal) => this.#judged(run, parsing, ordinal, task));
    this.#tally(
      run,
      parsing,
      prompt,
      tasks,
      seeds.some((seed) => this.#grownSeeds.has(seed)),
    );
    return ids;
  }

  #judged(run: number, parsing: number, ordinal: number, task: Told): number {
    const {
      instruction,
      input = "",
      output = "Done.",
      rule = null,
      score = null,
      marks = [],
      nearest = {},
    } = task;
    const candidate = this.insert("candidate", {
      parsing,
      ordinal,
      instruction,
      input,
      output,
      shortened: 0,
    });
    if (rule === null) this.#kept += 1;
    this.insert("verdict", {
      run,
      candidate,
      kept_number: rule === null ? this.#kept : null,
      rule,
      nearest_seed: nearest.seed ?? null,
      nearest_candidate: nearest.candidate ?? null,
      score,
      marks: JSON.stringify(marks),
    });
    return candidate;
  }

  #tally(run: number, parsing: number, prompt: number, tasks: readonly Told[], isFromGrown: boolean): void {
    const kept = tasks.filter((task) => task.rule === undefined);
    const entered = kept.length + tasks.filter((task) => task.rule === "too_close").length;
    const overGoal = tasks.filter((task) => task.rule === "over_goal").length;
    const counts: Readonly<Record<string, number>> = {
      parsed: tasks.length,
      broken: 1,
      ruled_out: tasks.length - entered - overGoal,
      over_goal: overGoal,
      generated: entered,
      kept: kept.length,
      marked: kept.filter((task) => (task.marks ?? []).length > 0).length,
      from_grown: isFromGrown ? kept.length : 0,
    };
    const totals: [string, number][] = [];
    for (const [name, count] of Object.entries(counts)) {
      const total = (this.#totals.get(name) ?? 0) + count;
      this.#totals.set(name, total);
      totals.push([`${name}_total`, total]);
    }
    for (const { rule } of tasks) if (rule !== undefined) this.#rules[rule] = (this.#rules[rule] ?? 0) + 1;
    this.insert("tally", {
      run,
      parsing,
      prompt,
      ...counts,
      ...Object.fromEntries(totals),
      rules: "{}",
      rules_total: JSON.stringify(this.#rules),
      prompt_tokens_total: 0,
      completion_tokens_total: 0,
      judged_at: now,
    });
  }

  place(run: number, candidate: number, keptNumber: number, cluster: number): void {
    this.insert("cluster", { run, candidate, kept_number: keptNumber, cluster });
  }

  /** A batch of these candidates in these clusters; gives its id. */
  batch(
    run: number,
    number: number,
    members: readonly Readonly<{ candidate: number; cluster: number }>[],
    epoch = 1,
  ): number {
    this.#home += members.length;
    const batch = this.insert("batch", {
      queued: "[]",
      run,
      number,
      epoch,
      saw_kept: 10,
      home: members.length,
      home_total: this.#home,
      composed_at: now,
    });
    for (const [place, member] of members.entries()) {
      this.insert("batch_member", { batch, place, ...member, wanted_cluster: member.cluster });
    }
    return batch;
  }

  step(run: number, batch: number, step: number, loss: number | null, gradientNorm: number | null): void {
    const training =
      step === 1 ? this.insert("training", { run, trainer: "embedded", details: "{}", started_at: now }) : 1;
    this.insert("training_step", {
      run,
      training,
      batch,
      step,
      loss,
      gradient_norm: gradientNorm,
      tokens: 40,
      learning_rate: 0.001,
      clipped: 0,
      duration_ms: 10,
      stepped_at: now,
    });
  }

  /** A closed window over these batches (id and step); gives its id. */
  window(
    run: number,
    number: number,
    batches: readonly Readonly<{ batch: number; step: number }>[],
    told: Readonly<{
      winner: number;
      normWinner: number;
      outcome: string;
      fromPrompt: number;
      throughTally: number;
    }>,
  ): number {
    const window = this.insert("window", {
      run,
      number,
      first_step: batches[0]?.step ?? 0,
      last_step: batches.at(-1)?.step ?? 0,
      signal: "norm",
      winner_batch: told.winner,
      norm_winner_batch: told.normWinner,
      outcome: told.outcome,
      sentence: "One seed left.",
      pool: 4,
      eligible: 2,
      max_swaps: 1,
      from_prompt: told.fromPrompt,
      lag_prompts: 3,
      through_tally: told.throughTally,
      closed_at: now,
    });
    for (const at of batches)
      this.insert("window_batch", { window, ...at, gradient_norm: 1, tokens: 40, signal: 1 });
    return window;
  }
}
