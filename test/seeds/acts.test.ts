import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { poolSize } from "../../electron/cycle/tables.ts";
import { poolAt } from "../../electron/generate/tables.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { poolWithCounts } from "../../electron/replace/tables.ts";
import { pinnedSeeds, pool } from "../../electron/report/pool.ts";
import { seedCounts } from "../../electron/report/seedScores.ts";
import {
  pinSeed,
  restoreSeed,
  retireSeed,
  undoEdit,
  undoWindow,
  unpinSeed,
} from "../../electron/seeds/acts.ts";
import { addTyped, editSeed } from "../../electron/seeds/typed.ts";
import type { ReadableDb } from "../../electron/store/readable.ts";
import { grownLedger } from "../report/grownLedger.ts";
import type { GrownLedger } from "../report/grownLedger.ts";

type Bed = Parameters<typeof pinSeed>[0];

function bedOf({ ledger, run }: GrownLedger): Bed {
  return { project: ledger.project, run, now: 5 };
}

function ids(db: ReadableDb, run: number, prompt: number): readonly number[] {
  return poolAt(db, run, prompt).map((seed) => seed.id);
}

/** The next prompt: it draws from whatever, and has no reply yet. */
function ask({ ledger, run }: GrownLedger): void {
  ledger.insert("prompt", { run, recipe: 1, seed1: 2, seed2: 3, seed3: 4, request: "{}", created_at: 1 });
}

function refused(act: () => unknown, sentence: RegExp): void {
  assert.throws(
    act,
    (error) => error instanceof Failure && error.kind === "usage" && sentence.test(error.sentence),
  );
}

/** Everyone who reads the bed at the next prompt says the same. */
function agreed({ ledger, run }: GrownLedger, wanted: readonly number[]): void {
  const { db } = ledger.project;
  const next = db.get(z.object({ next: z.number() }), "SELECT max(id) + 1 AS next FROM prompt")?.next ?? 1;
  assert.deepEqual(ids(db, run, next), wanted);
  assert.deepEqual(
    poolWithCounts(db, run, next).map((seed) => seed.id),
    wanted,
  );
  assert.deepEqual(
    pool(db, run).map((seed) => seed.id),
    wanted,
  );
  assert.equal(poolSize(db, run), wanted.length);
}

describe("a person's acts", () => {
  test("count from the next prompt on, and the pool of a prompt that was asked stays", (context) => {
    const grown = grownLedger(context);
    const { db } = grown.ledger.project;
    const { run } = grown;
    agreed(grown, [2, 3, 4, 5]);
    retireSeed(bedOf(grown), 3);
    agreed(grown, [2, 4, 5]);
    ask(grown);
    restoreSeed(bedOf(grown), 3);
    ask(grown);
    restoreSeed(bedOf(grown), 1);
    agreed(grown, [1, 2, 3, 4, 5]);
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6].map((prompt) => ids(db, run, prompt)),
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [2, 3, 4, 5],
        [2, 4, 5],
        [2, 3, 4, 5],
        [1, 2, 3, 4, 5],
      ],
    );
  });

  test("whatever comes later, the pool of an earlier prompt is what it was", (context) => {
    let runs = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("retire", "restore", "pin", "unpin", "ask", "undo"),
            fc.integer({ min: 1, max: 6 }),
          ),
          {
            maxLength: 14,
          },
        ),
        (acts) => {
          runs += 1;
          const grown = grownLedger(context);
          const { db } = grown.ledger.project;
          addTyped(bedOf(grown), { instruction: "Typed", input: "", output: "Done" });
          const pools = new Map<number, readonly number[]>();
          let prompt = 3;
          for (const [act, seed] of acts) {
            if (act === "ask") {
              ask(grown);
              prompt += 1;
              pools.set(prompt, ids(db, grown.run, prompt));
            } else tried(() => does[act](bedOf(grown), seed));
            assert.ok(poolSize(db, grown.run) >= 3);
            agreed(grown, ids(db, grown.run, prompt + 1));
          }
          for (const [at, drawn] of pools) assert.deepEqual(ids(db, grown.run, at), drawn);
        },
      ),
      { numRuns: 25 },
    );
    assert.ok(runs >= 25);
  });

  test("a seed comes back with all its counts, also those of replies that came while it was away", (context) => {
    const grown = grownLedger(context);
    const { ledger, run } = grown;
    const { db } = ledger.project;
    const counted = (seed: number) => ({
      replace: poolWithCounts(db, run, 1000).find((each) => each.id === seed)?.count.generated,
      report: seedCounts(db, run)(seed),
    });
    ledger.reply(run, [1, 2, 3], [{ instruction: "A late reply" }]);
    assert.deepEqual(counted(1), { replace: undefined, report: { generated: 4, kept: 3 } });
    restoreSeed(bedOf(grown), 1);
    assert.deepEqual(counted(1), { replace: 5, report: { generated: 5, kept: 4 } });
    retireSeed(bedOf(grown), 2);
    assert.deepEqual(counted(2), { replace: undefined, report: { generated: 8, kept: 7 } });
  });

  test("a pinned seed and one that was brought back after a window are pinned, a retired and restored one is as before", (context) => {
    const grown = grownLedger(context);
    const { db } = grown.ledger.project;
    const bed = bedOf(grown);
    pinSeed(bed, 2);
    refused(() => pinSeed(bed, 2), /pinned already/);
    retireSeed(bed, 3);
    restoreSeed(bed, 3);
    restoreSeed(bed, 1);
    assert.deepEqual(pinnedSeeds(db, grown.run), new Set([1, 2]));
    const flagged = poolWithCounts(db, grown.run, 9).filter((seed) => seed.isPinned);
    assert.deepEqual(
      flagged.map((seed) => seed.id),
      [1, 2],
    );
    refused(() => unpinSeed(bed, 1), /no window takes it again/);
    unpinSeed(bed, 2);
    assert.deepEqual(pinnedSeeds(db, grown.run), new Set([1]));
    refused(() => unpinSeed(bed, 2), /not pinned/);
  });

  test("are refused with the reason when they make no sense, and then nothing is written", (context) => {
    const grown = grownLedger(context);
    const bed = bedOf(grown);
    refused(() => retireSeed(bed, 99), /There is no seed 99/);
    refused(() => retireSeed(bed, 1), /not in the bed/);
    refused(() => pinSeed(bed, 1), /Put it back/);
    refused(() => restoreSeed(bed, 2), /in the bed already/);
    retireSeed(bed, 2);
    refused(() => retireSeed(bed, 3), /A request needs three seeds/);
    assert.equal(acts(grown).length, 1);
  });
});

describe("undoing a window", () => {
  test("brings back who left and takes out who came in, once", (context) => {
    const grown = grownLedger(context);
    assert.deepEqual(undoWindow(bedOf(grown), 1), { restored: 1 });
    agreed(grown, [1, 2, 3, 4]);
    assert.deepEqual(acts(grown), [
      { seed: 1, act: "restore", change: 1 },
      { seed: 5, act: "retire", change: 1 },
    ]);
    refused(() => undoWindow(bedOf(grown), 1), /undone already/);
    refused(() => undoWindow(bedOf(grown), 2), /no window 2 yet/);
    restoreSeed(bedOf(grown), 5);
    agreed(grown, [1, 2, 3, 4, 5]);
  });

  test("leaves alone what a person did before with one of the two", (context) => {
    const grown = grownLedger(context);
    retireSeed(bedOf(grown), 5);
    undoWindow(bedOf(grown), 1);
    agreed(grown, [1, 2, 3, 4]);
    assert.equal(acts(grown).length, 2);
  });

  test("of a window that replaced no seed is refused", (context) => {
    const grown = grownLedger(context);
    const { ledger, run } = grown;
    const batch = ledger.batch(run, 3, [{ candidate: 6, cluster: 0 }]);
    const told = {
      winner: batch,
      normWinner: batch,
      outcome: "no_candidate",
      fromPrompt: 4,
      throughTally: 3,
    };
    ledger.window(run, 2, [{ batch, step: 3 }], told);
    refused(() => undoWindow(bedOf(grown), 2), /replaced no seed/);
  });
});

describe("a task typed by hand", () => {
  const task = { instruction: "Name a colour", input: "warm", output: "Red" };

  test("is a seed with a source of its own, once", (context) => {
    const grown = grownLedger(context);
    const { db } = grown.ledger.project;
    const seed = addTyped(bedOf(grown), task);
    agreed(grown, [2, 3, 4, 5, seed]);
    const row = db.get(
      z.looseObject({}),
      "SELECT f.name, f.format, f.added, s.line, s.instruction, s.input, s.output, s.candidate FROM seed s JOIN source f ON f.id = s.source WHERE s.id = ?",
      seed,
    );
    assert.deepEqual(row, {
      name: "typed by hand",
      format: "typed",
      added: 1,
      line: 1,
      ...task,
      candidate: null,
    });
    refused(() => addTyped(bedOf(grown), { ...task, output: "Other" }), /in the bed already, as seed 6/);
    retireSeed(bedOf(grown), seed);
    refused(() => addTyped(bedOf(grown), task), /out of the bed. Put it back/);
  });

  test("without an instruction or an output is refused", (context) => {
    const grown = grownLedger(context);
    refused(() => addTyped(bedOf(grown), { ...task, instruction: " " }), /has no instruction/);
    refused(() => addTyped(bedOf(grown), { ...task, output: "" }), /has no output/);
  });

  test("in place of a seed takes that out, which keeps its counts, and the edit can be undone", (context) => {
    const grown = grownLedger(context);
    const { ledger, run } = grown;
    const bed = bedOf(grown);
    const written = editSeed(bed, 5, task);
    agreed(grown, [2, 3, 4, written]);
    assert.deepEqual(acts(grown), [{ seed: 5, act: "retire", change: null }]);
    assert.deepEqual(seedCounts(ledger.project.db, run)(5), { generated: 1, kept: 1 });
    assert.deepEqual(seedCounts(ledger.project.db, run)(written), { generated: 0, kept: 0 });
    const again = editSeed(bed, written, { ...task, output: "Orange" });
    agreed(grown, [2, 3, 4, again]);
    refused(() => editSeed(bed, written, task), /not in the bed/);
    refused(() => editSeed(bed, 2, task), /in the bed already/);
    undoEdit(bed, written);
    agreed(grown, [2, 3, 4, written]);
    undoEdit(bed, 5);
    agreed(grown, [2, 3, 4, 5]);
    refused(() => undoEdit(bed, 2), /was not edited/);
  });
});

const does = {
  retire: retireSeed,
  restore: restoreSeed,
  pin: pinSeed,
  unpin: unpinSeed,
  undo: (bed: Bed) => void undoWindow(bed, 1),
};

/** Does what makes sense; what is refused changes nothing. */
function tried(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

const actRow = z.object({ seed: z.number(), act: z.string(), change: z.number().nullable() });

function acts({ ledger }: GrownLedger): readonly z.infer<typeof actRow>[] {
  return ledger.project.db.all(actRow, "SELECT seed, act, change FROM seed_act ORDER BY id");
}
