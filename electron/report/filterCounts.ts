import { z } from "zod";
import type { Breathe } from "../nouns/breathe.ts";
import { tokeniserOf } from "../kernel/tokenisers.ts";
import { binOf, histogramBins } from "../nouns/filterView.ts";
import type { TokenizerName } from "../nouns/tokenizer.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";

/** Verdicts that are read before others have their turn: a few milliseconds. */
const sliceRows = 1_000;
const shownExamples = 3;

/** What is counted over the verdicts of a run. */
export type FilterCounts = Readonly<{
  /** Texts in each bin of nearest scores. */
  kept: readonly number[];
  tooClose: readonly number[];
  /** Texts that were compared and of which the tokenizer finds nothing. */
  tokenless: number;
  /** Kept rows with each mark. */
  marks: ReadonlyMap<string, number>;
  /** The newest candidates of each rule and mark, the newest first. */
  newest: ReadonlyMap<string, readonly number[]>;
}>;

const open = new WeakMap<ReadableDb, Map<number, Counting>>();

/**
 * The counts of a run, with all that the ledger holds by now. Verdicts are only added, so what was counted once
 * stays, and each call counts what is new, a slice at a time.
 */
export async function filterCounts(
  db: ReadableDb,
  run: number,
  tokenizer: TokenizerName,
  breathe: Breathe,
): Promise<FilterCounts> {
  const runs = open.get(db) ?? new Map<number, Counting>();
  open.set(db, runs);
  const counting = runs.get(run) ?? new Counting(db, run, tokenizer);
  runs.set(run, counting);
  await counting.catchUp(breathe);
  return counting;
}

const row = z.object({
  candidate: z.int().positive(),
  rule: z.string().nullable(),
  score: z.number().nullable(),
  marks: jsonText(z.array(z.string())),
  unlike: z.string().nullable(),
});

/** A text without tokens scores 0 against every other, so only texts with that score are read. */
const sql = `SELECT v.candidate, v.rule, v.score, v.marks,
    CASE WHEN v.score = 0 THEN (SELECT c.instruction FROM candidate c WHERE c.id = v.candidate) END AS unlike
  FROM verdict v WHERE v.run = ? AND v.candidate > ? ORDER BY v.candidate LIMIT ?`;

class Counting implements FilterCounts {
  readonly kept = Array.from({ length: histogramBins }, () => 0);
  readonly tooClose = Array.from({ length: histogramBins }, () => 0);
  readonly marks = new Map<string, number>();
  readonly newest = new Map<string, readonly number[]>();
  tokenless = 0;
  readonly #db: ReadableDb;
  readonly #run: number;
  readonly #tokensOf: (text: string) => readonly string[];
  #last = 0;
  #underWay: Promise<void> | null = null;

  constructor(db: ReadableDb, run: number, tokenizer: TokenizerName) {
    this.#db = db;
    this.#run = run;
    this.#tokensOf = tokeniserOf(tokenizer);
  }

  /** Two calls at a time share one counting: a verdict is counted once. */
  catchUp(breathe: Breathe): Promise<void> {
    this.#underWay ??= this.#countOn(breathe).finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #countOn(breathe: Breathe): Promise<void> {
    while (this.#slice()) await breathe();
  }

  /** Counts a slice; true when there may be more. */
  #slice(): boolean {
    const found = this.#db.all(row, sql, this.#run, this.#last, sliceRows);
    for (const verdict of found) this.#count(verdict);
    this.#last = found.at(-1)?.candidate ?? this.#last;
    return found.length === sliceRows;
  }

  #count({ candidate, rule, score, marks, unlike }: z.infer<typeof row>): void {
    if (score !== null && rule === null) addTo(this.kept, score);
    if (score !== null && rule === "too_close") addTo(this.tooClose, score);
    if (unlike !== null && !this.#hasTokens(unlike)) this.tokenless += 1;
    for (const mark of marks) this.marks.set(mark, (this.marks.get(mark) ?? 0) + 1);
    for (const reason of rule === null ? marks : [rule]) {
      const newest = [candidate, ...(this.newest.get(reason) ?? [])];
      this.newest.set(reason, newest.slice(0, shownExamples));
    }
  }

  /** Most texts show it at their beginning. */
  #hasTokens(text: string): boolean {
    return this.#tokensOf(text.slice(0, 200)).length > 0 || this.#tokensOf(text).length > 0;
  }
}

function addTo(bins: number[], score: number): void {
  const bin = binOf(score);
  bins[bin] = (bins[bin] ?? 0) + 1;
}
