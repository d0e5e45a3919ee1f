import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { openLog } from "../../electron/shell/logFile.ts";
import { temporaryFolder } from "../support/temporary.ts";

test("a log keeps its order, and past its size begins anew beside the last one", async (context) => {
  const folder = join(temporaryFolder(context), "logs");
  const log = openLog(folder, 200);
  for (let line = 1; line <= 9; line++) log.say(`line ${line}`);
  await log.written();
  assert.deepEqual(readdirSync(folder).toSorted(), ["seedbed.1.log", "seedbed.log"]);
  const both = ["seedbed.1.log", "seedbed.log"]
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("");
  assert.deepEqual(
    both.match(/line \d/g),
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((line) => `line ${line}`),
  );
});

test("a log that cannot be written stops nothing", async (context) => {
  const file = join(temporaryFolder(context), "file");
  writeFileSync(file, "");
  const log = openLog(join(file, "logs"));
  log.say("a line");
  await log.written();
});
