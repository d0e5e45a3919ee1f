import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { keysFile } from "../../electron/hosts/keysFile.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { temporaryFolder } from "../support/temporary.ts";

const skip = process.platform === "win32" ? "Windows knows no modes" : false;

test("a key is kept for its owner alone, is found again by another start, and goes", { skip }, async (t) => {
  const folder = temporaryFolder(t);
  const keys = keysFile(folder, process.platform);
  assert.equal(await keys.get("a"), null);
  assert.equal(existsSync(join(folder, "keys.json")), false);
  await Promise.all([keys.set("a", "first"), keys.set("b", "second")]);
  assert.equal(statSync(join(folder, "keys.json")).mode & 0o777, 0o600);
  const again = keysFile(folder, process.platform);
  assert.deepEqual([await again.get("a"), await again.get("b")], ["first", "second"]);
  await again.remove("a");
  assert.deepEqual(JSON.parse(readFileSync(join(folder, "keys.json"), "utf8")), { b: "second" });
});

test("a file that others may read is narrowed before it is read", { skip }, async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "keys.json");
  writeFileSync(file, '{"a":"first"}');
  chmodSync(file, 0o644);
  assert.equal(await keysFile(folder, process.platform).get("a"), "first");
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test("a file that holds no keys is refused with a sentence and left as it was", async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "keys.json");
  writeFileSync(file, '{"a":7}', { mode: 0o600 });
  const keys = keysFile(folder, process.platform);
  const isTold = (error: unknown): boolean =>
    error instanceof Failure && error.kind === "usage" && /does not hold keys/.test(error.sentence);
  await assert.rejects(keys.get("a"), isTold);
  await assert.rejects(keys.set("b", "second"), isTold);
  assert.equal(readFileSync(file, "utf8"), '{"a":7}');
});

test("the sentence about the place promises no more than the system gives", async (t) => {
  const folder = temporaryFolder(t);
  const unix = await keysFile(folder, "linux").place();
  assert.equal(unix.kind, "file");
  assert.match(unix.sentence, /keys\.json, unencrypted, readable by you alone\.$/);
  assert.match((await keysFile(folder, "win32").place()).sentence, /unencrypted, in your own user folder\.$/);
});
