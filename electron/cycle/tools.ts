import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { builtinProcessPath, openBuiltinWriter, writerThreads } from "../generate/builtin.ts";
import { openaiWriter } from "../generate/openaiWriter.ts";
import type { Writer } from "../generate/writer.ts";
import { wholeModel } from "../models/find.ts";
import type { ModelFolders } from "../models/find.ts";
import { modelFor, readManifest } from "../models/manifest.ts";
import { defaultKeyVariable, takesDefaultKey } from "../nouns/defaultKey.ts";
import { Failure } from "../nouns/failure.ts";
import type { HostServices, KeyStore } from "../nouns/host.ts";
import type { OwnChild } from "../nouns/hostPort.ts";
import type { ProjectLanguage } from "../nouns/language.ts";
import { systemTimer } from "../nouns/pump.ts";
import { committedModels, resourceFile } from "../nouns/resources.ts";
import { filterOf } from "../nouns/settings.ts";
import type { WriterChoice } from "../nouns/settings.ts";
import type { Project } from "../store/project.ts";
import { embeddedTrainerArgv } from "../train/embedded.ts";
import { openTrainer } from "../train/trainer.ts";
import { stdioChild } from "../workers/child.ts";
import type { Child } from "../workers/child.ts";
import { openEmbedder } from "../workers/embedder.ts";
import { portChild } from "../workers/portChild.ts";
import type { GrowthTools } from "./growth.ts";
import { refuseElsewhere } from "./offline.ts";
import type { Run } from "./tables.ts";

/** Where this machine keeps what is not in the project, and the keys it knows. */
export type Machine = Readonly<{
  models: ModelFolders;
  env: Readonly<Record<string, string | undefined>>;
  /** Keys by the id of a saved writer. */
  keys: Pick<KeyStore, "get">;
  /** Starts our own processes through the host; null: they are started by us, with this same Node. */
  startChild: HostServices["startChild"];
  /** Whether the user wants no connection but to this computer. */
  isOffline: () => Promise<boolean>;
}>;

const requestTimeoutMs = 120_000;
const writerSilenceMs = 180_000;
const trainerSilenceMs = 60_000;

/** The folder beside a project where its trainer keeps checkpoints. */
export function trainerFolder(projectPath: string): string {
  return join(
    dirname(projectPath),
    `${projectPath.replace(/^.*[\\/]/, "").replace(/\.seedbed$/, "")}.seedbed-trainer`,
  );
}

/** Where a run's checkpoints lie: a child trains anew, and its parent's model stays what it is. */
function checkpointFolder(project: Project, { id, parent }: Run): string {
  const folder = trainerFolder(project.path);
  return parent === null ? folder : join(folder, `run-${id}`);
}

/** The tools of a sitting but for the filter, whose pool belongs to a run that has begun. */
type ToolsBeforeRun = Omit<GrowthTools, "filter">;

/**
 * Opens the real components of a sitting: writer, embedder thread, trainer process.
 * Throws Failure `model-missing`, `model-damaged`, `usage`; then nothing stays open.
 */
export async function openTools(
  project: Project,
  run: Run,
  choice: WriterChoice,
  machine: Machine,
): Promise<{ tools: ToolsBeforeRun; close: () => Promise<void> }> {
  const { language } = filterOf(run.settings);
  const writer = await openWriter(choice, language, machine);
  const embeddingFolder = resourceFile("models/all-MiniLM-L6-v2-int8");
  const embedder = await openEmbedder({ folder: embeddingFolder, threads: 1 });
  const folder = checkpointFolder(project, run);
  const tools: ToolsBeforeRun = {
    writer,
    embedder,
    trainer: {
      name: "embedded",
      folder,
      open: (resumeFrom) =>
        openTrainer({
          child: ownChild("trainer", machine),
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
      await Promise.all([writer.close(), embedder.close()]);
    },
  };
}

/** One of our processes, started by the host where that alone can. */
function ownChild(which: OwnChild, { startChild }: Machine): Child {
  if (startChild !== null) return portChild(startChild(which));
  return stdioChild(which === "trainer" ? embeddedTrainerArgv() : [process.execPath, builtinProcessPath]);
}

async function openWriter(
  choice: WriterChoice,
  language: ProjectLanguage,
  machine: Machine,
): Promise<Writer> {
  if (choice.kind === "openai") {
    refuseElsewhere(await machine.isOffline(), choice.baseUrl);
    return openaiWriter({
      model: choice.model,
      baseUrl: choice.baseUrl,
      apiKey: await keyOf(choice, machine),
      language,
      temperature: 1,
      maxTokens: 3072,
      timeoutMs: requestTimeoutMs,
      fetch: globalThis.fetch,
      clock: Date.now,
    });
  }
  const entry = modelFor("writer", await readManifest(committedModels()));
  return openBuiltinWriter({
    modelName: entry.name,
    language,
    modelPath: await wholeModel(entry, machine.models),
    threads: writerThreads(availableParallelism()),
    silenceMs: writerSilenceMs,
    timer: systemTimer,
    onProgress: () => undefined,
    startChild: () => ownChild("writer", machine),
  });
}

/**
 * The key for a server: the saved writer's, else that of the named variable, else the default one where that
 * may go; a key that was named and is not there is a mistake worth telling.
 */
export async function keyOf(
  { keyId, keyEnv, baseUrl }: Extract<WriterChoice, { kind: "openai" }>,
  { keys, env }: Pick<Machine, "keys" | "env">,
): Promise<string> {
  const saved = keyId === undefined ? null : await keys.get(keyId);
  if (saved !== null) return saved;
  if (keyEnv === null) {
    if (keyId !== undefined) throw noKey(`No key is saved for ${new URL(baseUrl).host}.`);
    return (takesDefaultKey(baseUrl) ? env[defaultKeyVariable] : undefined) ?? "none";
  }
  const key = env[keyEnv];
  if (key === undefined || key === "") throw noKey(`The environment variable ${keyEnv} is not set.`);
  return key;
}

function noKey(what: string): Failure {
  return new Failure("usage", `${what} Save the server's key under Settings, Writers, then grow.`);
}
