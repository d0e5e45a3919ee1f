import { unwatchFile, watchFile } from "node:fs";
import { preferences } from "../nouns/preferences.ts";
import type { Preferences } from "../nouns/preferences.ts";
import { readJson } from "./jsonFile.ts";

type Shown = Pick<Preferences, "theme" | "keys" | "isOffline">;

/** The part of the backend's settings that counts outside the page; the usual where the file is missing or broken. */
export async function readShown(file: string): Promise<Shown> {
  return (await readJson(file, preferences)) ?? preferences.parse({});
}

/** Tells of changes of the file, looking every `everyMs`; gives the way to stop. */
export function watchSettings(file: string, everyMs: number, changed: () => void): () => void {
  watchFile(file, { interval: everyMs, persistent: false }, changed);
  return () => unwatchFile(file, changed);
}
