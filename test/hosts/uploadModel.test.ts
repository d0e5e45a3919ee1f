import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { loopback } from "../support/loopback.ts";

const answer = z.object({ ok: z.boolean(), sentence: z.string() });

test("an uploaded file that is no model is refused with a sentence, and nothing of it stays", async (context) => {
  const { home, ours, raw, faults } = await loopback(context);
  const body = new TextEncoder().encode("not a model");
  const page = await ours("/upload/model?name=my%20model.gguf", { method: "POST", body });
  assert.equal(page.status, 422);
  const { ok, sentence } = answer.parse(JSON.parse(page.text));
  assert.equal(ok, false);
  assert.match(sentence, /^my model\.gguf \(11 bytes\) is no model that Seedbed knows\. Drop SmolLM2/);
  assert.deepEqual(readdirSync(join(home, "models")), []);
  assert.equal((await raw("/upload/model?name=a", { method: "POST", body })).status, 403);
  assert.deepEqual(faults, []);
});
