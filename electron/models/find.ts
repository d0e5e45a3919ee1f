import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Failure } from "../nouns/failure.ts";
import type { ModelEntry } from "./manifest.ts";

/** Where models lie: those that were fetched or dropped in, and those that ship with Seedbed. */
export type ModelFolders = Readonly<{ fetched: string; committed: string }>;

export type FoundModel =
  | Readonly<{ state: "present"; path: string }>
  | Readonly<{ state: "missing"; path: string; sentence: string }>
  | Readonly<{ state: "damaged"; path: string; sentence: string }>;

/** The folders of one start: `SEEDBED_MODELS` wins over `homeModels` (the `models` folder of `SEEDBED_HOME`). */
export function modelFolders(
  env: Readonly<Record<string, string | undefined>>,
  homeModels: string,
  committed: string,
): ModelFolders {
  const named = env["SEEDBED_MODELS"];
  return { fetched: named === undefined || named === "" ? homeModels : named, committed };
}

const reinstall = "It comes with Seedbed: install Seedbed again to restore it.";

/** Where the model's file belongs. */
export function modelPath(entry: ModelEntry, folders: ModelFolders): string {
  return join(entry.committed ? folders.committed : folders.fetched, entry.file);
}

/**
 * Looks for a model's file. Its size is always compared with the manifest's; its SHA-256 too with
 * `hash` (about 0.1 s for 100 MB), which finds a file of the right size with wrong bytes.
 */
export async function findModel(
  entry: ModelEntry,
  folders: ModelFolders,
  options: Readonly<{ hash: boolean }>,
): Promise<FoundModel> {
  const path = modelPath(entry, folders);
  const sizeBytes = await fileSize(path);
  if (sizeBytes === undefined) return { state: "missing", path, sentence: missing(entry, path) };
  if (sizeBytes !== entry.sizeBytes) {
    const what = `${sizeBytes} of ${entry.sizeBytes} bytes`;
    return { state: "damaged", path, sentence: damaged(entry, what) };
  }
  if (options.hash && (await fileSha256(path)) !== entry.sha256) {
    return { state: "damaged", path, sentence: damaged(entry, "its SHA-256 is not the expected one") };
  }
  return { state: "present", path };
}

/** The path of a model that is whole, by size and SHA-256. Throws `Failure`: model-missing, model-damaged. */
export async function wholeModel(entry: ModelEntry, folders: ModelFolders): Promise<string> {
  const found = await findModel(entry, folders, { hash: true });
  if (found.state !== "present") throw new Failure(`model-${found.state}`, found.sentence);
  return found.path;
}

/** The size of a file in bytes, or undefined when there is none. */
export async function fileSize(path: string): Promise<number | undefined> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  return found?.size;
}

/** The SHA-256 of a file in lower-case hexadecimal. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

function missing(entry: ModelEntry, path: string): string {
  if (entry.committed) return `The model file ${path} is missing. ${reinstall}`;
  return `The model file ${entry.file} is missing. Run npm run models to fetch it, or put it at ${path}.`;
}

function damaged(entry: ModelEntry, what: string): string {
  if (entry.committed) return `The model file ${entry.file} is damaged: ${what}. ${reinstall}`;
  return `The model file ${entry.file} is damaged: ${what}. Run npm run models -- --repair to fetch it again.`;
}
