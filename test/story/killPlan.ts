import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { z } from "zod";
import { trainerFolder } from "../../electron/cycle/tools.ts";
import { factCount, facts } from "../support/facts.ts";
import type { StrikePoint } from "./strike.ts";

/** A named point of the loop, three moments to strike there, and what the ledger must then say. */
export type KillPlan = Readonly<{
  name: string;
  moments: readonly (readonly [moment: string, point: StrikePoint, struck: (project: string) => void])[];
}>;

const transaction = (
  table: string,
  moment: "inserted" | "written" | "committed",
  n: number,
): StrikePoint => ({
  at: "transaction",
  table,
  moment,
  n,
});

function some(project: string, what: string, sql: string): void {
  assert.ok(factCount(project, sql) > 0, `the ledger shows no ${what}`);
}

function requestInFlight(project: string): void {
  some(
    project,
    "attempt without an end",
    `SELECT count(*) FROM attempt a WHERE NOT EXISTS (SELECT 1 FROM attempt_end e WHERE e.attempt = a.id)
       AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.prompt = a.prompt)`,
  );
}

function replyUnparsed(project: string): void {
  some(
    project,
    "reply without a parsing",
    "SELECT count(*) FROM reply r WHERE NOT EXISTS (SELECT 1 FROM parsing g WHERE g.reply = r.id)",
  );
}

function keptUnplaced(project: string): void {
  assert.equal(factCount(project, "SELECT count(*) FROM basis"), 1);
  some(
    project,
    "kept verdict without a cluster",
    `SELECT count(*) FROM verdict v WHERE v.kept_number IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM cluster k WHERE k.run = v.run AND k.kept_number = v.kept_number)`,
  );
}

function batchUntrained(project: string): void {
  some(
    project,
    "batch without a step while its trainer lived",
    `SELECT count(*) FROM batch b WHERE NOT EXISTS (SELECT 1 FROM training_step s WHERE s.batch = b.id)
       AND EXISTS (SELECT 1 FROM training t WHERE NOT EXISTS (SELECT 1 FROM training_end e WHERE e.training = t.id))`,
  );
}

function checkpointUnrecorded(project: string): void {
  const files = readdirSync(trainerFolder(project)).filter((name) => name.endsWith(".checkpoint"));
  const recorded = facts(project, (query) =>
    query("SELECT file FROM checkpoint").map((row) => z.string().parse(row["file"])),
  );
  assert.ok(
    files.some((file) => !recorded.includes(file)),
    "every checkpoint file is in the ledger",
  );
}

const lastClosedStep = "SELECT coalesce(max(last_step), 4) FROM window";

function windowUnrecorded(project: string): void {
  some(
    project,
    "complete window without its fact",
    `SELECT (SELECT max(step) FROM training_step) >= (${lastClosedStep}) + 4`,
  );
}

function changeWaits(project: string): void {
  some(
    project,
    "seed change that no prompt has seen",
    "SELECT count(*) FROM seed_change WHERE from_prompt > (SELECT max(id) FROM prompt)",
  );
}

/** The five points of the loop at which it is killed. */
export const killPlans: readonly KillPlan[] = [
  {
    name: "with a request in flight",
    moments: [
      ["before it left", { at: "request", moment: "unsent", n: 5 }, requestInFlight],
      ["when the server had it", { at: "request", moment: "asked", n: 8 }, requestInFlight],
      [
        "when its answer was here and not recorded",
        { at: "request", moment: "answered", n: 13 },
        requestInFlight,
      ],
    ],
  },
  {
    name: "between reply and parsing",
    moments: [
      ["when the reply was recorded", transaction("reply", "committed", 7), replyUnparsed],
      ["when its parsing was written", transaction("parsing", "inserted", 3), replyUnparsed],
      [
        "when its candidates were written and not committed",
        transaction("candidate", "written", 5),
        replyUnparsed,
      ],
    ],
  },
  {
    name: "between verdict and cluster",
    moments: [
      ["when verdicts were recorded", transaction("verdict", "committed", 6), keptUnplaced],
      ["when vectors were recorded", transaction("embedding", "committed", 6), keptUnplaced],
      ["when a cluster was written and not committed", transaction("cluster", "inserted", 3), keptUnplaced],
    ],
  },
  {
    name: "during a training step",
    moments: [
      ["when the trainer had just been sent a batch", { at: "fed", n: 7 }, batchUntrained],
      [
        "when the step was here and not recorded",
        transaction("training_step", "inserted", 10),
        batchUntrained,
      ],
      [
        "when a checkpoint was on disk and not recorded",
        transaction("checkpoint", "written", 3),
        checkpointUnrecorded,
      ],
    ],
  },
  {
    name: "during a replacement",
    moments: [
      ["when the window was written", transaction("window", "inserted", 1), windowUnrecorded],
      [
        "when all swaps were written and not committed",
        transaction("seed_change", "written", 2),
        windowUnrecorded,
      ],
      ["when the swaps had just been recorded", transaction("seed_change", "committed", 1), changeWaits],
    ],
  },
];
