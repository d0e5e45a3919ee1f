import { homedir } from "node:os";
import { modelFolders, modelPath } from "../../electron/models/find.ts";
import { modelFor, readManifest } from "../../electron/models/manifest.ts";
import { homeOf } from "../../electron/nouns/home.ts";
import { projectFile } from "./needs.ts";

const committed = projectFile("resources/models");
const home = homeOf({ platform: process.platform, env: process.env, homedir: homedir() });

/** The folders in which tests look for models: those of this machine's user. */
export const testModels = modelFolders(process.env, home.models, committed);

/** Where the built-in writer's model lies when it was fetched. */
export async function writerModelPath(): Promise<string> {
  return modelPath(modelFor("writer", await readManifest(committed)), testModels);
}
