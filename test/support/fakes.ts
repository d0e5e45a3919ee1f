import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Run } from "../../electron/cycle/tables.ts";
import { marksOf } from "../../electron/filter/rules/marks.ts";
import type { Filter } from "../../electron/filter/pool/pool.ts";
import { ruleAgainst } from "../../electron/filter/rules/rules.ts";
import { firstPrompt, initialSeeds, keptTexts } from "../../electron/filter/tables.ts";
import type { AskFailure, Asked, Writer } from "../../electron/generate/writer.ts";
import { random } from "../../electron/kernel/random.ts";
import { rougeLOfTexts } from "../../electron/kernel/rougeL.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { filterOf } from "../../electron/nouns/settings.ts";
import { quantise } from "../../electron/nouns/vector.ts";
import type { Project } from "../../electron/store/project.ts";
import type { CheckpointWritten, Step, TrainerBatch } from "../../electron/train/step.ts";
import type { Trainer } from "../../electron/train/trainer.ts";
import type { Embedder } from "../../electron/workers/embedder.ts";
import type { Agenda } from "./agenda.ts";

/** What a fake server does with one request. */
export type Treatment = "tasks" | "no task" | "empty" | "busy" | "drop" | "hopeless" | "refused";

const words =
  "amber basin cedar delta ember fjord grove haven inlet jetty knoll lagoon meadow north oasis prairie quarry ridge summit tundra upland valley willow yonder acorn birch clover dune elder fern glade heath iris juniper kelp lichen maple nettle orchid poppy quince rowan sage thyme umber violet wheat yarrow zinnia".split(
    " ",
  );

/** A sentence of `count` words that only `name` decides. */
export function wordsOf(name: string, count: number): string {
  const draw = random("fake", name, count);
  return Array.from({ length: count }, () => words[Math.floor(draw() * words.length)] ?? "").join(" ");
}

/** A server with its memory: it outlives the sittings of a run. */
export class FakeServer {
  /** Requests in the order in which they came. */
  readonly asked: string[] = [];
  readonly #attempts = new Map<string, number>();
  readonly treat: (request: string, attempt: number) => Treatment;
  readonly tasks: (request: string) => readonly string[];

  /** `treat` decides by the request and its attempt (from 1); `tasks` names the instructions of its reply. */
  constructor(treat: FakeServer["treat"], tasks: FakeServer["tasks"]) {
    this.treat = treat;
    this.tasks = tasks;
  }

  answer(request: string): Asked {
    this.asked.push(request);
    const attempt = (this.#attempts.get(request) ?? 0) + 1;
    this.#attempts.set(request, attempt);
    const treatment = this.treat(request, attempt);
    if (treatment === "tasks") return replied(this.tasks(request));
    if (treatment === "no task") return replied([]);
    if (treatment === "empty") return replied(null);
    return { ok: false, failure: failures[treatment] };
  }
}

function replied(instructions: readonly string[] | null): Asked {
  const tasks = (instructions ?? []).map((instruction) => ({
    starter: "",
    userTurn: instruction,
    userFinish: "stop",
    answer: `The answer: ${wordsOf(`answer ${instruction}`, 5)}.`,
    answerFinish: "stop",
  }));
  const text = instructions === null ? "" : JSON.stringify({ layout: "userTurn", tasks });
  return {
    ok: true,
    reply: { text, finishReason: "stop", model: "fake", promptTokens: 1, completionTokens: 1, latencyMs: 1 },
  };
}

function failure(
  kind: AskFailure["kind"],
  retry: AskFailure["retry"],
  retryAfterMs: number | null,
): AskFailure {
  return {
    kind,
    sentence: `The fake server says ${kind}.`,
    retry,
    status: null,
    retryAfterMs,
    possiblyPaid: false,
  };
}

const failures = {
  busy: failure("server-busy", "later", 5000),
  drop: failure("server-unreachable", "later", null),
  hopeless: failure("server-refused-request", "prompt", null),
  refused: failure("server-refused-key", "never", null),
} as const satisfies Partial<Record<Treatment, AskFailure>>;

/** A writer whose answers come when the agenda says so; `laidOut` is called as each prompt is written. */
export function fakeWriter(
  agenda: Agenda,
  server: FakeServer,
  laidOut: () => void = () => undefined,
): Writer {
  return {
    name: "fake",
    layout: "userTurn",
    parameters: {},
    tasksPerRequest: 2,
    layOut: ({ seeds, samplingSeed }) => {
      laidOut();
      return JSON.stringify({ seeds: seeds.map(({ id }) => id), samplingSeed });
    },
    ask: (request, signal) =>
      new Promise((resolve) => {
        const callOff = agenda.add("reply", () => resolve(server.answer(request)));
        signal.addEventListener("abort", () => {
          callOff();
          resolve({ ok: false, failure: failure("request-aborted", "later", null) });
        });
      }),
    close: () => Promise.resolve(),
  };
}

/** Vectors that only the text decides, when the agenda says so. */
export function fakeEmbedder(agenda: Agenda, nameOf: (text: string) => string = (text) => text): Embedder {
  return {
    model: "fake@1",
    dimensions: 4,
    failed: new Promise(() => undefined),
    close: () => Promise.resolve(),
    embed: (texts) =>
      new Promise((resolve) => {
        agenda.add("vectors", () =>
          resolve(
            texts.map((text) => {
              const draw = random("vector", nameOf(text), 0);
              return quantise(Float32Array.from({ length: 4 }, () => draw() - 0.5));
            }),
          ),
        );
      }),
  };
}

/** The filter of a run: its rules, then plain comparison with every text of its pool, when the agenda says so. */
export function fakeFilter(agenda: Agenda, { db }: Project, { id: run, settings }: Run): Filter {
  const filter = filterOf(settings);
  let known: { id: number; text: string }[] | null = null;
  const all = { after: 0, limit: Number.MAX_SAFE_INTEGER };
  const poolOf = (): { id: number; text: string }[] => [
    ...initialSeeds(db, firstPrompt(db, run) ?? 0, all).map(({ id, text }) => ({ id: -id, text })),
    ...keptTexts(db, run, all),
  ];
  const judge = (
    replies: Parameters<Filter["judge"]>[0],
    { theta, room }: Parameters<Filter["judge"]>[1],
  ): Awaited<ReturnType<Filter["judge"]>> => {
    const pool = (known ??= poolOf());
    let kept = 0;
    const items = replies.flatMap(({ candidates, promptSeeds }) =>
      candidates.map((candidate) => ({ candidate, promptSeeds })),
    );
    return items.map(({ candidate, promptSeeds }) => {
      const { id, instruction: text } = candidate;
      const rule = ruleAgainst(candidate, promptSeeds, filter);
      const outcome = rule ?? (kept >= room ? ("over_goal" as const) : null);
      if (outcome !== null) return { id, nearest: null, score: null, outcome, marks: [] };
      const scores = pool.map((other) => rougeLOfTexts(text, other.text));
      const score = Math.max(0, ...scores);
      const nearest = pool[scores.indexOf(score)]?.id ?? null;
      if (score > theta) return { id, nearest, score, outcome: "too_close", marks: [] } as const;
      kept += 1;
      pool.push({ id, text });
      return { id, nearest, score, outcome: "kept", marks: marksOf(candidate, filter) } as const;
    });
  };
  return {
    isBuilding: () => false,
    built: () => Promise.resolve(),
    judge: (replies, limits) =>
      new Promise((resolve) => {
        agenda.add("verdicts", () => resolve(judge(replies, limits)));
      }),
  };
}

/** How a life of a trainer goes: after how many steps of its own it fails, and how. */
export type TrainerLife = Readonly<{
  steps: number;
  failure: "trainer-died" | "trainer-silent" | "trainer-refused";
}>;

type Waiting = Readonly<{
  batch: TrainerBatch;
  resolve: (step: Step) => void;
  reject: (failure: Failure) => void;
}>;

/** Trainers, life after life: one step a batch, decided by the batch alone, a checkpoint every two steps. */
export class FakeTrainers {
  /** Numbers of the batches that were sent, in order, over all lives. */
  readonly sent: number[] = [];
  readonly #lives: TrainerLife[];
  readonly #folder: string;

  /** `lives` fail one after the other; those after the last live on. */
  constructor(folder: string, lives: readonly TrainerLife[] = []) {
    this.#folder = folder;
    this.#lives = [...lives];
  }

  open(agenda: Agenda, resumeFrom: string | null): Trainer {
    const life = this.#lives.shift();
    const folder = this.#folder;
    const ready = Promise.withResolvers<Awaited<Trainer["ready"]>>();
    const failed = Promise.withResolvers<Failure>();
    const waiting: Waiting[] = [];
    const listeners: ((written: CheckpointWritten) => void)[] = [];
    let trained = resumeFrom === null ? 0 : Number(basename(resumeFrom).replace("step-", ""));
    let left = life?.steps ?? Number.POSITIVE_INFINITY;
    let isOver = false;
    ready.promise.catch(() => undefined);
    const fail = (): void => {
      const error = new Failure(
        life?.failure ?? "trainer-died",
        "The fake trainer ended. Training goes on from the start.",
      );
      isOver = true;
      ready.reject(error);
      failed.resolve(error);
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    const checkpoint = (reason: "auto" | "end"): void => {
      const path = join(folder, `step-${trained}`);
      writeFileSync(path, "");
      const at = { step: trained, epoch: 1, batchId: trained, bytes: 0, sha256: "0".repeat(64) };
      for (const listener of listeners) listener({ ...at, path, reason });
    };
    const next = (): void => {
      if (left <= 0) return fail();
      const first = waiting.shift();
      if (first === undefined) return;
      const duplicate = first.batch.id <= trained;
      if (!duplicate) trained = first.batch.id;
      left -= 1;
      first.resolve(stepOf(first.batch, duplicate));
      if (!duplicate && trained % 2 === 0) checkpoint("auto");
      if (waiting.length > 0) agenda.add("step", next);
    };
    const from = trained === 0 ? null : { step: trained, epoch: 1, batchId: trained };
    agenda.add("trainer", () => {
      if (left <= 0) fail();
      else ready.resolve({ parameters: 1, device: "fake", configHash: "fake", resumedFrom: from });
    });
    return {
      ready: ready.promise,
      failed: failed.promise,
      onCheckpoint: (listener) => void listeners.push(listener),
      train: (batch) => {
        this.sent.push(batch.id);
        return new Promise((resolve, reject) => {
          if (isOver) return reject(new Failure("request-aborted", "The fake trainer is over."));
          waiting.push({ batch, resolve, reject });
          if (waiting.length === 1) agenda.add("step", next);
        });
      },
      cancel: () => Promise.resolve(),
      end: () =>
        new Promise((resolve) => {
          agenda.add("trainer", () => {
            if (trained > 0) checkpoint("end");
            resolve();
          });
        }),
      kill: () => undefined,
    };
  }
}

function stepOf(batch: TrainerBatch, duplicate: boolean): Step {
  const draw = random("step", `${batch.id} ${batch.examples.map(({ id }) => id).join(" ")}`, batch.epoch);
  return {
    batchId: batch.id,
    epoch: batch.epoch,
    step: batch.id,
    loss: 1 + draw(),
    gradientNorm: draw() < 0.1 ? null : 0.1 + draw(),
    lossVariance: draw(),
    tokens: 10 + Math.floor(90 * draw()),
    learningRate: 1e-3,
    ms: 1,
    skipped: false,
    clipped: false,
    duplicate,
  };
}
