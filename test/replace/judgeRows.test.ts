import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { rougeLOfTexts } from "../../electron/kernel/rougeL.ts";
import { judgeRows } from "../../electron/replace/candidates.ts";
import type { WinnerRow } from "../../electron/replace/candidates.ts";

const rule = { seedTheta: 0.7, tokenizer: "rouge-score", room: 9, accepted: "came_in" } as const;
const pool = [
  { id: 11, instruction: "Name three rivers that flow through France." },
  { id: 12, instruction: "Explain why the sky is blue to a child." },
];

function row(candidate: number, instruction: string, more: Partial<WinnerRow> = {}): WinnerRow {
  return { candidate, instruction, output: "An answer.", hasMark: false, ...more };
}

describe("the rows of the winning batch", () => {
  test("come in when no seed and no row that came in before them is closer than 0.7; equality comes in", () => {
    const judged = judgeRows(
      [
        row(1, "Suggest a quiet hobby for rainy days."),
        row(2, "Name three rivers that flow through Spain."),
        row(3, "Suggest a quiet hobby for rainy weekends."),
        row(4, "a b c d e f g x y z"),
        row(5, "a b c d e f g u v w"),
      ],
      pool,
      rule,
    );
    assert.deepEqual(
      judged.map(({ candidate, fate, nearest }) => [candidate, fate, nearest]),
      [
        [1, "came_in", { kind: "seed", id: 12 }],
        [2, "too_close", { kind: "seed", id: 11 }],
        [3, "too_close", { kind: "candidate", id: 1 }],
        [4, "came_in", { kind: "candidate", id: 1 }],
        [5, "came_in", { kind: "candidate", id: 4 }],
      ],
    );
    assert.equal(judged[4]?.score, 0.7);
  });

  test("without an answer or with a mark are no candidates and are not compared", () => {
    const judged = judgeRows(
      [row(1, "Draft a toast.", { output: " \n" }), row(2, "Draft a toast.", { hasMark: true })],
      pool,
      rule,
    );
    assert.deepEqual(judged, [
      { candidate: 1, fate: "no_output", nearest: null, score: null },
      { candidate: 2, fate: "marked", nearest: null, score: null },
    ]);
  });

  test("beyond the room stay out but are told apart from those too close", () => {
    const judged = judgeRows(
      [
        row(1, "Draft a toast for a wedding."),
        row(2, "Convert miles to metres quickly."),
        row(3, "Draft a toast for a wedding."),
      ],
      pool,
      { ...rule, room: 1, accepted: "advised" },
    );
    assert.deepEqual(
      judged.map(({ fate }) => fate),
      ["advised", "no_room", "too_close"],
    );
  });

  test("are judged as by the plain rule: nearest of the pool and of those accepted, the earliest of equals", () => {
    const words = fc.constantFrom("red", "green", "blue", "cold", "warm", "soft");
    const text = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 6 }),
        fc.array(text, { maxLength: 8 }),
        fc.nat(8),
        (seeds, texts, room) => {
          const rows = texts.map((instruction, index) => row(index + 1, instruction));
          const among = seeds.map((instruction, index) => ({ kind: "seed", id: index + 1, instruction }));
          const judged = judgeRows(
            rows,
            seeds.map((instruction, index) => ({ id: index + 1, instruction })),
            { ...rule, room },
          );
          let accepted = 0;
          for (const [index, each] of rows.entries()) {
            const scores = among.map((other) => rougeLOfTexts(each.instruction, other.instruction));
            const score = Math.max(0, ...scores);
            const nearest = score === 0 ? undefined : among[scores.indexOf(score)];
            const fate = score > 0.7 ? "too_close" : accepted < room ? "came_in" : "no_room";
            const expected = nearest === undefined ? null : { kind: nearest.kind, id: nearest.id };
            assert.deepEqual(judged[index], { candidate: each.candidate, fate, nearest: expected, score });
            if (fate !== "came_in") continue;
            accepted += 1;
            among.push({ kind: "candidate", id: each.candidate, instruction: each.instruction });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
