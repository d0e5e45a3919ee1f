import { setImmediate as turn } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import { inSlices } from "../../nouns/breathe.ts";
import { asFailure } from "../../nouns/failure.ts";
import { howManyCandidates } from "../../store/parsedReplies.ts";
import { answerParentAtOnce } from "../../workers/answer.ts";
import { openPoolGate } from "../pool/poolGate.ts";
import { openComparing } from "./comparing.ts";
import { calledOff, ledgerReads } from "./ledgerReads.ts";
import { replay } from "./replay.ts";
import { openReplayCells } from "./replayCells.ts";
import type { ReplayCells } from "./replayCells.ts";
import { readFailure, replayRequest, replayThreadOptions } from "./replayMessages.ts";
import type { CompareAsk, ReplayAnswer, ReplayAsk } from "./replayMessages.ts";
import { openRuledTexts } from "./ruledTexts.ts";
import type { RuledTexts } from "./ruledTexts.ts";

const { path, gate: sharedGate } = replayThreadOptions.parse(workerData);
const gate = openPoolGate(sharedGate);
const read = ledgerReads(path, gate);
const comparing = openComparing(read);

/** What the rules left for the last settings asked about: a sweep over theta has the same for all. */
let last: Readonly<{ name: string; ruled: RuledTexts }> | null = null;

answerParentAtOnce(async (request): Promise<ReplayAnswer> => {
  const asked = replayRequest.parse(request);
  const cells = openReplayCells(asked.cells);
  try {
    return asked.kind === "replay" ? await replayed(asked, cells) : await compared(asked, cells);
  } catch (error) {
    if (error === calledOff) return { kind: "called off" };
    const failure = asFailure(error);
    const kind = readFailure.safeParse(failure?.kind);
    if (failure === null || !kind.success) throw error;
    return { kind: "failed", failure: kind.data, sentence: failure.sentence };
  }
});

async function replayed(asked: ReplayAsk, cells: ReplayCells): Promise<ReplayAnswer> {
  const begun = performance.now();
  const total = read((db) => howManyCandidates(db, asked.through));
  const judging = replay(read, ruledTexts(asked), asked, (judged) => cells.tell(judged, total));
  const counts = await wanted(judging, cells);
  const tookMs = Math.round(performance.now() - begun);
  return { kind: "replayed", replayed: { ...counts, throughParsing: asked.through, tookMs } };
}

/** A theta does not matter to the rules, nor seeds in the pool. */
function ruledTexts({ through, filter }: ReplayAsk): RuledTexts {
  const name = JSON.stringify([through, { ...filter, seedsInPool: true }]);
  if (last?.name !== name) last = { name, ruled: openRuledTexts(through, filter) };
  return last.ruled;
}

async function compared(asked: CompareAsk, cells: ReplayCells): Promise<ReplayAnswer> {
  return { kind: "compared", compared: await wanted(comparing(asked), cells) };
}

/** Does work with breaths between, and throws `calledOff` at the next one when it is. */
function wanted<T>(work: Generator<void, T, void>, cells: ReplayCells): Promise<T> {
  return inSlices(work, async () => {
    await turn();
    if (cells.isCalledOff() || gate.isClosing()) throw calledOff;
  });
}
