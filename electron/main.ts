import * as electron from "electron";
import { homedir } from "node:os";
import { extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { homeOf } from "./nouns/home.ts";
import { resourceFile } from "./nouns/resources.ts";
import { Shell } from "./shell/shell.ts";

const { app } = electron;
const { platform, env } = process;

app.setName("Seedbed");
const ownHome = env["SEEDBED_HOME"];
if (ownHome !== undefined && ownHome !== "") app.setPath("userData", resolve(ownHome));

/** Bundled, all entries lie flat beside this file; in the sources, each in its folder. */
const isBundled = extname(import.meta.url) === ".js";
function entry(folder: string, name: string): string {
  return fileURLToPath(new URL(isBundled ? `./${name}.js` : `./${folder}/${name}.ts`, import.meta.url));
}

const desktop = new Shell(electron, {
  platform,
  env,
  argv: process.argv.slice(1),
  workingDirectory: process.cwd(),
  entries: {
    backend: entry("hosts", "desktop"),
    trainer: entry("train", "trainerProcess"),
    writer: entry("generate", "builtinProcess"),
  },
  preload: fileURLToPath(new URL("./preload.cjs", import.meta.url)),
  icon: resourceFile("icons/png/256x256.png"),
  resources: process.resourcesPath,
  loadUpdater: async () => (await import("electron-updater")).default.autoUpdater,
  settings: homeOf({ platform, env, homedir: homedir() }).settings,
  appId: "org.seedbed.Seedbed",
});
// Not awaited: Electron holds `ready` back until this file has run to its end.
desktop.start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  app.exit(1);
});
