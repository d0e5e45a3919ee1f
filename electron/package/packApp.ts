import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, createTargets, Platform } from "electron-builder";
import { z } from "zod";
import { builderConfiguration } from "./builderConfiguration.ts";
import { writeStubElectron } from "./stubElectron.ts";

const electronFile = z.object({ version: z.string() });
const appleCredentials = ["APPLE_API_KEY", "APPLE_ID", "APPLE_KEYCHAIN_PROFILE"];

export type PackOptions = Readonly<{
  /** The built app and the place for the result, from the project's root. */
  app: string;
  output: string;
  /** Installers; else an unpacked folder. */
  hasInstallers: boolean;
  env: Readonly<Record<string, string | undefined>>;
  say: (line: string) => void;
}>;

/** Packs the built app for this computer's operating system into `output`, which is emptied first. */
export async function packApp(root: string, options: PackOptions): Promise<void> {
  const { app, output, hasInstallers, env, say } = options;
  const folder = join(root, "node_modules/electron");
  const { version } = electronFile.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  rmSync(join(root, output), { recursive: true, force: true });
  await build({
    projectDir: root,
    publish: "never",
    targets: createTargets([Platform.current()], hasInstallers ? null : "dir"),
    config: builderConfiguration({
      electronVersion: version,
      app,
      electronFolder: hasInstallers ? null : unpackedElectron(join(folder, "dist"), version, root, say),
      output,
      updateFeed: isSet(env["SEEDBED_UPDATE_FEED"]) ? env["SEEDBED_UPDATE_FEED"] : null,
      isNotarised: appleCredentials.some((name) => isSet(env[name])),
    }),
  });
}

/**
 * The fetched Electron; on Linux a stand-in when there is none, so that the rest of the package can be proved. Null:
 * electron-builder fetches it.
 */
function unpackedElectron(
  fetched: string,
  version: string,
  root: string,
  say: (line: string) => void,
): string | null {
  if (existsSync(join(fetched, "version"))) return fetched;
  if (process.platform !== "linux") return null;
  say("Electron is not here: a stand-in takes its place, and the packed app cannot start.");
  const folder = join(root, "build/stand-in");
  writeStubElectron(folder, version);
  return folder;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
