import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { asFailure } from "../nouns/failure.ts";
import { buildAppIfNeeded } from "./buildIfNeeded.ts";
import { electronPackage, fetchElectron, findElectron } from "./electronProgram.ts";
import { startChoice } from "./startChoice.ts";

const usage = `Usage: npm start -- [--project FILE]
Opens Seedbed in a window, or where there can be none serves it as a page and prints the link.
  --project FILE  open this project
npm run desktop opens the window or says why not; npm run serve serves the page (npm run serve -- --help).
`;

const root = fileURLToPath(new URL("../..", import.meta.url));
/** A window that ends with an error this soon was never seen. */
const unseenMs = 5_000;

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--help")) {
    process.stdout.write(usage);
    return;
  }
  const isOnlyDesktop = args.includes("--desktop");
  const isRoot = process.getuid?.() === 0;
  const choice = startChoice(args, { platform: process.platform, env: process.env, isRoot });
  if (choice.kind === "refuse") return refuse(choice.why);
  if (choice.kind === "serve") return await serve(choice.why);
  const why = await openWindow(choice.project);
  if (why === null) return;
  if (isOnlyDesktop) refuse(why);
  else await serve(`${why} The page is served in its place.`);
}

/** Runs the app in Electron until it ends. Gives a sentence when that cannot be. */
async function openWindow(project: string | null): Promise<string | null> {
  try {
    const program = await electron();
    const app = await buildAppIfNeeded(root, say);
    // npm runs this in the project's root; INIT_CWD is where the user typed the command.
    const typedIn = process.env["INIT_CWD"] ?? process.cwd();
    const named = project === null ? [] : [resolve(typedIn, project)];
    const startedAt = performance.now();
    const code = await run(program, [app, ...named]);
    process.exitCode = code;
    if (code === 0 || performance.now() - startedAt > unseenMs) return null;
    return `Electron ended at once with code ${code}.`;
  } catch (error) {
    const failure = asFailure(error);
    if (failure === null) throw error;
    return failure.sentence;
  }
}

/** Electron's program, fetched at first use. */
async function electron(): Promise<string> {
  const own = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const found = electronPackage();
  const here = findElectron(found, process.platform, own);
  if (here !== null) return here;
  say(`Fetching Electron ${found.version}; this happens once.`);
  let shown = -1;
  await fetchElectron(found, ({ transferred, total }) => {
    const percent = total === null ? 0 : Math.floor((100 * transferred) / total);
    if (!process.stdout.isTTY || percent === shown) return;
    shown = percent;
    process.stdout.write(
      `\r\u001b[K${percent === 100 ? "" : `${percent} % of ${Math.round((total ?? 0) / 1e6)} MB`}`,
    );
  });
  return findElectron(found, process.platform, own) ?? join(found.folder, "dist");
}

/** The exit code; 1 for a program that cannot be started. A Ctrl-C reaches Electron too, which ends in its own time. */
function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((ended) => {
    // Terminals of editors that are Electron themselves set it.
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const child = spawn(program, args, { stdio: "inherit", env });
    process.on("SIGINT", () => undefined);
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.once("error", () => ended(1));
    child.once("exit", (code) => ended(code ?? 1));
  });
}

/** Goes on as `npm run serve` with the same flags. */
async function serve(why: string): Promise<void> {
  say(why);
  process.exitCode = undefined;
  await import("./browser.ts");
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
