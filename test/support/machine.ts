import type { Machine } from "../../electron/cycle/tools.ts";
import type { ModelFolders } from "../../electron/models/find.ts";

/** A machine with these models and nothing else: no environment, no keys, online. */
export function plainMachine(models: ModelFolders, more: Partial<Machine> = {}): Machine {
  return {
    models,
    env: {},
    keys: { get: () => Promise.resolve(null) },
    startChild: null,
    isOffline: () => Promise.resolve(false),
    ...more,
  };
}
