import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtinProcessPath, openBuiltinWriter, writerThreads } from "../generate/builtin.ts";
import { openaiWriter } from "../generate/openaiWriter.ts";
import type { Writer } from "../generate/writer.ts";
import { wholeModel } from "../models/find.ts";
import type { ModelFolders } from "../models/find.ts";
import { modelFor, readManifest } from "../models/manifest.ts";
import { Failure } from "../nouns/failure.ts";
import { systemTimer } from "../nouns/pump.ts";
import type { WriterChoice } from "../nouns/settings.ts";
import type { Project } from "../store/project.ts";
import { embeddedTrainerArgv } from "../train/embedded.ts";
import { openTrainer } from "../train/trainer.ts";
import { stdioChild } from "../workers/child.ts";
import { openEmbedder } from "../workers/embedder.ts";
import { openFilter } from "../workers/filter.ts";
import type { GrowthTools } from "./growth.ts";
import type { Run } from "./tables.ts";

/** Where this machine keeps what is not in the project, and the keys it knows. */
export type Machine = Readonly<{
  models: ModelFolders;
  env: Readonly<Record<string, string | undefined>>;
}>;

const requestTimeoutMs = 120_000;
const writerSilenceMs = 180_000;
const trainerSilenceMs = 60_000;
const embeddingFolder = fileURLToPath(
  new URL("../../resources/models/all-MiniLM-L6-v2-int8", import.meta.url),
);

/** The folder beside a project where its trainer keeps checkpoints. */
export function trainerFolder(projectPath: string): string {
  return join(
    dirname(projectPath),
    `${projectPath.replace(/^.*[\\/]/, "").replace(/\.seedbed$/, "")}.seedbed-trainer`,
  );
}

/**
 * Opens the real components of a sitting: writer, filter thread, embedder thread, trainer process.
 * Throws Failure `model-missing`, `model-damaged`, `usage`; then nothing stays open.
 */
export async function openTools(
  project: Project,
  run: Run,
  choice: WriterChoice,
  machine: Machine,
): Promise<{ tools: GrowthTools; close: () => Promise<void> }> {
  const writer = await openWriter(choice, machine);
  const embedder = await openEmbedder({ folder: embeddingFolder, threads: 1 });
  const filter = openFilter();
  const folder = trainerFolder(project.path);
  const tools: GrowthTools = {
    writer,
    filter,
    embedder,
    trainer: {
      name: "embedded",
      folder,
      open: (resumeFrom) =>
        openTrainer({
          child: stdioChild(embeddedTrainerArgv()),
          init: { config: run.settings.trainer, key: run.key, threads: 1, folder, resumeFrom },
          silentAfterMs: trainerSilenceMs,
          timer: systemTimer,
        }),
    },
    clock: Date.now,
    timer: systemTimer,
  };
  return {
    tools,
    close: async () => {
      await Promise.all([writer.close(), filter.close(), embedder.close()]);
    },
  };
}

async function openWriter(choice: WriterChoice, machine: Machine): Promise<Writer> {
  if (choice.kind === "openai") {
    return openaiWriter({
      model: choice.model,
      baseUrl: choice.baseUrl,
      apiKey: keyOf(choice, machine.env),
      temperature: 1,
      maxTokens: 3072,
      timeoutMs: requestTimeoutMs,
      fetch: globalThis.fetch,
      clock: Date.now,
    });
  }
  const resources = fileURLToPath(new URL("../../resources/models", import.meta.url));
  const entry = modelFor("writer", await readManifest(resources));
  return openBuiltinWriter({
    modelName: entry.name,
    modelPath: await wholeModel(entry, machine.models),
    threads: writerThreads(availableParallelism()),
    silenceMs: writerSilenceMs,
    timer: systemTimer,
    onProgress: () => undefined,
    startChild: () => stdioChild([process.execPath, builtinProcessPath]),
  });
}

/**
 * The key for a server. Without a named variable OPENAI_API_KEY is used, but never sent in clear text; a
 * named variable that is not set is a mistake worth telling.
 */
function keyOf(choice: Extract<WriterChoice, { kind: "openai" }>, env: Machine["env"]): string {
  const { keyEnv, baseUrl } = choice;
  if (keyEnv === null) return (baseUrl.startsWith("https:") ? env["OPENAI_API_KEY"] : undefined) ?? "none";
  const key = env[keyEnv];
  if (key === undefined || key === "") {
    throw new Failure(
      "usage",
      `The environment variable ${keyEnv} is not set. Put the server's key there, then grow.`,
    );
  }
  return key;
}
