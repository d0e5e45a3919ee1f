import { composeStep, basisStep, placeStep } from "../batch/step.ts";
import { howManyComposable } from "../batch/compose.ts";
import { embedPump } from "../embed/pump.ts";
import type { Filter } from "../filter/pool/pool.ts";
import { filterStep } from "../filter/step.ts";
import { parseStep } from "../generate/parseStep.ts";
import { Requests } from "../generate/requests.ts";
import type { Writer } from "../generate/writer.ts";
import { Failure, asFailure } from "../nouns/failure.ts";
import type { Live } from "../nouns/live.ts";
import type { Clock, Pump, Timer } from "../nouns/pump.ts";
import type { WriterChoice } from "../nouns/settings.ts";
import { replaceStep } from "../replace/step.ts";
import { admitSeed } from "../seeds/tables.ts";
import { textHash } from "../seeds/textHash.ts";
import { judgingAgain } from "../store/judgingAgain.ts";
import type { Project } from "../store/project.ts";
import { fold } from "../store/step.ts";
import type { Fold } from "../store/step.ts";
import { Training } from "../train/pump.ts";
import type { Trainer } from "../train/trainer.ts";
import type { Embedder } from "../workers/embedder.ts";
import { corridor } from "./corridor.ts";
import type { CorridorEnd } from "./corridor.ts";
import { insertSession, insertSessionEnd, progress } from "./tables.ts";
import type { Run } from "./tables.ts";
import { openWake } from "./wake.ts";
import type { Wake } from "./wake.ts";

/** The components that a sitting runs on; opened before it and closed after it by whoever opened them. */
export type GrowthTools = Readonly<{
  writer: Writer;
  filter: Filter;
  embedder: Embedder;
  /** Null: no model is trained. */
  trainer: Readonly<{ name: string; folder: string; open: (resumeFrom: string | null) => Trainer }> | null;
  clock: Clock;
  timer: Timer;
}>;

export type GrowthEnd = Readonly<{
  reason: "finished" | "paused" | "stopped";
  /** Why it stopped short. */
  failure: Failure | null;
}>;

/** A sitting of a run, under way. */
export type Growth = Readonly<{
  run: number;
  live: () => Live;
  /** Asks no more and feeds no more; what is in flight arrives. */
  pause: () => void;
  /** Aborts requests too; they are recorded as possibly paid. */
  stopNow: () => void;
  /** Resolves when nothing is in flight any more and the sitting's end stands; rejects on a bug. */
  ended: Promise<GrowthEnd>;
  /** Calls `listener` after each turn; gives the way to stop that. */
  onChange: (listener: () => void) => () => void;
}>;

/** Items a fold settles in one transaction; for the filter a reply is one, with twenty candidates or so. */
const slice = 64;
const filterSlice = 16;

/** Starts a sitting: turns the corridor until the run is finished, paused or stuck on a failure. */
export function grow(
  project: Project,
  run: Run,
  tools: GrowthTools,
  options: { host: string; concurrency: number; choice?: WriterChoice },
): Growth {
  const startedAt = tools.clock();
  const session = project.write((db) =>
    insertSession(db, { ...options, run: run.id, writer: options.choice ?? null }, startedAt),
  );
  const wake = openWake();
  const listeners = new Set<() => void>();
  const pausing = new AbortController();
  const pace = paceOf(project, run, tools.trainer !== null);
  // A child has as much behind it as its parents asked for: it need not judge and embed that before it may pause.
  const isResting = (): boolean => pausing.signal.aborted && run.parent !== null;
  const sitting = { ...options, session, pace, wake, isResting, paused: pausing.signal };
  const { requests, training, pumps } = pumpsOf(project, run, tools, sitting);
  const failure = (): Failure | null => requests.failure() ?? training?.failure() ?? null;
  const walked = corridor({
    folds: foldsOf(project, run, tools, requests, sitting),
    pumps,
    wake,
    isFinished: () => !isResting() && pace.isGoalMet() && (training?.isDone() ?? true),
    isPaused: () => pausing.signal.aborted,
    hasFailed: () => failure() !== null,
    counters: () => ({ ...progress(project.db, run.id), goal: run.settings.goal }),
    onTurn: () => listeners.forEach((listener) => listener()),
  });
  const pause = (): void => {
    pausing.abort();
    requests.pause();
    training?.pause();
    wake.poke();
  };
  return {
    run: run.id,
    live: () => ({
      phase: pausing.signal.aborted ? "pausing" : "growing",
      startedAt,
      requestsInFlight: requests.inFlight(),
      heldBack: pace.heldBack(),
      writingFailure: requests.failure()?.sentence ?? null,
      trainingFailure: training?.failure()?.sentence ?? null,
    }),
    pause,
    stopNow: () => {
      pause();
      requests.stopNow();
    },
    ended: recorded(project, session, tools.clock, endOf(walked, requests, training, failure)),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How the corridor ended; requests and trainer are ended in any case. */
async function endOf(
  walked: Promise<CorridorEnd>,
  requests: Requests,
  training: Training | null,
  failure: () => Failure | null,
): Promise<GrowthEnd> {
  try {
    return { reason: await walked, failure: failure() };
  } finally {
    requests.stopNow();
    await training?.close();
  }
}

function pumpsOf(
  project: Project,
  run: Run,
  tools: GrowthTools,
  sitting: { session: number; concurrency: number; pace: Pace; wake: Wake; isResting: () => boolean },
): { requests: Requests; training: Training | null; pumps: readonly Pump[] } {
  const { pace, wake, isResting } = sitting;
  const { roundSize } = run.settings;
  const requests = new Requests({
    ...tools,
    project,
    run,
    session: sitting.session,
    concurrency: roundSize ?? sitting.concurrency,
    roundSize,
    goalMet: pace.isGoalMet,
    mayRunAhead: pace.mayRunAhead,
    poke: wake.poke,
  });
  const training = openTraining(project, run, tools, wake);
  const embed = embedPump({
    project,
    run: run.id,
    embedder: tools.embedder,
    isResting,
    poke: wake.poke,
  });
  return { requests, training, pumps: training === null ? [requests, embed] : [requests, embed, training] };
}

/** Writes the sitting's end and settles the file; a failure is an end, a bug is thrown on. */
async function recorded(
  project: Project,
  session: number,
  clock: Clock,
  ending: Promise<GrowthEnd>,
): Promise<GrowthEnd> {
  try {
    const end = await ending;
    const { failure, reason } = end;
    const fact = { session, reason, failure: failure?.kind ?? null, sentence: failure?.sentence ?? null };
    project.write((db) => insertSessionEnd(db, fact, clock()));
    project.settle();
    return end;
  } catch (error) {
    const failure = asFailure(error);
    const sentence = failure?.sentence ?? (error instanceof Error ? error.message : String(error));
    const fact = { session, reason: "failed", failure: failure?.kind ?? null, sentence } as const;
    try {
      project.write((db) => insertSessionEnd(db, fact, clock()));
    } catch (unwritten) {
      // A disk that failed takes no end either; the next sitting finds a run that was cut off.
      if (failure === null || asFailure(unwritten) === null) throw unwritten;
    }
    if (failure === null) throw error;
    return { reason: "stopped", failure };
  }
}

function openTraining(project: Project, run: Run, tools: GrowthTools, wake: Wake): Training | null {
  const { trainer } = tools;
  if (trainer === null || run.settings.train === "none") return null;
  return new Training({
    ...tools,
    project,
    run: run.id,
    folder: trainer.folder,
    open: trainer.open,
    trainerName: trainer.name,
    poke: wake.poke,
  });
}

/** The folds in the order of the loop: this list is the order of the rooms. */
function foldsOf(
  project: Project,
  run: Run,
  tools: GrowthTools,
  requests: Requests,
  { pace, isResting, paused }: Readonly<{ pace: Pace; isResting: () => boolean; paused: AbortSignal }>,
): readonly Fold[] {
  const { clock, embedder, filter } = tools;
  const { settings } = run;
  return [
    fold(
      project,
      parseStep({ lockstep: settings.lockstep, roundSettled: () => requests.settled(), clock }),
      slice,
    ),
    resting(
      fold(project, filterStep({ ...settings, project, run: run.id, filter, paused, clock }), filterSlice),
      () => isResting() && judgingAgain(project.db, run.id) !== null,
    ),
    fold(project, basisStep({ run, model: embedder.model, clock }), 1),
    fold(project, placeStep({ project, run, model: embedder.model }), slice),
    fold(project, composeStep({ project, run, clock }), 1),
    fold(
      project,
      replaceStep({
        db: project.db,
        run: run.id,
        settings,
        isGenerationOver: pace.isGoalMet,
        admitSeed: (db, candidate, fromPrompt) =>
          admitSeed(db, { run: run.id, candidate, fromPrompt, textSha256: textHash }, clock()),
        clock,
      }),
      1,
    ),
  ];
}

/** A fold that settles nothing while it rests. */
function resting(step: Fold, isResting: () => boolean): Fold {
  return { ...step, turn: () => (isResting() ? Promise.resolve(0) : step.turn()) };
}

type Pace = Readonly<{
  isGoalMet: () => boolean;
  mayRunAhead: () => boolean;
  heldBack: () => { batchesAhead: number; limit: number } | null;
}>;

/** Back-pressure in batches: composed and composable minus trained; none without a trainer (ALGORITHMS 6b, R5). */
function paceOf(project: Project, run: Run, hasTrainer: boolean): Pace {
  const { settings } = run;
  const isTrained = hasTrainer && settings.train !== "none";
  const compose = { ...settings, basisRows: settings.basis.rows };
  const isGoalMet = (): boolean => progress(project.db, run.id).kept >= settings.goal;
  const batchesAhead = (): number => {
    const { kept, composed, trained } = progress(project.db, run.id);
    return (
      composed - trained + howManyComposable(compose, { keptPlaced: kept, composed, generationEnded: false })
    );
  };
  const mayRunAhead = (): boolean => !isTrained || batchesAhead() <= settings.maxAheadBatches;
  return {
    isGoalMet,
    mayRunAhead,
    heldBack: () =>
      isGoalMet() || mayRunAhead() ? null : { batchesAhead: batchesAhead(), limit: settings.maxAheadBatches },
  };
}
