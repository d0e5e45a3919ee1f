import { registerHooks } from "node:module";
import { z } from "zod";
import { openUpdates } from "../../electron/shell/updates.ts";
import { projectFile } from "../support/needs.ts";
import { app } from "./updaterElectron.ts";

// Plays main around the packed electron-updater: `updaterProbe.ts CHUNK RESOURCES`. It presses the first button of
// each question, prints what is asked, and quits.
const [chunk, resources] = z.tuple([z.string(), z.string()]).parse(process.argv.slice(2));
const electron = projectFile("test/package/updaterElectron.ts");
registerHooks({
  resolve: (name, from, next) => next(name === "electron" ? electron : name, from),
});
Object.defineProperty(process, "resourcesPath", { value: resources });
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const updates = openUpdates({
  app,
  resources,
  load: async () => {
    const { default: packed }: { default: typeof import("electron-updater") } = await import(chunk);
    return packed.autoUpdater;
  },
  isOffline: async () => false,
  ask: async ({ message }) => {
    say(message);
    return 0;
  },
  onProgress: () => undefined,
  say,
  lookAfterMs: 0,
  installWithinMs: 10_000,
});
await updates.look();
updates.quit();
