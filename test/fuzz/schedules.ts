import assert from "node:assert/strict";
import fc from "fast-check";
import { random } from "../../electron/kernel/random.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { fastFolder } from "../support/fastFolder.ts";
import { FakeServer, wordsOf } from "../support/fakes.ts";
import type { Treatment, TrainerLife } from "../support/fakes.ts";
import { batchesAhead, checkPrompts } from "./facts.ts";
import { World, play, seededTemplate, smallSettings } from "./world.ts";

const folder = fastFolder();
const templates = { small: seededTemplate(folder, 5), large: seededTemplate(folder, 12) };
const tasksAReply = 3;
const limit = 60;

/** Number of runs; SEEDBED_FUZZ multiplies it for a long look. */
export function runs(count: number): number {
  return Math.ceil(count * Number(process.env["SEEDBED_FUZZ"] ?? 1));
}

/** What happens to a run, and in which order; everything else is decided by its key. */
export type Schedule = Readonly<{
  /** Which of the waiting things is next; after the last the oldest goes first. */
  choices: Uint8Array;
  /** After so many things of a sitting the person or the system steps in. */
  turns: readonly Readonly<{ after: number; what: "pause" | "stop now" | "kill" }>[];
  lives: readonly TrainerLife[];
}>;

export type Plan = Readonly<{ settings: RunSettings; key: string; concurrency: number; troubles: number }>;

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  choices: fc.uint8Array({ maxLength: 120 }),
  turns: fc.array(
    fc.record({
      after: fc.nat(40),
      what: fc.constantFrom("pause" as const, "stop now" as const, "kill" as const),
    }),
    { maxLength: 3 },
  ),
  lives: fc.array(
    fc.record({
      steps: fc.nat(5),
      failure: fc.constantFrom("trainer-died" as const, "trainer-silent" as const),
    }),
    { maxLength: 3 },
  ),
});

export function plan(lockstep: boolean): fc.Arbitrary<Plan> {
  return fc
    .record({
      goal: fc.integer({ min: 8, max: 16 }),
      epochs: fc.integer({ min: 1, max: 2 }),
      basisRows: fc.integer({ min: 0, max: 6 }),
      reserveBatches: fc.nat(2),
      maxAheadBatches: fc.integer({ min: 1, max: 4 }),
      policy: fc.constantFrom("small" as const, "paper" as const),
      train: fc.constantFrom("embedded" as const, "embedded" as const, "none" as const),
      concurrency: fc.integer({ min: 1, max: 4 }),
      troubles: fc.nat(2),
      key: fc.integer({ min: 0, max: 0xffff }),
    })
    .map(
      ({
        goal,
        epochs,
        basisRows,
        reserveBatches,
        maxAheadBatches,
        policy,
        train,
        concurrency,
        troubles,
        key,
      }) => ({
        concurrency,
        troubles,
        key: key.toString(16),
        settings: smallSettings({
          goal,
          epochs,
          reserveBatches,
          maxAheadBatches,
          train,
          lockstep,
          roundSize: lockstep ? concurrency : null,
          basis: { fitOn: basisRows === 0 ? "seeds" : "seedsAndKept", split: "median", rows: basisRows },
          signal: policy === "paper" ? "norm" : "residual",
          replacement:
            policy === "paper"
              ? { policy, minGenerated: 1, maxPerWindow: 2, minHumanShare: 0 }
              : { policy, minGenerated: 1, maxPerWindow: null, minHumanShare: 0.5 },
        }),
      }),
    );
}

/** Troubles are decided by the request and its attempt alone, so that every schedule meets the same. */
function troubledServer({ key, troubles }: Plan): FakeServer {
  return new FakeServer(
    (request, attempt) => {
      const draw = random(key, `trouble ${request}`, attempt);
      const kinds: readonly Treatment[] = ["busy", "drop"];
      if (attempt <= troubles && draw() < 0.3) return kinds[Math.floor(draw() * 2)] ?? "drop";
      const once = random(key, `lasting ${request}`, 0)();
      if (troubles === 0 || once > 0.24) return "tasks";
      if (once < 0.08) return "hopeless";
      return once < 0.16 ? "no task" : "empty";
    },
    (request) => {
      const draw = random(key, `tasks ${request}`, 0);
      const count = 1 + Math.floor(draw() * tasksAReply);
      return Array.from({ length: count }, (_, index) =>
        draw() < 0.15 ? wordsOf("a task that comes again", 7) : wordsOf(`${request} ${index}`, 7),
      );
    },
  );
}

export type Seen = { sittings: number; things: number; most: number };

/** Plays a run to its end, through all pauses, kills and stops; gives the world, still open. */
export async function playRun(plan: Plan, { choices, turns, lives }: Schedule, seen: Seen): Promise<World> {
  const template = plan.settings.replacement.policy === "small" ? templates.large : templates.small;
  const { settings, key, concurrency } = plan;
  const world = new World({ folder, template, settings, key, server: troubledServer(plan), lives });
  world.onPrompt = (project) => {
    if (settings.train === "none") return;
    const ahead = batchesAhead(project, settings);
    assert.ok(ahead <= settings.maxAheadBatches, `a prompt was written ${ahead} batches ahead`);
  };
  let used = 0;
  const stepIns = [...turns];
  for (let sitting = 1; sitting <= limit; sitting += 1) {
    seen.sittings += 1;
    const growth = world.sit({ concurrency });
    const turn = stepIns.shift();
    const played = await play(world, growth, (happened) => {
      seen.things += 1;
      seen.most = Math.max(seen.most, batchesAhead(world.project, settings));
      if (turn?.after === happened) {
        if (turn.what === "kill") return "leave";
        if (turn.what === "pause") growth.pause();
        else growth.stopNow();
      }
      used += 1;
      return choices[used - 1] ?? 0;
    });
    if (played === "left") {
      world.kill();
      checkPrompts(world.project);
      continue;
    }
    if (played.reason === "finished") return world;
    if (played.reason === "paused") assert.ok(turn !== undefined && turn.what !== "kill");
    // Five replies in a row without a task, or three refusals, stop a sitting; the next one goes on.
    else assert.match(played.failure?.kind ?? "", /^(no-task-written|server-refused-request)$/);
  }
  throw new Error(`The run is not finished after ${limit} sittings.`);
}

/**
 * Rows on their way when writing is held back can still become batches: those of the requests in flight;
 * the basis opens several batches at once.
 */
export function mostAhead({ settings, concurrency }: Plan): number {
  const onTheWay = Math.ceil((concurrency * tasksAReply) / settings.batchSize) + 1;
  const atTheBasis = Math.floor(settings.basis.rows / settings.batchSize);
  return Math.max(settings.maxAheadBatches, atTheBasis) + onTheWay;
}

/** Everything in the order in which it was begun, and nobody steps in. */
export const undisturbed: Schedule = { choices: new Uint8Array(), turns: [], lives: [] };
