import { refuseFetching } from "../cycle/offline.ts";
import type { Machine } from "../cycle/tools.ts";
import { fetchDefaults, fetchModel } from "../models/fetch.ts";
import { findModel } from "../models/find.ts";
import { modelFor, readManifest } from "../models/manifest.ts";

/**
 * Fetches the built-in writer's model at its first use and says how far it is, a line at each tenth. Throws
 * Failure `model-missing` when no source can be reached and `model-damaged` for a file that is not whole.
 */
export async function ensureWriterModel(machine: Machine, say: (line: string) => void): Promise<void> {
  const entry = modelFor("writer", await readManifest(machine.models.committed));
  const found = await findModel(entry, machine.models, { hash: false });
  if (found.state === "present") return;
  refuseFetching(await machine.isOffline(), machine.models.fetched);
  const megabytes = Math.round(entry.sizeBytes / 1e6);
  let told = 0;
  if (found.state === "missing")
    say(`Fetching the built-in writer ${entry.name} (${megabytes} MB), this once.`);
  await fetchModel(entry, machine.models, {
    ...fetchDefaults(machine.env, process.platform),
    repair: false,
    onProgress: ({ bytes, totalBytes }) => {
      const tenths = Math.floor((10 * bytes) / totalBytes);
      if (tenths > told) say(`${entry.name}: ${tenths * 10} % of ${megabytes} MB`);
      told = tenths;
    },
  });
}
