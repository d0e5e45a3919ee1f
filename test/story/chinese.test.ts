import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { filterSettings } from "../../electron/nouns/settings.ts";
import { chineseInstruction, chineseSeeds, chineseWriter } from "../support/chineseWriter.ts";
import { factCount, facts } from "../support/facts.ts";
import { growHost } from "../support/host.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";

test("a Chinese project grows by character: tasks are asked for in Chinese, kept, and set aside when alike", async (t) => {
  const folder = temporaryFolder(t);
  const project = join(folder, "zh.seedbed");
  const seeds = join(folder, "seeds.jsonl");
  writeFileSync(seeds, chineseSeeds);
  const server = await startServer({ answer: chineseWriter });
  t.after(server.close);
  const grow = (...more: readonly string[]) =>
    growHost(
      [project, "--seeds", seeds, "--kept", "30", "--writer", "m", "--base-url", server.url].concat(
        ["--language", "chinese", "--no-train", "--lockstep", "--concurrency", "1"],
        more,
      ),
      folder,
    );
  const host = await grow();
  assert.equal(host.code, 0, host.stderr);

  assert.match(server.asked()[0]?.content ?? "", /Everything is in Chinese\./);
  const frozen = facts(project, (query) =>
    z.string().parse(query("SELECT settings FROM run")[0]?.["settings"]),
  );
  const { filter } = z.looseObject({ filter: filterSettings }).parse(JSON.parse(frozen));
  assert.deepEqual([filter.language, filter.tokenizer], ["chinese", "cjk"]);

  assert.equal(factCount(project, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL"), 30);
  const first =
    "SELECT instruction FROM candidate WHERE id = (SELECT candidate FROM verdict WHERE kept_number = 1)";
  assert.equal(
    facts(project, (query) => query(first)[0]?.["instruction"]),
    chineseInstruction(0),
  );
  const count = (rule: string): number =>
    factCount(project, "SELECT count(*) FROM verdict WHERE rule = ?", rule);
  assert.ok(count("too_close") >= 4, "no repeat was found by its characters");
  assert.ok(count("too_short") >= 4, "no instruction of three characters was set aside");
  const others = factCount(
    project,
    "SELECT count(*) FROM verdict WHERE rule NOT IN ('too_close', 'too_short', 'over_goal')",
  );
  assert.equal(others, 0);

  const refused = await grow("--tokenizer", "unicode");
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /^zh runs with --tokenizer cjk, not unicode, and that is frozen\./);
});
