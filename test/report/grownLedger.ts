import { join } from "node:path";
import type { TestContext } from "node:test";
import { Ledger } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** A ledger with one closed window: seed 1 left, candidate 1 became seed 5. */
export type GrownLedger = Readonly<{ ledger: Ledger; run: number; candidates: readonly number[] }>;

/**
 * Four seeds; prompt 1 of seeds 1, 2, 3 with four tasks (three kept, one too close); prompt 2 of seeds 2, 3, 4
 * with two kept tasks, one of them marked; two batches trained; a window over both; prompt 3 of seeds 2, 4, 5
 * with one kept task and one ruled out.
 */
export function grownLedger(test: TestContext): GrownLedger {
  const ledger = new Ledger(join(temporaryFolder(test), "grown.seedbed"));
  test.after(() => ledger.project.close());
  ledger.source("seeds.jsonl", 4, [{ line: 7, reason: "has no instruction", text: "{}" }]);
  const run = ledger.run(100);
  const first = ledger.reply(
    run,
    [1, 2, 3],
    [
      { instruction: "Name three birds of the sea", score: 0.3, nearest: { seed: 2 } },
      { instruction: "Explain tides to a child", output: "The moon pulls the water." },
      { instruction: "Name three birds of the sea.", rule: "too_close", score: 1, nearest: { candidate: 1 } },
      { instruction: "Count to 100% in steps_of ten", input: "Start at 0\\10" },
    ],
  );
  const second = ledger.reply(
    run,
    [2, 3, 4],
    [
      { instruction: "Write a limerick about [place]", marks: ["placeholder"] },
      { instruction: "Sort these numbers", input: "3 1 2", output: "1 2 3" },
    ],
  );
  for (const [index, candidate] of [1, 2, 4, 5, 6].entries())
    ledger.place(run, candidate, index + 1, index % 2);
  const a = ledger.batch(run, 1, [
    { candidate: 1, cluster: 0 },
    { candidate: 2, cluster: 1 },
  ]);
  ledger.step(run, a, 1, 5.5, 2.25);
  const b = ledger.batch(run, 2, [
    { candidate: 4, cluster: 0 },
    { candidate: 5, cluster: 1 },
  ]);
  ledger.step(run, b, 2, null, null);
  const steps = [
    { batch: a, step: 1 },
    { batch: b, step: 2 },
  ];
  const window = ledger.window(run, 1, steps, {
    winner: a,
    normWinner: b,
    outcome: "replaced",
    fromPrompt: 3,
    throughTally: 2,
  });
  for (const [seed, generated, kept] of [
    [1, 4, 3],
    [2, 6, 5],
    [3, 6, 5],
    [4, 2, 2],
  ] as const) {
    ledger.insert("seed_score", { window, seed, generated, kept, prompts: 1, score: kept / generated });
  }
  ledger.insert("window_candidate", {
    window,
    place: 0,
    candidate: 1,
    fate: "came_in",
    nearest_seed: 2,
    score: 0.3,
  });
  ledger.insert("window_candidate", { window, place: 1, candidate: 2, fate: "no_room", score: null });
  const came = ledger.grown(run, 1, 3, "Name three birds of the sea");
  const counts = { left_seed: 1, left_generated: 4, left_kept: 3, left_score: 0.75 };
  ledger.insert("seed_change", {
    run,
    window,
    from_prompt: 3,
    ...counts,
    came_seed: came,
    came_signal: 1.5,
    came_norm: 2.25,
  });
  const third = ledger.reply(
    run,
    [2, 4, came],
    [{ instruction: "Describe the smell of rain" }, { instruction: "Draw a map", rule: "blacklisted_word" }],
  );
  return { ledger, run, candidates: [...first, ...second, ...third] };
}
