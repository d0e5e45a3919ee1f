import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import type { Overview } from "../../electron/nouns/view.ts";
import { overview } from "../../electron/report/overview.ts";
import { emptyRegistry, type Handler } from "../../renderer/commands/registry.ts";
import { milestonesOf, politeSentence } from "../../renderer/frame/announce.ts";
import { readGrowSearch } from "../../renderer/grow/growSearch.ts";
import { allowedWidth, isFoldedAt, widthByKey } from "../../renderer/parts/panelWidth.ts";
import { nextDensity, otherTheme, rowHeights } from "../../renderer/theme/look.ts";
import { paceLabel, paceParts, stripRates } from "../../renderer/words/rates.ts";
import { savedWords, workerParts } from "../../renderer/words/status.ts";
import { grownLedger } from "../report/grownLedger.ts";
import { Ledger } from "../support/ledger.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

const growing = { kind: "growing", startedAt: 0 } as const;

/** The overview of a real ledger with a run to 100, growing, with this many kept. */
function growingTo(t: TestContext, kept: number, more: Partial<Overview> = {}): Overview {
  const { ledger } = grownLedger(t);
  const seen = overview(ledger.project.db, "general-en", null, 0);
  return { ...seen, state: growing, verdicts: { ...seen.verdicts, kept }, ...more };
}

test("a tenth of the goal is a sentence, less is none", (t) => {
  const said = milestonesOf(growingTo(t, 79));
  assert.equal(politeSentence(said, growingTo(t, 79)), null);
  assert.equal(
    politeSentence(said, growingTo(t, 81, { remainingMs: 480_000 })),
    "81 kept, 81 percent, 8 minutes left",
  );
  assert.equal(
    politeSentence(said, growingTo(t, 80, { remainingMs: 5_000 })),
    "80 kept, 80 percent, under a minute left",
  );
});

test("each replacement is a sentence, and several that waited are one", (t) => {
  const before = growingTo(t, 40);
  const { windows } = before;
  const after = { ...before, windows: { ...windows, replacements: windows.replacements + 2 } };
  assert.equal(politeSentence(milestonesOf(before), after), "2 seeds replaced, 40 kept, 40 percent");
});

test("the end and a pause are told, whatever the share", (t) => {
  const before = milestonesOf(growingTo(t, 100));
  const done = growingTo(t, 100, { state: { kind: "done", at: 0 } });
  assert.equal(politeSentence(before, done), "100 kept, 100 percent. The run is done");
  const paused = growingTo(t, 100, { state: { kind: "paused", at: 0 } });
  const { batches } = paused;
  const trained = { ...paused, batches: { ...batches, trained: batches.expected } };
  assert.equal(politeSentence(before, trained), "Paused, 100 kept, 100 percent");
  const behind = { ...paused, batches: { ...batches, trained: batches.expected - 24 } };
  assert.equal(politeSentence(before, behind), "Paused, 100 kept, 100 percent, 24 batches to train");
  assert.equal(politeSentence(milestonesOf(paused), paused), null);
});

test("a rate that is not known says so, and a run without a trainer has none of batches", (t) => {
  const seen = growingTo(t, 5, { keptPerMinute: 341.2 });
  assert.deepEqual(
    stripRates(seen).map(({ id, value }) => [id, value]),
    [
      ["requests", "unknown"],
      ["kept", "341"],
      ["batches", "unknown"],
    ],
  );
  const run = seen.run === null ? null : { ...seen.run, train: "none" as const };
  assert.equal(stripRates({ ...seen, run }).length, 2);
  assert.deepEqual(paceParts({ ...seen, run }), ["Writing alone", "no model trains"]);
});

test("the pace names who waits, and who has finished", (t) => {
  assert.equal(paceParts(growingTo(t, 5))[0], "Nobody waits");
  assert.equal(paceParts(growingTo(t, 100))[0], "Writing is done");
  const waiting = growingTo(t, 5, { waitsForTraining: { batchesAhead: 2, limit: 20 } });
  assert.deepEqual(paceParts(waiting), ["Trainer is 2 batches behind", "writing goes on"]);
  const run = waiting.run === null ? null : { ...waiting.run, judgingAgain: { done: 1200, total: 5000 } };
  assert.deepEqual(paceParts({ ...waiting, run }), ["1,200 of 5,000", "replies"]);
  assert.equal(paceLabel({ ...waiting, run }), "Judging again");
});

test("the status bar tells what the ledger has", (t) => {
  const { run, work } = growingTo(t, 5);
  assert.ok(run !== null);
  const words = (told: Overview["work"]): readonly string[] =>
    workerParts(run, told).map((part) => part.words);
  assert.equal(words(work)[1], "exact ROUGE-L");
  assert.equal(words({ ...work, filterEngine: "wasm" })[1], "exact ROUGE-L, WebAssembly");
  assert.equal(words({ ...work, filterEngine: "typescript" })[1], "exact ROUGE-L, TypeScript");
  assert.equal(words(work)[2], "no text yet");
  const told = { ...work, embedding: "small@0123abcd", trainer: { name: "embedded", parameters: 1_800_000 } };
  assert.deepEqual(words(told).slice(2), ["small, cpu", "embedded 1.8 M, a proxy"]);
  assert.match(savedWords(work), /^Everything saved \d\d:\d\d:\d\d$/);
});

test("an empty project has nothing to save, and says so", (t) => {
  const ledger = new Ledger(join(temporaryFolder(t), "empty.seedbed"));
  t.after(() => ledger.project.close());
  assert.equal(savedWords(overview(ledger.project.db, "empty", null, 0).work), "Nothing to save yet");
});

test("a command goes to the view mounted last, to the frame only when no view has it", () => {
  const registry = emptyRegistry();
  const ran: string[] = [];
  const handler = (name: string, more: Partial<Handler> = {}): Handler => ({
    run: () => ran.push(name),
    isEnabled: true,
    isFallback: false,
    ...more,
  });
  assert.equal(registry.run("grow"), false);
  const offView = registry.add("grow", handler("view"));
  registry.add("grow", handler("frame", { isFallback: true }));
  registry.add("grow", handler("off", { isEnabled: false }));
  registry.run("grow");
  const offDialog = registry.add("grow", handler("dialog"));
  registry.run("grow");
  offDialog();
  offView();
  registry.run("grow");
  assert.deepEqual(ran, ["view", "dialog", "frame"]);
  assert.equal(registry.canRun("stop"), false);
});

test("those who show commands hear that one came or went", () => {
  const registry = emptyRegistry();
  let heard = 0;
  const off = registry.subscribe(() => (heard += 1));
  const remove = registry.add("stop", { run: () => undefined, isEnabled: true, isFallback: false });
  const version = registry.version();
  remove();
  assert.notEqual(registry.version(), version);
  off();
  registry.add("stop", { run: () => undefined, isEnabled: true, isFallback: false });
  assert.equal(heard, 2);
});

test("a side panel keeps room for the list and folds when it is dragged away", () => {
  assert.equal(allowedWidth(100, 1_200), 320);
  assert.equal(allowedWidth(1_000, 1_200), 880);
  assert.equal(allowedWidth(2_000, 4_000), 1_200);
  assert.equal(allowedWidth(400.4, 500), 320);
  assert.equal(isFoldedAt(150), true);
  assert.equal(isFoldedAt(300), false);
  assert.equal(widthByKey("ArrowLeft", false, 400), 416);
  assert.equal(widthByKey("ArrowRight", true, 400), 336);
  assert.equal(widthByKey("a", false, 400), null);
});

test("the switches go round", () => {
  assert.equal(otherTheme("system", true), "light");
  assert.equal(otherTheme("light", true), "dark");
  assert.equal(nextDensity(nextDensity(nextDensity("normal"))), "normal");
});

test("the heights of rows are those of the tokens", () => {
  const tokens = readFileSync(projectFile("renderer/style/tokens.css"), "utf8");
  const heights = [...tokens.matchAll(/--row: (\d+)px/g)].map(([, height]) => Number(height));
  assert.deepEqual(heights, [rowHeights.normal, rowHeights.compact, rowHeights.roomy]);
});

test("an address that does not fit falls back to the Loop", () => {
  const read = (address: string): object => readGrowSearch(JSON.parse(address));
  assert.deepEqual(read("{}"), { tab: "loop" });
  assert.deepEqual(read('{"tab":"moon","request":-3}'), { tab: "loop" });
  assert.deepEqual(read('{"tab":"requests","request":388}'), { tab: "requests", request: 388 });
});
