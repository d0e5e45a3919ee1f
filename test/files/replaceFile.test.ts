import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { renameOver, replaceFile } from "../../electron/files/replaceFile.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** A rename that fails so often with this code before it does its work, as Windows does while a file is open. */
function held(times: number, code: string) {
  let tries = 0;
  return {
    tries: () => tries,
    move: async (from: string, to: string): Promise<void> => {
      tries += 1;
      if (tries <= times) throw Object.assign(new Error(`${code}: held`), { code });
      await rename(from, to);
    },
  };
}

test("a file is replaced whole, for its owner alone, and nothing stays beside it", async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "settings.json");
  await replaceFile(file, "first");
  writeFileSync(`${file}.${process.pid}.part`, "left by a kill", { mode: 0o644 });
  await replaceFile(file, "second");
  assert.equal(readFileSync(file, "utf8"), "second");
  assert.deepEqual(readdirSync(folder), ["settings.json"]);
  if (process.platform !== "win32") assert.equal(statSync(file).mode & 0o777, 0o600);
});

test("what cannot be replaced stays as it was, without a part of the new", async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "taken", "by a folder"), { recursive: true });
  await assert.rejects(replaceFile(join(folder, "taken"), "text"));
  assert.deepEqual(readdirSync(folder), ["taken"]);
});

for (const code of ["EPERM", "EACCES", "EBUSY"]) {
  test(`a file that is held for a moment (${code}) is replaced after it`, async (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, "new"), "new");
    writeFileSync(join(folder, "old"), "old");
    const { move, tries } = held(2, code);
    await renameOver(join(folder, "new"), join(folder, "old"), move);
    assert.deepEqual([readFileSync(join(folder, "old"), "utf8"), tries()], ["new", 3]);
  });
}

test("a file that stays held is given up with the system's answer, and another fault at once", async () => {
  const long = held(9, "EPERM");
  await assert.rejects(renameOver("a", "b", long.move), /EPERM: held/);
  assert.equal(long.tries(), 5);
  const full = held(9, "ENOSPC");
  await assert.rejects(renameOver("a", "b", full.move), /ENOSPC/);
  assert.equal(full.tries(), 1);
});
