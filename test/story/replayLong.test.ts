import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { Run } from "../../electron/cycle/tables.ts";
import { calledOff, ledgerReads } from "../../electron/filter/replay/ledgerReads.ts";
import { openReplays } from "../../electron/filter/replay/replays.ts";
import type { Replays } from "../../electron/filter/replay/replays.ts";
import { openPoolGate } from "../../electron/filter/pool/poolGate.ts";
import { random } from "../../electron/kernel/random.ts";
import { recordedProject } from "../support/recordedReplies.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { noRules, usual } from "../filter/replayWorld.ts";

/** About a megabyte each: to compare the second with the first takes seconds, and no breath is taken in it. */
function longTexts(): readonly string[] {
  const draw = random("00", "long", 1);
  const first = Array.from({ length: 180_000 }, () => `w${Math.floor(draw() * 5000)}`).join(" ");
  return [first, first.replaceAll("w77 ", "zz ")];
}

type Long = Readonly<{ path: string; run: Run; replays: Replays; close: () => void }>;

function longProject(t: TestContext): Long {
  const path = join(temporaryFolder(t), "long.seedbed");
  const { project, run } = recordedProject(path, longTexts());
  const replays = openReplays(path);
  let isClosed = false;
  const close = (): void => {
    if (!isClosed) project.close();
    isClosed = true;
  };
  t.after(async () => {
    await replays.close();
    close();
  });
  return { path, run, replays, close };
}

const filter = { ...usual.filter, rules: noRules };

/** Begins to judge both texts again; `inLong` resolves when the first is judged. */
function judging({ replays, run }: Long, signal: AbortSignal) {
  const inLong = Promise.withResolvers<void>();
  const tell = (): void => inLong.resolve();
  const found = replays.replay({ run: run.id, through: 2, theta: 0.33, filter }, { signal, tell });
  return { inLong: inLong.promise, found };
}

test("a what-if is called off at once in the middle of a long text, and others can be asked", async (t) => {
  const long = longProject(t);
  const leaving = new AbortController();
  const { inLong, found } = judging(long, leaving.signal);
  await inLong;
  const begun = performance.now();
  leaving.abort();
  assert.equal(await found, null);
  assert.ok(performance.now() - begun < 250);
  const watching = { signal: new AbortController().signal, tell: () => undefined };
  const one = await long.replays.replay({ run: long.run.id, through: 1, theta: 0.33, filter }, watching);
  assert.equal(one?.kept, 1);
});

test("a project that is closed in the middle of a long text is one file afterwards", async (t) => {
  const long = longProject(t);
  const { path, replays, close } = long;
  const { inLong, found } = judging(long, new AbortController().signal);
  await inLong;
  const begun = performance.now();
  const closed = replays.close();
  assert.ok(performance.now() - begun < 250, "the backend does not stand still");
  // Before the thread is over: it holds nothing while it judges.
  close();
  assert.deepEqual([existsSync(`${path}-wal`), existsSync(`${path}-shm`)], [false, false]);
  assert.equal(await found, null);
  await closed;
});

test("a ledger that is being closed is not opened any more, and its closer does not wait", () => {
  const gate = openPoolGate();
  const read = ledgerReads("/nowhere/at/all.seedbed", openPoolGate(gate.shared));
  gate.close(60_000);
  assert.throws(
    () => read(() => 1),
    (error) => error === calledOff,
  );
  gate.close(60_000);
});

test("a read that fails leaves nothing that a closer waits for", () => {
  const gate = openPoolGate();
  const read = ledgerReads("/nowhere/at/all.seedbed", openPoolGate(gate.shared));
  assert.throws(() => read(() => 1), /all\.seedbed is not there any more/);
  gate.close(60_000);
});
