import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import type { StrikePoint } from "./strike.ts";
import { PoolLedger, onlyRougeL, settingsOfRun } from "../filter/poolLedger.ts";
import { facts } from "../support/facts.ts";
import { needs, projectFile, sharedFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

const stream = sharedFile("golden/noisy_stream.jsonl");
const best = sharedFile("golden/filter_best_noisy12k_0.7.jsonl");
const textSchema = z.object({ instruction: z.string() });
const bestSchema = z.object({ i: z.int(), kept: z.boolean(), best: z.int().nullable(), f: z.number() });
const verdictSchema = z.object({
  candidate: z.int(),
  kept_number: z.int().nullable(),
  nearest_candidate: z.int().nullable(),
  score: z.number(),
});

function linesOf<T>(file: string, schema: z.ZodType<T>): readonly T[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function judged(path: string, point: StrikePoint): NodeJS.Signals | null {
  const order = JSON.stringify({ path, point });
  const host = spawnSync(process.execPath, [projectFile("test/filter/judgeAndDie.ts"), order], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return host.signal;
}

test(
  "killed twice while it judges the noisy stream, a run ends with rouge-score's verdicts to the bit",
  { skip: needs(stream) || needs(best) },
  (t) => {
    const path = join(temporaryFolder(t), "killed.seedbed");
    const texts = linesOf(stream, textSchema).map(({ instruction }) => instruction);
    const ledger = new PoolLedger(path, settingsOfRun(texts.length, 0.7, onlyRougeL()));
    const [first = 0] = ledger.parsed(texts);
    ledger.close();
    const at = (n: number, moment: "written" | "committed"): StrikePoint => {
      return { at: "transaction", table: "verdict", moment, n };
    };
    assert.equal(judged(path, at(3, "written")), "SIGKILL");
    assert.equal(judged(path, at(3, "committed")), "SIGKILL");
    assert.equal(judged(path, at(Number.MAX_SAFE_INTEGER, "written")), null);
    const verdicts = facts(path, (query) => query("SELECT * FROM verdict ORDER BY candidate"));
    const found = verdicts.map((row) => {
      const {
        candidate,
        kept_number: keptNumber,
        nearest_candidate: nearest,
        score,
      } = verdictSchema.parse(row);
      const best = nearest === null ? null : nearest - first;
      return { i: candidate - first, kept: keptNumber !== null, best, f: score };
    });
    assert.deepEqual(found, linesOf(best, bestSchema));
  },
);
