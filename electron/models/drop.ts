import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Failure } from "../nouns/failure.ts";
import { place } from "./fetch.ts";
import { modelPath } from "./find.ts";
import type { ModelFolders } from "./find.ts";
import { readManifest } from "./manifest.ts";
import type { ModelEntry } from "./manifest.ts";

type Received = Readonly<{ sizeBytes: number; sha256: string }>;

/**
 * Takes a model's file that the user gives: reads it to its end, knows it by its SHA-256 whatever its name, and
 * puts it where the model belongs in one step. Gives the model. Throws Failure `model-damaged` for a file that is
 * none of the manifest's or already ships with Seedbed, and `model-missing` when it cannot be written; then
 * nothing of it stays.
 */
export async function dropModel(
  fileName: string,
  bytes: AsyncIterable<Uint8Array>,
  folders: ModelFolders,
): Promise<ModelEntry> {
  const models = await readManifest(folders.committed);
  const part = join(folders.fetched, `.dropped-${randomBytes(6).toString("hex")}.part`);
  try {
    await mkdir(folders.fetched, { recursive: true });
    const received = await receive(bytes, part, Math.max(...models.map(({ sizeBytes }) => sizeBytes)));
    const model = models.find(({ sha256 }) => sha256 === received.sha256);
    if (model === undefined) throw unknown(fileName, received, models);
    if (model.committed) {
      throw new Failure(
        "model-damaged",
        `${model.name} comes with Seedbed; its file need not be dropped in.`,
      );
    }
    const path = modelPath(model, folders);
    await mkdir(dirname(path), { recursive: true });
    await place(part, path);
    return model;
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) throw error;
    throw new Failure(
      "model-missing",
      `${fileName} could not be written to ${folders.fetched} (${String(error.code)}). Make room or allow writing there, then drop it again.`,
      { cause: error },
    );
  } finally {
    // What cannot be removed was never written: the folder itself is wrong, which was told.
    await rm(part, { force: true }).catch(() => undefined);
  }
}

/** Writes the bytes while they can be a model's, and reads on to the end so that the answer finds its way. */
async function receive(bytes: AsyncIterable<Uint8Array>, part: string, mostBytes: number): Promise<Received> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const file = await open(part, "w");
  try {
    for await (const chunk of bytes) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > mostBytes) continue;
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return { sizeBytes, sha256: sizeBytes > mostBytes ? "" : hash.digest("hex") };
}

function unknown(fileName: string, { sizeBytes }: Received, models: readonly ModelEntry[]): Failure {
  const wanted = models.filter(({ committed }) => !committed);
  const twin = wanted.find((model) => model.sizeBytes === sizeBytes);
  if (twin !== undefined) {
    return new Failure(
      "model-damaged",
      `${fileName} is as long as ${twin.file} but holds other bytes (its SHA-256 is not the expected one). Get the file again, then drop it.`,
    );
  }
  const names = wanted
    .map((model) => `${model.file} (${model.sizeBytes.toLocaleString("en")} bytes)`)
    .join(" or ");
  return new Failure(
    "model-damaged",
    `${fileName} (${sizeBytes.toLocaleString("en")} bytes) is no model that Seedbed knows. Drop ${names}.`,
  );
}
