import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { watchState } from "../../electron/hosts/deskState.ts";
import type { HostState } from "../../electron/nouns/hostPort.ts";
import { loopback } from "../support/loopback.ts";

test("a project that can no longer be read is told without a run and reported once, and nothing is thrown", async (t) => {
  const { desk, home } = await loopback(t);
  const path = join(home, "projects", "odd.seedbed");
  await desk.openFile(path, { create: true });
  const raw = new Database(path);
  raw.pragma("foreign_keys = off");
  raw.exec("DROP TABLE window");
  raw.close();
  const told: HostState[] = [];
  const reported: unknown[] = [];
  // An exception out of the timer of the gap would end the backend.
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const silence = watchState(
    desk,
    (state) => told.push(state),
    (error) => reported.push(error),
  );
  desk.changed();
  t.mock.timers.tick(1000);
  desk.changed();
  t.mock.timers.tick(1000);
  silence();
  assert.deepEqual(told, [{ project: { name: "odd", path }, run: null }]);
  assert.deepEqual(reported.map(String), ["SqliteError: no such table: window"]);
});
