import { z } from "zod";
import type { Breathe } from "../nouns/breathe.ts";
import type { ReviewState } from "../nouns/filterView.ts";
import type { ReadableDb } from "../store/readable.ts";
import { candidateOrigins } from "./candidateOrigins.ts";
import { marksText } from "./marks.ts";

/** Rows of the ledger that are read before others have their turn: a few milliseconds. */
const sliceRows = 4_000;
const sliceBatches = 200;

/** What lists go by, of one judged candidate. Cluster, batch, norm and a person's word come later than the rest. */
export type IndexedInstruction = {
  readonly candidate: number;
  /** By the filter. */
  readonly isKept: boolean;
  readonly score: number | null;
  /** The rule that set it aside, or its marks. */
  readonly reasons: readonly string[];
  readonly prompt: number;
  readonly seeds: readonly number[];
  cluster: number | null;
  /** The first batch that it stood in. */
  batch: number | null;
  /** What a person said of it last. */
  review: ReviewState;
};

/** Every judged candidate of a run in the order judged, and the gradient norm of each trained batch. */
export type InstructionIndex = Readonly<{
  rows: readonly IndexedInstruction[];
  norms: ReadonlyMap<number, number | null>;
  row: (candidate: number) => IndexedInstruction | undefined;
}>;

/** Whether a row is in the data set: a person's word goes before the filter's. */
export function isInDataSet({ isKept, review }: IndexedInstruction): boolean {
  return review === "keep" || (isKept && review !== "leave_out");
}

/** Whether a row that the filter kept is in the data set with a mark. */
export function isMarked(row: IndexedInstruction): boolean {
  return row.isKept && isInDataSet(row) && row.reasons.length > 0;
}

const open = new WeakMap<ReadableDb, Map<number, Reading>>();

/**
 * The index of a run, with all that the ledger holds by now. Facts are only added to a ledger, so what was read
 * once stays, and each call reads what is new, a slice at a time.
 */
export async function instructionIndex(
  db: ReadableDb,
  run: number,
  breathe: Breathe,
): Promise<InstructionIndex> {
  const runs = open.get(db) ?? new Map<number, Reading>();
  open.set(db, runs);
  const reading = runs.get(run) ?? new Reading(db, run);
  runs.set(run, reading);
  await reading.catchUp(breathe);
  return reading;
}

const id = z.int().positive();
const count = z.int().nonnegative();

const verdicts = {
  schema: z.object({
    candidate: id,
    isKept: count,
    rule: z.string().nullable(),
    score: z.number().nullable(),
    marks: z.string(),
  }),
  sql: `SELECT candidate, kept_number IS NOT NULL AS isKept, rule, score, marks FROM verdict
    WHERE run = ? AND candidate > ? ORDER BY candidate LIMIT ?`,
} as const;

const placed = {
  schema: z.object({ keptNumber: id, candidate: id, cluster: count }),
  sql: `SELECT kept_number AS keptNumber, candidate, cluster FROM cluster
    WHERE run = ? AND kept_number > ? ORDER BY kept_number LIMIT ?`,
} as const;

const members = {
  schema: z.object({ batch: id, candidate: id }),
  sql: `SELECT b.number AS batch, m.candidate FROM batch b JOIN batch_member m ON m.batch = b.id
    WHERE b.run = ?1 AND b.number > ?2 AND b.number <= ?2 + ?3 ORDER BY b.number`,
} as const;

const steps = {
  schema: z.object({ step: id, batch: id, norm: z.number().nullable() }),
  sql: `SELECT s.step, b.number AS batch, s.gradient_norm AS norm FROM training_step s JOIN batch b ON b.id = s.batch
    WHERE s.run = ? AND s.step > ? ORDER BY s.step LIMIT ?`,
} as const;

const reviews = {
  schema: z.object({ id, candidate: id, act: z.enum(["keep", "leave_out", "clear"]) }),
  sql: "SELECT id, candidate, act FROM review WHERE id > ? ORDER BY id LIMIT ?",
} as const;

class Reading implements InstructionIndex {
  readonly rows: IndexedInstruction[] = [];
  readonly norms = new Map<number, number | null>();
  readonly #db: ReadableDb;
  readonly #run: number;
  readonly #byCandidate = new Map<number, IndexedInstruction>();
  readonly #reasons = new Map<string, readonly string[]>();
  /** Words on candidates, also on those that this run has not judged yet. */
  readonly #words = new Map<number, ReviewState>();
  readonly #originOf: ReturnType<typeof candidateOrigins>;
  #lastPlaced = 0;
  #lastBatch = 0;
  #lastStep = 0;
  #lastReview = 0;
  #underWay: Promise<void> | null = null;

  constructor(db: ReadableDb, run: number) {
    this.#db = db;
    this.#run = run;
    this.#originOf = candidateOrigins(db, run);
  }

  row(candidate: number): IndexedInstruction | undefined {
    return this.#byCandidate.get(candidate);
  }

  /** Two calls at a time share one reading: a row is added once. */
  catchUp(breathe: Breathe): Promise<void> {
    this.#underWay ??= this.#readOn(breathe).finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #readOn(breathe: Breathe): Promise<void> {
    // In the order of the chain: a later table speaks of candidates that the earlier ones brought.
    const slices = [
      () => this.#verdicts(),
      () => this.#placed(),
      () => this.#members(),
      () => this.#steps(),
      () => this.#reviews(),
    ];
    for (const slice of slices) while (slice()) await breathe();
  }

  /** Reads a slice; true when there may be more. */
  #verdicts(): boolean {
    const after = this.rows.at(-1)?.candidate ?? 0;
    const found = this.#db.all(verdicts.schema, verdicts.sql, this.#run, after, sliceRows);
    for (const { candidate, isKept, rule, score, marks } of found) {
      const { prompt, seeds } = this.#originOf(candidate);
      const reasons = this.#reasonsOf(rule, marks);
      const row = {
        candidate,
        isKept: isKept === 1,
        score,
        reasons,
        prompt,
        seeds,
        cluster: null,
        batch: null,
        review: this.#words.get(candidate) ?? null,
      };
      this.rows.push(row);
      this.#byCandidate.set(candidate, row);
    }
    return found.length === sliceRows;
  }

  #placed(): boolean {
    const all = this.#db.all(placed.schema, placed.sql, this.#run, this.#lastPlaced, sliceRows);
    const found = all.slice(0, this.#firstNews(all));
    for (const { candidate, cluster } of found) {
      const row = this.#byCandidate.get(candidate);
      if (row !== undefined) row.cluster = cluster;
    }
    this.#lastPlaced = found.at(-1)?.keptNumber ?? this.#lastPlaced;
    return found.length === sliceRows;
  }

  #members(): boolean {
    const all = this.#db.all(members.schema, members.sql, this.#run, this.#lastBatch, sliceBatches);
    const next = all[this.#firstNews(all)]?.batch ?? Number.POSITIVE_INFINITY;
    const found = all.filter(({ batch }) => batch < next);
    for (const { candidate, batch } of found) {
      const row = this.#byCandidate.get(candidate);
      if (row !== undefined) row.batch ??= batch;
    }
    const last = found.at(-1)?.batch ?? this.#lastBatch;
    const isFull = last === this.#lastBatch + sliceBatches;
    this.#lastBatch = last;
    return isFull;
  }

  /** Where rows begin that were judged after the verdicts were read: the next call reads them. */
  #firstNews(found: readonly Readonly<{ candidate: number }>[]): number {
    const lastJudged = this.rows.at(-1)?.candidate ?? 0;
    const first = found.findIndex(({ candidate }) => candidate > lastJudged);
    return first === -1 ? found.length : first;
  }

  #steps(): boolean {
    const found = this.#db.all(steps.schema, steps.sql, this.#run, this.#lastStep, sliceRows);
    for (const { batch, norm } of found) this.norms.set(batch, norm);
    this.#lastStep = found.at(-1)?.step ?? this.#lastStep;
    return found.length === sliceRows;
  }

  #reviews(): boolean {
    const found = this.#db.all(reviews.schema, reviews.sql, this.#lastReview, sliceRows);
    for (const { candidate, act } of found) {
      const word = act === "clear" ? null : act;
      this.#words.set(candidate, word);
      const row = this.#byCandidate.get(candidate);
      if (row !== undefined) row.review = word;
    }
    this.#lastReview = found.at(-1)?.id ?? this.#lastReview;
    return found.length === sliceRows;
  }

  /** Few lists of reasons occur: rows that have the same share it. */
  #reasonsOf(rule: string | null, marks: string): readonly string[] {
    const text = rule ?? marks;
    const known = this.#reasons.get(text);
    if (known !== undefined) return known;
    const made = rule === null ? marksText.parse(marks) : [rule];
    this.#reasons.set(text, made);
    return made;
  }
}
