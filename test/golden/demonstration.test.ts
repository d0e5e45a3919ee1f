import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { projectFile } from "../support/needs.ts";

const end = z.object({
  type: z.literal("end"),
  kept: z.literal(240),
  iterations: z.literal(60),
  windows: z.literal(5),
  requests: z.number(),
  replacementsInForce: z.number().min(4),
  closureLastQuarter: z.number().min(0.2),
  marked: z.number().max(60),
  seconds: z.number().max(1800),
});
const run = z.object({
  verdicts: z.object({ kept: z.number(), marked: z.number() }),
  requests: z.object({ sent: z.number() }),
  windows: z.object({ replacementsInForce: z.number() }),
  closureLastQuarter: z.number(),
});

function demonstration(file: string): string {
  return readFileSync(projectFile(`docs/demonstration/${file}`), "utf8");
}

test("the demonstration's log and run file tell the same run, and it closed the loop", () => {
  const log = end.parse(JSON.parse(demonstration("grow.jsonl").trimEnd().split("\n").at(-1) ?? ""));
  const told = run.parse(JSON.parse(demonstration("seedbed_run.json")));
  assert.equal(told.verdicts.kept, log.kept);
  assert.equal(told.verdicts.marked, log.marked);
  assert.equal(told.requests.sent, log.requests);
  assert.equal(told.windows.replacementsInForce, log.replacementsInForce);
  assert.equal(told.closureLastQuarter, log.closureLastQuarter);
});

test("fifty rows were judged, and the page counts them as its table does", () => {
  const page = demonstration("rows.md");
  const judged = page
    .split("\n")
    .map((line) => /\| (yes|no) \| (yes|no) \|$/.exec(line))
    .filter((match) => match !== null);
  assert.equal(judged.length, 50);
  const tasks = judged.filter(([, task]) => task === "yes").length;
  const pairs = judged.filter(([, , answer]) => answer === "yes").length;
  assert.match(page, new RegExp(`\\*\\*${tasks} of 50 tasks make sense; ${pairs} of 50 pairs are right\\.`));
});
