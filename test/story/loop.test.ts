import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { factCount, facts } from "../support/facts.ts";
import { growHost, serverProcess } from "../support/host.ts";
import { closureAfter } from "../support/closure.ts";
import { temporaryFolder } from "../support/temporary.ts";

const end = z.object({
  type: z.literal("end"),
  kept: z.literal(240),
  iterations: z.literal(60),
  windows: z.literal(5),
  replacements: z.number(),
  replacementsInForce: z.number(),
  closure: z.number(),
  closureLastQuarter: z.number(),
  marked: z.number(),
});

test("240 rows from 24 seeds close the loop: 60 iterations, 5 windows, seeds replaced and asked, a data set written", async (t) => {
  const folder = temporaryFolder(t);
  const project = join(folder, "demo.seedbed");
  const out = join(folder, "out");
  const server = await serverProcess(t, 4);
  const host = await growHost(
    [project, "--writer", "retrieval", "--base-url", server.url, "--lockstep", "--concurrency", "2"].concat([
      "--key",
      "0123456789abcdef0123456789abcdef",
      "--kept",
      "240",
      "--batch-size",
      "4",
      "--export",
      out,
      "--json",
    ]),
    folder,
  );
  assert.equal(host.code, 0, host.stderr);
  const told = end.parse(host.events().at(-1));

  assert.equal(factCount(project, "SELECT count(*) FROM training_step"), 60);
  assert.equal(factCount(project, "SELECT count(*) FROM training_mismatch"), 0);
  const windows = facts(project, (query) => query("SELECT number, outcome FROM window ORDER BY number"));
  assert.deepEqual(
    windows.map((window) => window["number"]),
    [1, 2, 3, 4, 5],
  );
  assert.equal(windows.at(-1)?.["outcome"], "advice");
  assert.ok(
    windows.some((window) => window["outcome"] === "replaced"),
    "every window found nothing to replace",
  );

  const inForce = factCount(
    project,
    "SELECT count(*) FROM seed_change WHERE from_prompt <= (SELECT max(id) FROM prompt)",
  );
  assert.ok(inForce >= 4, `${inForce} replacements were in force before the last prompt`);
  assert.equal(told.replacementsInForce, inForce);
  assert.equal(told.replacements, factCount(project, "SELECT count(*) FROM seed_change"));
  const lastQuarter = closureAfter(project, 180);
  assert.ok(lastQuarter >= 0.2, `closure in the last quarter is ${lastQuarter}`);
  assert.equal(told.closureLastQuarter, lastQuarter);
  assert.equal(told.closure, closureAfter(project, 0));

  const requests = factCount(project, "SELECT count(*) FROM prompt");
  assert.equal((await server.asked()).requests, requests);
  const unmarked = factCount(
    project,
    "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL AND marks = '[]'",
  );
  assert.ok(unmarked >= 180, `${unmarked} of 240 rows have no mark`);
  assert.equal(told.marked, 240 - unmarked);
  const rows = readFileSync(join(out, "train.jsonl"), "utf8").trimEnd().split("\n");
  assert.equal(new Set(rows).size, 240);
  assert.equal(rows.length, 240);

  for (const line of storyFromGrownSeed(project)) t.diagnostic(line);
});

const story = z.object({
  kept_number: z.number(),
  instruction: z.string(),
  prompt: z.number(),
  score: z.number().nullable(),
  cluster: z.number(),
  batch: z.number(),
  step: z.number(),
  gradient_norm: z.number(),
  came: z.string(),
  came_row: z.number(),
  came_signal: z.number(),
  left_instruction: z.string(),
  left_score: z.number(),
  window: z.number(),
  from_prompt: z.number(),
});

/** The whole way of the last kept row whose prompt held a seed that came in by replacement. */
function storyFromGrownSeed(project: string): readonly string[] {
  const row = story.parse(
    facts(
      project,
      (query) =>
        query(
          `SELECT v.kept_number, c.instruction, p.id AS prompt, v.score, k.cluster, b.number AS batch, s.step, s.gradient_norm,
           came.instruction AS came, cv.kept_number AS came_row, x.came_signal, gone.instruction AS left_instruction, x.left_score,
           w.number AS window, x.from_prompt
         FROM seed_change x JOIN window w ON w.id = x.window JOIN seed came ON came.id = x.came_seed
         JOIN verdict cv ON cv.candidate = came.candidate JOIN seed gone ON gone.id = x.left_seed
         JOIN prompt p ON x.came_seed IN (p.seed1, p.seed2, p.seed3) JOIN parsing g ON g.prompt = p.id
         JOIN candidate c ON c.parsing = g.id JOIN verdict v ON v.candidate = c.id JOIN cluster k ON k.candidate = c.id
         JOIN batch_member m ON m.candidate = c.id JOIN batch b ON b.id = m.batch JOIN training_step s ON s.batch = b.id
         ORDER BY v.kept_number DESC LIMIT 1`,
        )[0],
    ),
  );
  return [
    `Window ${row.window} let row ${row.came_row} in as a seed (signal ${row.came_signal.toFixed(3)}): ${row.came}`,
    `It took the place of a seed that scored ${row.left_score.toFixed(2)}: ${row.left_instruction}`,
    `From prompt ${row.from_prompt} on it could be drawn; prompt ${row.prompt} drew it and brought row ${row.kept_number}: ${row.instruction}`,
    `Row ${row.kept_number}: nearest neighbour ${row.score?.toFixed(2) ?? "none"}, cluster ${row.cluster}, batch ${row.batch}, step ${row.step}, gradient norm ${row.gradient_norm.toFixed(2)}`,
  ];
}
