import assert from "node:assert/strict";
import { test } from "node:test";
import { stdioChild } from "../../electron/workers/child.ts";
import { projectFile } from "../support/needs.ts";

test("a process that ends at once while its model computes ends by SIGINT and does not abort", async () => {
  const child = stdioChild([process.execPath, projectFile("test/hosts/embedThenEnd.ts")]);
  const logs: string[] = [];
  child.onLog((line) => logs.push(line));
  const exit = await child.exited;
  assert.deepEqual({ exit, logs }, { exit: { code: null, signal: "SIGINT" }, logs: [] });
});
