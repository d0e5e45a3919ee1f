import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../files/replaceFile.ts";
import { probe } from "../generate/probe.ts";
import type { Home } from "../nouns/home.ts";
import type { SavedWriter } from "../nouns/preferences.ts";

/** What the last whole test of a writer found; `at` in milliseconds since 1970 UTC. */
export const writerTest = z.object({
  at: z.number(),
  tookMs: z.number().nonnegative(),
  baseUrl: z.string(),
  model: z.string(),
  probes: z.array(probe).min(1),
});
export type WriterTest = z.infer<typeof writerTest>;

/** The last test of a writer as it is now; null when there is none, or the writer changed since. */
export async function lastTest(home: Home, writer: SavedWriter): Promise<WriterTest | null> {
  const text = await readFile(fileOf(home, writer.id), "utf8").catch(() => "null");
  const found = readTest(text);
  return found?.baseUrl === writer.baseUrl && found.model === writer.model ? found : null;
}

/** Keeps a test; the file is replaced in one step. */
export async function keepTest(home: Home, id: string, test: WriterTest): Promise<void> {
  await mkdir(folderOf(home), { recursive: true });
  await replaceFile(fileOf(home, id), `${JSON.stringify(test, null, 2)}\n`);
}

/** Forgets the test of a writer that is gone or has another key. */
export async function forgetTest(home: Home, id: string): Promise<void> {
  await rm(fileOf(home, id), { force: true });
}

function readTest(text: string): WriterTest | null {
  try {
    return writerTest.nullable().parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function folderOf(home: Home): string {
  return join(home.folder, "writer-tests");
}

function fileOf(home: Home, id: string): string {
  return join(folderOf(home), `${encodeURIComponent(id)}.json`);
}
