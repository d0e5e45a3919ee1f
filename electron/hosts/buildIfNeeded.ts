import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../nouns/failure.ts";

/** The page's sources: what the renderer is built from. */
const sourceFolders = ["renderer", join("electron", "nouns")];
const appSourceFolders = ["electron", "renderer", "resources"];

/**
 * Builds the page into `build/renderer` when it is not there or older than its sources; says so in one line.
 * Gives the folder. Throws Failure `usage` with Vite's own words when the build fails.
 */
export async function buildIfNeeded(root: string, say: (line: string) => void): Promise<string> {
  const folder = join(root, "build", "renderer");
  const page = join(folder, "index.html");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (isNewer(page, root, sourceFolders)) return folder;
  say("Building the page; this takes some seconds.");
  await run(process.execPath, [vite, "build", "renderer", "--logLevel", "warn"], root);
  return folder;
}

/**
 * Builds the app that Electron runs, the page in it included, into `build/app`, as `buildIfNeeded` builds the page.
 * Gives the folder. Throws Failure `usage`.
 */
export async function buildAppIfNeeded(root: string, say: (line: string) => void): Promise<string> {
  const folder = join(root, "build", "app");
  // The last file that the build writes.
  if (isNewer(join(folder, "package.json"), root, appSourceFolders)) return folder;
  say("Building the app; this takes some seconds.");
  await run(process.execPath, [join(root, "electron", "package", "build.ts")], root);
  return folder;
}

function isNewer(built: string, root: string, sources: readonly string[]): boolean {
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0;
  return Math.max(...sources.map((source) => newest(join(root, source)))) <= builtAt;
}

/** When a folder's newest file was written, in milliseconds since 1970; 0 for a folder that is not there. */
function newest(folder: string): number {
  if (!existsSync(folder)) return 0;
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const times = entries
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)));
  return Math.max(0, ...times.map(({ mtimeMs }) => mtimeMs));
}

function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  // Inside Electron the program is Electron, which is to be plain Node here.
  const env =
    process.versions["electron"] === undefined ? process.env : { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let words = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        words += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Failure(
            "usage",
            `It could not be built. Run npm ci, then npm start again. Vite says:\n${words}`,
          ),
        );
    });
  });
}
