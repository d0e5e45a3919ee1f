import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** A path below a models folder, without a way out of it. */
const filePath = z.string().regex(/^([A-Za-z0-9][A-Za-z0-9._-]*\/)*[A-Za-z0-9][A-Za-z0-9._-]*$/);

const hubSource = z.strictObject({
  kind: z.literal("hub"),
  repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  /** A commit of the repository, so that the file cannot change under its name. */
  revision: z.string().regex(/^[0-9a-f]{40}$/),
  file: z.string().min(1),
});

const packageSource = z.strictObject({
  kind: z.literal("package"),
  /** A requirement with an exact version, as pip reads it: `name==version`. */
  requirement: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9._-]+$/),
  /** The file's path inside the wheel. */
  member: z.string().min(1),
});

const modelEntry = z.strictObject({
  purpose: z.enum(["writer", "embedding"]),
  name: z.string().min(1),
  file: filePath,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().positive(),
  /** SPDX. */
  licence: z.string().min(1),
  /** It lies in `resources/models`; nothing has to be fetched. */
  committed: z.boolean(),
  sources: z.array(z.discriminatedUnion("kind", [hubSource, packageSource])),
});

const manifest = z.strictObject({ models: z.array(modelEntry) });

export type HubSource = Readonly<z.infer<typeof hubSource>>;
export type PackageSource = Readonly<z.infer<typeof packageSource>>;
export type ModelEntry = Readonly<z.infer<typeof modelEntry>>;
export type ModelPurpose = ModelEntry["purpose"];

/** Reads `manifest.json` of a models folder (`resources/models`). Throws when it is not valid: it ships with Seedbed. */
export async function readManifest(folder: string): Promise<readonly ModelEntry[]> {
  const text = await readFile(join(folder, "manifest.json"), "utf8");
  return manifest.parse(JSON.parse(text)).models;
}

/** The one model that serves a purpose. */
export function modelFor(purpose: ModelPurpose, models: readonly ModelEntry[]): ModelEntry {
  const entry = models.find((model) => model.purpose === purpose);
  if (entry === undefined) throw new Error(`The manifest names no model for the purpose ${purpose}.`);
  return entry;
}
