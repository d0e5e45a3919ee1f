import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

/** What the user prefers, whatever the project. */
export const preferences = z.object({ theme: z.enum(["system", "dark", "light"]).catch("system") });
export type Preferences = z.infer<typeof preferences>;

/** What is kept of settings.json: keys that this Seedbed does not know stay as they are. */
const settingsFile = z.looseObject(preferences.shape);

/** The preferences in `settings.json`; the defaults where the file is missing or cannot be read. */
export async function readPreferences(file: string): Promise<Preferences> {
  return preferences.parse(await readSettings(file));
}

/** Writes the preferences; the file is replaced in one step. */
export async function writePreferences(file: string, chosen: Preferences): Promise<void> {
  const whole = { ...(await readSettings(file)), ...chosen };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, `${JSON.stringify(whole, null, 2)}\n`);
  await rename(`${file}.part`, file);
}

async function readSettings(file: string): Promise<z.infer<typeof settingsFile>> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  try {
    return settingsFile.parse(JSON.parse(text));
  } catch {
    return settingsFile.parse({});
  }
}
