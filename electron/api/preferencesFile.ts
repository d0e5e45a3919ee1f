import { mkdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { renameOver, replaceFile } from "../files/replaceFile.ts";
import { Failure } from "../nouns/failure.ts";
import { preferences, unreadElements } from "../nouns/preferences.ts";
import type { Preferences } from "../nouns/preferences.ts";

/** Changes of one file wait for each other here, by its whole path. */
const queues = new Map<string, Promise<unknown>>();

const jsonObject = z.record(z.string(), z.unknown());

/** New values of some preferences; what is missing or undefined stays. */
export type PreferencesChange = Readonly<{ [key in keyof Preferences]?: Preferences[key] | undefined }>;

/** The preferences in `settings.json`; the defaults where the file is missing or cannot be read. Waits for changes under way. */
export async function readPreferences(file: string): Promise<Preferences> {
  await queues.get(resolve(file));
  const text = await readFile(file, "utf8").catch(() => null);
  return preferences.parse(settingsOf(text) ?? {});
}

/**
 * Writes what `change` gives for the preferences as they are; everything else in the file stays, unknown keys and
 * elements of a list that cannot be read too.
 * Changes of one file come one after another, and the file is replaced in one step. Gives the preferences after it.
 * Throws Failure when the file cannot be written, and what `change` throws; the file is then as it was.
 */
export async function changePreferences(
  file: string,
  change: (before: Preferences) => PreferencesChange,
): Promise<Preferences> {
  const key = resolve(file);
  const turn = (queues.get(key) ?? Promise.resolve()).then(() => changeNow(file, change));
  const settled = turn.catch(() => undefined);
  queues.set(key, settled);
  try {
    return await turn;
  } finally {
    if (queues.get(key) === settled) queues.delete(key);
  }
}

async function changeNow(
  file: string,
  change: (before: Preferences) => PreferencesChange,
): Promise<Preferences> {
  try {
    const text = await readFile(file, "utf8").catch(noneIfMissing);
    const before = settingsOf(text);
    const whole = merged(before ?? {}, change(preferences.parse(before ?? {})));
    await mkdir(dirname(file), { recursive: true });
    // A file that is not JSON may still be of use to the one who wrote it.
    if (text !== null && before === null) await renameOver(file, `${file}.unreadable`);
    await replaceFile(file, `${JSON.stringify(whole, null, 2)}\n`);
    return preferences.parse(whole);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(
      "usage",
      `Your preferences were not saved (${reason}). Make room or allow writing in ${dirname(file)}, then choose again.`,
      { cause },
    );
  }
}

/** What the file holds after a change. */
function merged(before: z.infer<typeof jsonObject>, change: PreferencesChange): z.infer<typeof jsonObject> {
  const unread = unreadElements(before);
  const chosen = Object.entries(change).filter(([, value]) => value !== undefined);
  const kept = chosen.map(([name, value]) => {
    const others = unread.get(name) ?? [];
    return [name, Array.isArray(value) ? [...value, ...others] : value];
  });
  return { ...before, ...Object.fromEntries(kept) };
}

function noneIfMissing(cause: unknown): null {
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
  throw cause;
}

/** What the file's text holds; null when there is no text, or none that can be read. */
function settingsOf(text: string | null): z.infer<typeof jsonObject> | null {
  try {
    return text === null ? null : jsonObject.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
