import { createHash } from "node:crypto";
import { beginRun } from "../../electron/cycle/beginRun.ts";
import type { GrowthTools } from "../../electron/cycle/growth.ts";
import { settingsFor } from "../../electron/cycle/presets.ts";
import type { Run } from "../../electron/cycle/tables.ts";
import { trainerFolder } from "../../electron/cycle/tools.ts";
import { openPool, poolOptions } from "../../electron/filter/pool/pool.ts";
import { openaiWriter } from "../../electron/generate/openaiWriter.ts";
import { tokenise } from "../../electron/kernel/tokenise.ts";
import { systemTimer } from "../../electron/nouns/pump.ts";
import type { Timer } from "../../electron/nouns/pump.ts";
import { filterOf } from "../../electron/nouns/settings.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { quantise } from "../../electron/nouns/vector.ts";
import { importSample } from "../../electron/seeds/import.ts";
import type { Project } from "../../electron/store/project.ts";
import { embeddedTrainerArgv } from "../../electron/train/embedded.ts";
import { openTrainer } from "../../electron/train/trainer.ts";
import { stdioChild } from "../../electron/workers/child.ts";
import type { Child } from "../../electron/workers/child.ts";
import type { Embedder } from "../../electron/workers/embedder.ts";

/** A run small enough for seconds in which windows of four steps close early and seeds may leave early. */
export function smallRun(choice: { goal: number; batchSize: number; roundSize: number | null }): RunSettings {
  const preset = settingsFor({
    preset: "recommended",
    goal: choice.goal,
    batchSize: choice.batchSize,
    epochs: 1,
    train: "embedded",
    lockstep: choice.roundSize !== null,
    concurrency: choice.roundSize ?? 0,
  });
  return {
    ...preset,
    roundSize: choice.roundSize,
    maxAheadBatches: 3,
    trainer: {
      ...preset.trainer,
      layers: 1,
      width: 32,
      heads: 2,
      contextTokens: 64,
      warmupSteps: 2,
      checkpointEverySteps: 4,
    },
    window: { steps: 4, skippedSteps: 4 },
    replacement: { ...preset.replacement, minGenerated: 4 },
  };
}

/** Gives a new project its sample seeds and a run. */
export function begunRun(project: Project, settings: RunSettings, key: string): Run {
  importSample(project, "sample-24", 0);
  return beginRun(project, settings, key, 0);
}

/** Vectors without a model: each token's hash lifts two of 32 entries. */
export function hashEmbedder(): Embedder {
  const vectorOf = (text: string): Float32Array => {
    const vector = new Float32Array(32);
    for (const token of tokenise(text)) {
      const digest = createHash("sha256").update(token).digest();
      for (const at of [0, 1]) {
        const entry = digest.readUInt8(at) % vector.length;
        vector[entry] = (vector[entry] ?? 0) + digest.readInt8(at + 2) / 128;
      }
    }
    return vector;
  };
  return {
    model: "hash-32@000000000000",
    dimensions: 32,
    embed: (texts) => Promise.resolve(texts.map((text) => quantise(vectorOf(text)))),
    failed: new Promise(() => undefined),
    close: () => Promise.resolve(),
  };
}

export type ToolChoice = Readonly<{
  baseUrl: string;
  embedder?: Embedder;
  fetch?: typeof globalThis.fetch;
  /** The timer of back-off and restarts. */
  timer?: Timer;
  /** The timer of the trainer's silence. */
  silenceTimer?: Timer;
  trainer?: false | Readonly<{ argv?: readonly string[] }>;
  /** Sees each trainer's process when it starts. */
  onTrainer?: (child: Child) => void;
}>;

/** The components of a sitting as the product opens them, against a server of the test's. */
export function openTestTools(
  project: Project,
  run: Run,
  choice: ToolChoice,
): { tools: GrowthTools; close: () => Promise<void> } {
  const writer = openaiWriter({
    model: "loopback-writer",
    baseUrl: choice.baseUrl,
    apiKey: "none",
    language: filterOf(run.settings).language,
    temperature: 1,
    maxTokens: 3072,
    timeoutMs: 120_000,
    fetch: choice.fetch ?? globalThis.fetch,
    clock: Date.now,
  });
  const filter = openPool(poolOptions(project.path, run));
  const embedder = choice.embedder ?? hashEmbedder();
  const folder = trainerFolder(project.path);
  const trainer = choice.trainer ?? {};
  const open = (resumeFrom: string | null): ReturnType<typeof openTrainer> => {
    const child = stdioChild((trainer === false ? undefined : trainer.argv) ?? embeddedTrainerArgv());
    choice.onTrainer?.(child);
    const init = { config: run.settings.trainer, key: run.key, threads: 1, folder, resumeFrom };
    return openTrainer({ child, init, silentAfterMs: 60_000, timer: choice.silenceTimer ?? systemTimer });
  };
  return {
    tools: {
      writer,
      filter,
      embedder,
      trainer: trainer === false ? null : { name: "embedded", folder, open },
      clock: Date.now,
      timer: choice.timer ?? systemTimer,
    },
    close: async () => {
      await Promise.all([writer.close(), filter.close(), embedder.close()]);
    },
  };
}
