import { dirname, resolve } from "node:path";
import type { Home } from "../nouns/home.ts";
import { changePreferences } from "./preferencesFile.ts";

/** As many as the preferences take. */
const most = 20;

/** Remembers a project file outside the projects folder, newest first; those inside are listed anyway. */
export async function rememberProject(home: Home, path: string): Promise<void> {
  const file = resolve(path);
  if (dirname(file) === resolve(home.projects)) return;
  await changePreferences(home.settings, ({ recent }) => ({
    recent: [file, ...recent.filter((other) => other !== file)].slice(0, most),
  }));
}

/** Takes a file off the list; the file itself stays. */
export async function forgetProject(home: Home, path: string): Promise<void> {
  await changePreferences(home.settings, ({ recent }) => ({
    recent: recent.filter((other) => other !== path),
  }));
}
