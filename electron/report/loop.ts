import { z } from "zod";
import type { LoopSeed, LoopView } from "../nouns/loop.ts";
import { runSettings } from "../nouns/settings.ts";
import type { RunSettings } from "../nouns/settings.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";
import { loopBatches } from "./loopBatches.ts";
import { lastPlaced, loopClusters, namesOfClusters } from "./loopClusters.ts";
import { loopMarks } from "./loopMarks.ts";
import type { LoopMarks } from "./loopMarks.ts";
import { loopRequests } from "./loopRequests.ts";
import { loopWindow } from "./loopWindow.ts";
import { waitingByCluster } from "./overview.ts";
import { seedsById } from "./pool.ts";
import { shownSeeds } from "./shownSeeds.ts";

/** Names are made anew when this many more rows are placed; the rows since then do not count. */
const renameEvery = 48;

/** Three pages of the bed; of a larger one the rest is only counted, in the Overview. */
const mostSeeds = 1_050;

/** What the Loop asks of the rooms: who would leave if the open window closed now, and who is pinned. */
export type LoopAsks = Readonly<{
  nextToLeave: (settings: RunSettings) => readonly number[];
  pinned: () => ReadonlySet<number>;
}>;

/** Looks at one run again and again: a part is read anew only when a fact it is made of came since. */
export type LoopReader = Readonly<{ view: () => LoopView }>;

/** A reader of `run` in an open project. */
export function loopReader(db: ReadableDb, run: number, asks: LoopAsks): LoopReader {
  const settings = settingsOf(db, run);
  const names = oncePer((placed) => namesOfClusters(db, run, settings.batchSize, placed));
  const requests = remembered(() => loopRequests(db, run));
  const seeds = remembered(() =>
    loopSeeds(db, run, requests.last(), asks.nextToLeave(settings), asks.pinned()),
  );
  const clusters = remembered(() =>
    hasBasis(db, run)
      ? loopClusters(waitingByCluster(db, run, settings.batchSize), names(namedUpTo(lastPlaced(db, run))))
      : [],
  );
  const batches = remembered(() => loopBatches(db, run));
  const window = remembered(() => ({ ...settings.window, last: loopWindow(db, run) }));
  return {
    view: () => {
      const m = loopMarks(db);
      const { prompt, attempt, failedAttempts, reply, parsing, tally, window: closed, change, act } = m;
      return {
        requests: requests.at(m, prompt, attempt, failedAttempts, reply, parsing, tally, m.cluster),
        seeds: seeds.at(m, prompt, attempt, failedAttempts, reply, tally, closed, change, act, m.seed),
        clusters: clusters.at(m, m.cluster, m.batch),
        batches: batches.at(m, m.batch, m.step, closed),
        window: window.at(m, closed, change, act),
      };
    },
  };
}

function loopSeeds(
  db: ReadableDb,
  run: number,
  requests: LoopView["requests"],
  nextToLeave: readonly number[],
  pinned: ReadonlySet<number>,
): readonly LoopSeed[] {
  const leaving = new Set(nextToLeave);
  const asked = requests.filter(({ state }) => state === "asked");
  const inRequest = new Set(asked.flatMap(({ seeds }) => seeds.map(({ id }) => id)));
  return seedsById(db, run, shownSeeds(db, run, mostSeeds, nextToLeave)).map(
    ({ id, instruction, isGrown, score }) => ({
      id,
      instruction,
      isGrown,
      score,
      isPinned: pinned.has(id),
      isInRequest: inRequest.has(id),
      isNextToLeave: leaving.has(id),
    }),
  );
}

type Remembered<T> = Readonly<{ at: (marks: LoopMarks, ...key: readonly number[]) => T; last: () => T }>;

/** Computes again only when the key changed; equal keys give the same object. */
function remembered<T>(read: (marks: LoopMarks) => T): Remembered<T> {
  let known: Readonly<{ key: string; value: T }> | null = null;
  return {
    at: (marks, ...key) => {
      const text = key.join();
      if (known?.key !== text) known = { key: text, value: read(marks) };
      return known.value;
    },
    last: () => {
      if (known === null) throw new Error("A part of the Loop was asked for before it was read.");
      return known.value;
    },
  };
}

/** Computes again only when the number changed. */
function oncePer<T>(read: (number: number) => T): (number: number) => T {
  let known: Readonly<{ number: number; value: T }> | null = null;
  return (number) => {
    if (known?.number !== number) known = { number, value: read(number) };
    return known.value;
  };
}

/** The kept number up to which rows give names: the ledger alone decides, so each visit reads the same ones. */
function namedUpTo(placed: number): number {
  return placed < renameEvery ? placed : placed - (placed % renameEvery);
}

function settingsOf(db: ReadableDb, run: number): RunSettings {
  const row = db.get(
    z.object({ settings: jsonText(runSettings) }),
    "SELECT settings FROM run WHERE id = ?",
    run,
  );
  if (row === undefined) throw new Error(`Run ${run} is not in the ledger.`);
  return row.settings;
}

function hasBasis(db: ReadableDb, run: number): boolean {
  return db.get(z.object({ id: z.number().int() }), "SELECT id FROM basis WHERE run = ?", run) !== undefined;
}
