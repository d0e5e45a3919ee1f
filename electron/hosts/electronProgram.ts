import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { downloadArtifact } from "@electron/get";
import { z } from "zod";
import { Failure } from "../nouns/failure.ts";

const execute = promisify(execFile);
const packageFile = z.object({ version: z.string() });
const checksums = z.record(z.string(), z.string());

/** How long the server of Electron's files may be silent. */
const silenceMs = 30_000;

type FetchProgress = Readonly<{ transferred: number; total: number | null }>;
type Electron = Readonly<{ folder: string; version: string }>;

/** Where the package `electron` lies, and its version. */
export function electronPackage(): Electron {
  const file = createRequire(import.meta.url).resolve("electron/package.json");
  return {
    folder: dirname(file),
    version: packageFile.parse(JSON.parse(readFileSync(file, "utf8"))).version,
  };
}

/**
 * Electron's program, or null before this version is fetched. `own` (ELECTRON_OVERRIDE_DIST_PATH) names a folder of the
 * user's own in place of the package's.
 */
export function findElectron(
  { folder, version }: Electron,
  platform: NodeJS.Platform,
  own: string | undefined,
): string | null {
  const names = new Map<NodeJS.Platform, string>([
    ["win32", "electron.exe"],
    ["darwin", "Electron.app/Contents/MacOS/Electron"],
  ]);
  const name = names.get(platform) ?? "electron";
  if (own !== undefined) return existsSync(join(own, name)) ? join(own, name) : null;
  const fetched = join(folder, "dist");
  const isWhole = existsSync(join(fetched, "version")) && existsSync(join(fetched, name));
  const isThisVersion =
    isWhole && readFileSync(join(fetched, "version"), "utf8").trim().replace(/^v/, "") === version;
  return isThisVersion ? join(fetched, name) : null;
}

/**
 * Fetches Electron from its own server (or ELECTRON_MIRROR), compares it with the SHA-256 that the package carries,
 * and unpacks it into the package's folder. Throws Failure `usage`.
 */
export async function fetchElectron(
  { folder, version }: Electron,
  onProgress: (progress: FetchProgress) => void,
): Promise<void> {
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(new Error("its server does not answer")), silenceMs);
  try {
    await downloadArtifact({
      version,
      artifactName: "electron",
      platform: process.platform,
      arch: process.arch,
      checksums: checksums.parse(JSON.parse(readFileSync(join(folder, "checksums.json"), "utf8"))),
      downloadOptions: {
        quiet: true,
        signal: silent.signal,
        getProgressCallback: async (progress: FetchProgress) => {
          timer.refresh();
          onProgress(progress);
        },
      },
    });
    clearTimeout(timer);
    // Takes the file just fetched from the common cache and unpacks it.
    await execute(process.execPath, [join(folder, "install.js")]);
  } catch (error) {
    throw new Failure("usage", `Electron ${version} could not be fetched: ${reason(error)}.`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** The innermost cause, in its first line. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reason(error.cause);
  return (error.message.split("\n")[0] ?? "").replace(/[.\s]+$/, "");
}
