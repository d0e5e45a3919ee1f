import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { InstructionFilter, InstructionLine, InstructionSort } from "../../electron/nouns/view.ts";
import { instructionLines } from "../../electron/report/instructions.ts";
import { openProject } from "../../electron/store/project.ts";
import { writeLargeProject } from "../bench/largeProject.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { everything, listed, readThrough } from "./instructionsAsked.ts";

const candidates = 400;

const range = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

const filters: fc.Arbitrary<InstructionFilter> = fc.record({
  show: fc.constantFrom(
    "kept" as const,
    "kept by a person" as const,
    "marked" as const,
    "set aside" as const,
    "all" as const,
  ),
  search: fc.constantFrom("", "", "museum", "RIVER", "the "),
  cluster: fc.option(fc.integer({ min: 0, max: 15 }), { freq: 4 }),
  batches: fc.option(range(20), { freq: 4 }),
  reason: fc.option(fc.constantFrom("too_close", "placeholder", "refusal"), { freq: 6 }),
  seed: fc.option(fc.integer({ min: 1, max: 175 }), { freq: 8 }),
  request: fc.option(fc.integer({ min: 1, max: 31 }), { freq: 8 }),
  nearest: fc.option(
    range(100).map(({ from, to }) => ({ from: from / 100, to: to / 100 })),
    { freq: 4 },
  ),
});

const sorts: fc.Arbitrary<InstructionSort> = fc.record({
  by: fc.constantFrom(
    "number" as const,
    "nearest" as const,
    "cluster" as const,
    "batch" as const,
    "norm" as const,
  ),
  isRising: fc.boolean(),
});

function fits(line: InstructionLine, filter: InstructionFilter): boolean {
  const isInside = (value: number | null, within: InstructionFilter["nearest"]): boolean =>
    within === null || (value !== null && value >= within.from && value <= within.to);
  const isKept = line.keptNumber !== null;
  const isKeptByPerson = !isKept && line.review === "keep";
  const shown = {
    kept: isKept || isKeptByPerson,
    "kept by a person": isKeptByPerson,
    marked: isKept && line.marks.length > 0,
    "set aside": !isKept && !isKeptByPerson,
    all: true,
  };
  const words = filter.search.trim().toLowerCase();
  return (
    shown[filter.show] &&
    [line.instruction, line.input, line.output].some((text) => text.toLowerCase().includes(words)) &&
    (filter.cluster === null || line.cluster === filter.cluster) &&
    isInside(line.batch, filter.batches) &&
    (filter.reason === null ||
      line.rule === filter.reason ||
      line.marks.some((mark) => mark === filter.reason)) &&
    (filter.request === null || line.prompt === filter.request) &&
    isInside(line.score, filter.nearest)
  );
}

function valueOf(line: InstructionLine, by: InstructionSort["by"]): number | null {
  const { candidate, score, cluster, batch, gradientNorm } = line;
  return { number: candidate, nearest: score, cluster, batch, norm: gradientNorm }[by];
}

/** Known values first, in the order of the sort; equal ones by id the same way. */
function isInOrder(a: InstructionLine, b: InstructionLine, { by, isRising }: InstructionSort): boolean {
  const [one, other] = [valueOf(a, by), valueOf(b, by)];
  const way = isRising ? 1 : -1;
  if (one === null || other === null)
    return one === other ? way * (b.candidate - a.candidate) > 0 : one !== null;
  return one === other ? way * (b.candidate - a.candidate) > 0 : way * (other - one) > 0;
}

test("under every filter and sort, with ties, all rows that fit are listed once, in order", async (context) => {
  const path = join(temporaryFolder(context), "every.seedbed");
  writeLargeProject(path, candidates);
  const project = openProject(path, { create: false });
  context.after(() => project.close());
  const { db } = project;
  // Whole: a search looks beyond what a line shows of a text.
  const every = instructionLines(db, 1, (await listed(db, 1, everything.filter)).ids, true);
  assert.equal(every.length, candidates);
  await fc.assert(
    fc.asyncProperty(filters, sorts, fc.integer({ min: 1, max: 150 }), async (filter, sort, atOnce) => {
      const list = await listed(db, 1, filter, sort);
      const lines = readThrough(db, 1, list, atOnce);
      assert.deepEqual(
        lines.map((line) => line.candidate),
        list.ids,
      );
      assert.equal(list.judged, candidates);
      assert.ok(lines.every((line, place) => place === 0 || isInOrder(lines[place - 1] ?? line, line, sort)));
      if (filter.seed !== null) return;
      const wanted = every.filter((line) => fits(line, filter)).map((line) => line.candidate);
      assert.deepEqual(
        list.ids.toSorted((a, b) => a - b),
        wanted.toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 300 },
  );
});
