import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { factCount } from "../support/facts.ts";
import { growHost, serverProcess } from "../support/host.ts";
import { needs, sharedFile } from "../support/needs.ts";
import { pythonJson, pythonPath } from "../support/python.ts";
import { temporaryFolder } from "../support/temporary.ts";

const seeds = sharedFile("data/self_instruct_seed_tasks.jsonl");
const program = `
import json, sys
from datasets import load_dataset
rows = load_dataset(sys.argv[1])["train"]
print(json.dumps({"rows": rows.num_rows, "distinct": len(set(rows["id"])), "answered": sum(m[-1]["content"] != "" for m in rows["messages"])}))
`;

test(
  "self-instruct's 175 seeds grow to 400 rows with the default settings, and load_dataset reads them",
  { skip: needs(seeds) || needs(pythonPath(), "a Python with the datasets library") },
  async (t) => {
    const folder = temporaryFolder(t);
    const project = join(folder, "grown.seedbed");
    const out = join(folder, "out");
    const server = await serverProcess(t, 16);
    const host = await growHost(
      [
        project,
        "--seeds",
        seeds,
        "--kept",
        "400",
        "--writer",
        "retrieval",
        "--base-url",
        server.url,
        "--export",
        out,
      ],
      folder,
    );
    assert.equal(host.code, 0, host.stderr);
    assert.equal(factCount(project, "SELECT count(*) FROM seed WHERE candidate IS NULL"), 175);
    assert.equal(factCount(project, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL"), 400);
    assert.equal(factCount(project, "SELECT count(*) FROM training_step"), 25);
    const loaded = await pythonJson(program, [out], join(folder, "cache"));
    assert.deepEqual(loaded, { rows: 400, distinct: 400, answered: 400 });
  },
);
