import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { endExport, exportNews, unheardForMs } from "../../electron/api/exportUnderWay.ts";
import type { ExportWork } from "../../electron/api/exportUnderWay.ts";
import type { ExportChoice, ExportNews } from "../../electron/nouns/exportView.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { loopback } from "../support/loopback.ts";
import { temporaryFolder } from "../support/temporary.ts";

const choice: ExportChoice = { format: "messages", license: null, leftOut: [] };
const calledOff = new Failure("export-refused", "The export was called off; nothing was written.");

/** Work that tells one word and goes on until the test ends it or it is called off. */
function heldWork() {
  const done = Promise.withResolvers<ExportNews>();
  const begun: AbortSignal[] = [];
  const work: ExportWork = ({ signal, tell }) => {
    begun.push(signal);
    tell({ kind: "going", doing: "writing", rows: begun.length, total: 9 });
    const off = new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(calledOff));
    });
    return Promise.race([done.promise, off]);
  };
  const end = (): void => done.resolve({ kind: "done", folder: "/out", rows: 9, sentence: "9 rows." });
  return { work, begun, end };
}

function project(context: TestContext): Project {
  const opened = openProject(join(temporaryFolder(context), "p.seedbed"), { create: true });
  context.after(opened.close);
  return opened;
}

/** A listener with its first news. */
async function listen(open: Project, work: ExportWork, wanted = choice) {
  const leaving = new AbortController();
  const news = exportNews(open, wanted, work, leaving.signal);
  const first = await news.next();
  const leave = async (): Promise<void> => {
    const ended = news.next();
    leaving.abort();
    assert.deepEqual(await ended, { done: true, value: undefined });
  };
  return { first: first.value, next: () => news.next(), leave };
}

test("who comes back joins the export under way, and hears of its end", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const open = project(context);
  const { work, begun, end } = heldWork();
  const before = await listen(open, work);
  await before.leave();
  context.mock.timers.tick(unheardForMs - 1);
  const after = await listen(open, work);
  assert.deepEqual(after.first, before.first);
  context.mock.timers.tick(unheardForMs);
  end();
  assert.deepEqual((await after.next()).value, {
    kind: "done",
    folder: "/out",
    rows: 9,
    sentence: "9 rows.",
  });
  assert.deepEqual(
    begun.map(({ aborted }) => aborted),
    [false],
  );
});

test("an export that nobody listens to any more is called off, and the next begins anew", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const open = project(context);
  const { work, begun } = heldWork();
  await (await listen(open, work)).leave();
  context.mock.timers.tick(unheardForMs);
  const next = await listen(open, work);
  assert.deepEqual(
    begun.map(({ aborted }) => aborted),
    [true, false],
  );
  const ended = assert.rejects(next.next(), calledOff);
  await endExport(open);
  await ended;
});

test("another choice waits for a listener to leave, not for the export that nobody hears", async (context) => {
  const open = project(context);
  const { work, begun } = heldWork();
  const one = await listen(open, work);
  const other: ExportChoice = { ...choice, format: "alpaca" };
  await assert.rejects(
    listen(open, work, other),
    /^Failure: p is being exported\. .*export it in another way\.$/,
  );
  await one.leave();
  const next = await listen(open, work, other);
  assert.deepEqual(
    begun.map(({ aborted }) => aborted),
    [true, false],
  );
  await next.leave();
  await endExport(open);
});

test("a project is not left while it is exported, and closing it calls the export off", async (context) => {
  const { desk, home } = await loopback(context);
  await desk.openFile(join(home, "projects", "a.seedbed"), { create: true });
  const { work } = heldWork();
  const heard = await listen(desk.shelf.project(), work);
  const another = (): Promise<void> => desk.openFile(join(home, "projects", "b.seedbed"), { create: true });
  await assert.rejects(another(), {
    kind: "usage",
    message:
      "a is being exported. Wait until that has ended, or call it off, before you open another project.",
  });
  assert.deepEqual(
    readdirSync(join(home, "projects")).filter((name) => name.startsWith("b")),
    [],
  );
  const ended = assert.rejects(heard.next(), calledOff);
  await desk.close();
  await ended;
  assert.equal(desk.shelf.current(), null);
  await another();
});
