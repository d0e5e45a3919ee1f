import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beginRun } from "../../electron/cycle/beginRun.ts";
import { grow } from "../../electron/cycle/growth.ts";
import type { Growth, GrowthEnd, GrowthTools } from "../../electron/cycle/growth.ts";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { importSeeds } from "../../electron/seeds/import.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { Agenda, settled, tickingClock } from "../support/agenda.ts";
import { FakeServer, FakeTrainers, fakeEmbedder, fakeFilter, fakeWriter, wordsOf } from "../support/fakes.ts";
import type { TrainerLife } from "../support/fakes.ts";

/** Settings of a run small enough for thousands of them; what a test does not name is as here. */
export function smallSettings(changes: Partial<RunSettings> = {}): RunSettings {
  const base = settingsFor({
    preset: "recommended",
    goal: 10,
    batchSize: 2,
    epochs: 1,
    train: "embedded",
    lockstep: changes.lockstep ?? false,
    concurrency: 2,
  });
  return {
    ...base,
    basis: { ...base.basis, rows: 4 },
    reserveBatches: 1,
    maxAheadBatches: 2,
    window: { steps: 2, skippedSteps: 2 },
    replacement: { policy: "small", minGenerated: 1, maxPerWindow: null, minHumanShare: 0.5 },
    ...changes,
  };
}

let templates = 0;

/** A project file with `seeds` seeds; it is made once and copied for each run. */
export function seededTemplate(folder: string, seeds: number): string {
  templates += 1;
  const path = join(folder, `template-${templates}.seedbed`);
  const project = openProject(path, { create: true });
  const lines = Array.from({ length: seeds }, (_, index) =>
    JSON.stringify({
      instruction: wordsOf(`seed ${index}`, 7),
      input: "",
      output: wordsOf(`seed answer ${index}`, 4),
    }),
  );
  importSeeds(project, { name: "seeds.jsonl", bytes: new TextEncoder().encode(`${lines.join("\n")}\n`) }, 1);
  project.close();
  return path;
}

/** One small run with everything around it that outlives a sitting. */
export class World {
  readonly path: string;
  readonly server: FakeServer;
  readonly trainers: FakeTrainers;
  readonly #folder: string;
  readonly #clock = tickingClock();
  project: Project;
  agenda = new Agenda();
  /** Called as each prompt is written, with the project. */
  onPrompt: (project: Project) => void = () => undefined;
  /** How texts become vectors: texts of one name share one. */
  vectorName: (text: string) => string = (text) => text;

  constructor(options: {
    folder: string;
    template: string;
    settings: RunSettings;
    key?: string;
    server: FakeServer;
    lives?: readonly TrainerLife[];
  }) {
    this.#folder = options.folder;
    this.path = join(options.folder, "run.seedbed");
    this.server = options.server;
    rmSync(join(options.folder, "checkpoints"), { recursive: true, force: true });
    mkdirSync(join(options.folder, "checkpoints"));
    this.trainers = new FakeTrainers(join(options.folder, "checkpoints"), options.lives);
    for (const end of ["", "-wal", "-shm", "-lock"]) rmSync(`${this.path}${end}`, { force: true });
    copyFileSync(options.template, this.path);
    this.project = openProject(this.path, { create: false });
    beginRun(this.project, options.settings, options.key ?? "5eed", 1);
  }

  /** Begins a sitting with fresh components. */
  sit(options: { concurrency?: number; tools?: Partial<GrowthTools> } = {}): Growth {
    const run = currentRun(this.project.db);
    if (run === null) throw new Error("The world has no run.");
    const agenda = new Agenda();
    this.agenda = agenda;
    const tools: GrowthTools = {
      writer: fakeWriter(agenda, this.server, () => this.onPrompt(this.project)),
      filter: fakeFilter(agenda, this.project, run),
      embedder: fakeEmbedder(agenda, this.vectorName),
      trainer: {
        name: "fake",
        folder: join(this.#folder, "checkpoints"),
        open: (resumeFrom) => this.trainers.open(agenda, resumeFrom),
      },
      clock: this.#clock,
      timer: agenda.timer,
      ...options.tools,
    };
    return grow(this.project, run, tools, { host: "test", concurrency: options.concurrency ?? 2 });
  }

  /** Throws away all that is in memory, as a kill does; what was on its way never comes. */
  kill(): void {
    this.agenda = new Agenda();
    this.project.close();
    this.project = openProject(this.path, { create: false });
  }

  close(): void {
    this.project.close();
  }
}

/** What ended a sitting: its own end, or the word of `before`. */
export type Played = GrowthEnd | "left";

/**
 * Lets things happen one at a time until the sitting ends. `before` is asked before each and may act on the
 * sitting; it says which thing is next (from 64 on two in one moment, and so on), or "leave" to stop looking.
 * Throws when nothing is left to happen and the sitting has not ended, or when it takes more than `bound` moments.
 */
export async function play(
  world: World,
  growth: Growth,
  before: (happened: number) => number | "leave" = () => 0,
  bound = 2000,
): Promise<Played> {
  const ended: { how?: GrowthEnd; error?: unknown } = {};
  growth.ended.then(
    (how) => {
      ended.how = how;
    },
    (error: unknown) => {
      ended.error = error;
    },
  );
  let wasStill = false;
  for (let happened = 0; happened <= bound; happened += 1) {
    await settled();
    if ("error" in ended) throw ended.error;
    if (ended.how !== undefined) return ended.how;
    const choice = before(happened);
    if (choice === "leave") return "left";
    const isStill = world.agenda.size() === 0;
    if (isStill && wasStill) throw new Error("The sitting hangs: nothing is left to happen.");
    // Up to four things in one moment, so that their answers come while the corridor is in the middle of a turn.
    for (let more = choice >> 6; more >= 0 && world.agenda.size() > 0; more -= 1) world.agenda.happen(choice);
    wasStill = isStill;
  }
  throw new Error(`The sitting goes on after ${bound} things have happened.`);
}
