import { readPreferences } from "../api/preferencesFile.ts";
import type { Desk } from "../api/desk.ts";
import { modelFolders } from "../models/find.ts";
import type { Home } from "../nouns/home.ts";
import type { HostServices } from "../nouns/host.ts";
import { committedModels } from "../nouns/resources.ts";

/** What this computer, its environment and the house around the backend give to a run. */
export function machineOf(home: Home, host: HostServices): Desk["machine"] {
  return {
    models: modelFolders(process.env, home.models, committedModels()),
    env: process.env,
    keys: host.keys,
    startChild: host.startChild,
    isOffline: async () => (await readPreferences(home.settings)).isOffline,
  };
}
