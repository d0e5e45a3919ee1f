import { setImmediate as turn } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import { inSlices } from "../../nouns/breathe.ts";
import { asFailure } from "../../nouns/failure.ts";
import { howManyCandidates } from "../../store/parsedReplies.ts";
import { openReadOnly } from "../../store/readOnly.ts";
import type { ReadableDb } from "../../store/readable.ts";
import { answerParentAtOnce } from "../../workers/answer.ts";
import { openPoolGate } from "../poolGate.ts";
import { replayedKept, requestsThrough } from "../tables.ts";
import { neededInSteps } from "./needed.ts";
import { replay } from "./replay.ts";
import { openReplayCells } from "./replayCells.ts";
import type { ReplayCells } from "./replayCells.ts";
import { replayRequest, replayThreadOptions } from "./replayMessages.ts";
import type { Compared, CompareAsk, ReplayAnswer, ReplayAsk } from "./replayMessages.ts";
import { openRuledTexts } from "./ruledTexts.ts";
import type { RuledTexts } from "./ruledTexts.ts";

const { path, gate: sharedGate } = replayThreadOptions.parse(workerData);
const gate = openPoolGate(sharedGate);
/** Open connections: a replay's, and that of a comparison beside it. */
let connections = 0;

/** What the rules left for the last settings asked about: a sweep over theta has the same for all. */
let last: Readonly<{ name: string; ruled: RuledTexts }> | null = null;
/** Requests that the other side needs, by run, range and rows: the same for most what-ifs of a sweep. */
const besideNeeded = new Map<string, Compared["beside"]>();

const calledOff = new Error("The what-if was called off.");

answerParentAtOnce(async (request): Promise<ReplayAnswer> => {
  const asked = replayRequest.parse(request);
  const cells = openReplayCells(asked.cells);
  try {
    return asked.kind === "replay" ? await replayed(asked, cells) : await compared(asked, cells);
  } catch (error) {
    if (error === calledOff) return { kind: "called off" };
    const { kind, sentence } = asFailure(error) ?? {};
    if (kind !== "project-newer" && kind !== "project-damaged" && kind !== "project-not-writable")
      throw error;
    return { kind: "failed", failure: kind, sentence: sentence ?? "" };
  }
});

async function replayed(asked: ReplayAsk, cells: ReplayCells): Promise<ReplayAnswer> {
  const begun = performance.now();
  const counts = await withLedger(cells, function* (db) {
    const total = howManyCandidates(db, asked.through);
    return yield* replay(db, ruledTexts(asked), asked, (judged) => cells.tell(judged, total));
  });
  const tookMs = Math.round(performance.now() - begun);
  return { kind: "replayed", replayed: { ...counts, throughParsing: asked.through, tookMs } };
}

/** A theta does not matter to the rules, nor seeds in the pool. */
function ruledTexts({ through, filter }: ReplayAsk): RuledTexts {
  const name = JSON.stringify([through, { ...filter, seedsInPool: true }]);
  if (last?.name !== name) last = { name, ruled: openRuledTexts(through, filter) };
  return last.ruled;
}

async function compared(
  { run, through, goal, key, replay: replayRun, beside }: CompareAsk,
  cells: ReplayCells,
): Promise<ReplayAnswer> {
  const both = await withLedger(cells, function* (db) {
    const requests = requestsThrough(db, run, through);
    const other = beside === null ? requests.map((request) => request.kept ?? 0) : replayedKept(db, beside);
    const replayed = replayedKept(db, replayRun);
    const kept = Math.min(goal, sum(other), sum(replayed));
    const name = [run, through, beside, kept].join(" ");
    const known = besideNeeded.get(name) ?? (yield* neededInSteps(other, requests, kept, key));
    besideNeeded.set(name, known);
    return { beside: known, replay: yield* neededInSteps(replayed, requests, kept, key) };
  });
  return { kind: "compared", compared: both };
}

/** Does work on the ledger with breaths between, and throws `calledOff` at the next one when it is. */
async function withLedger<T>(
  cells: ReplayCells,
  work: (db: ReadableDb) => Generator<void, T, void>,
): Promise<T> {
  if (gate.isClosing()) throw calledOff;
  gate.enter();
  connections += 1;
  try {
    return await reading(cells, work);
  } finally {
    connections -= 1;
    if (connections === 0) gate.leave();
  }
}

async function reading<T>(
  cells: ReplayCells,
  work: (db: ReadableDb) => Generator<void, T, void>,
): Promise<T> {
  const ledger = openReadOnly(path);
  try {
    return await inSlices(work(ledger.db), async () => {
      await turn();
      if (cells.isCalledOff() || gate.isClosing()) throw calledOff;
    });
  } finally {
    ledger.close();
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
