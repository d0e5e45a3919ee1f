import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { _electron } from "playwright-core";
import { electronPackage, findElectron } from "../../electron/hosts/electronProgram.ts";
import { projectFile } from "../support/needs.ts";

// The built app in the real Electron, and with --packed also the packed one: `npm run smoke:electron`. For a
// machine that has fetched Electron; docs/packaging.md says where this never ran.

const staysUpMs = 15_000;
const program = findElectron(electronPackage(), process.platform, process.env["ELECTRON_OVERRIDE_DIST_PATH"]);
if (program === null) {
  process.stdout.write("Skipped: Electron is not here. npx install-electron fetches it.\n");
} else {
  await buildsAWindow(program);
  if (process.argv.includes("--packed")) await packedStaysUp();
}

/** Main, preload and backend start; the page is drawn and knows that it is in the desktop app. */
async function buildsAWindow(executablePath: string): Promise<void> {
  await withHome(async (home) => {
    const app = await _electron.launch({
      executablePath,
      args: [projectFile("build/app")],
      env: { ...process.env, SEEDBED_HOME: home },
    });
    const window = await app.firstWindow();
    await window.getByRole("heading").first().waitFor();
    assert.match(window.url(), /^http:\/\/127\.0\.0\.1:\d+\//);
    assert.equal(await window.evaluate("typeof globalThis.seedbed.onCommand"), "function");
    assert.equal(await window.evaluate("typeof globalThis.require"), "undefined");
    await window.screenshot({ path: projectFile("build/smoke-electron.png") });
    await app.close();
    process.stdout.write(
      "The window opened, showed the page, and closed. Picture: build/smoke-electron.png\n",
    );
  });
}

/** Nothing can look into the packed app, whose switches forbid it; it must start and not end by itself. */
async function packedStaysUp(): Promise<void> {
  const places = [
    "linux*-unpacked/seedbed",
    "win*-unpacked/Seedbed.exe",
    "mac*/Seedbed.app/Contents/MacOS/Seedbed",
  ];
  const [packed] = globSync(places, { cwd: projectFile("build/pack") });
  if (packed === undefined) throw new Error("There is no packed app in build/pack. Run npm run pack.");
  await withHome(async (home) => {
    const env = { ...process.env, SEEDBED_HOME: home };
    const app = spawn(projectFile(join("build/pack", packed)), [], { env, stdio: "inherit" });
    const ended = once(app, "exit");
    await Promise.race([ended, wait(staysUpMs)]);
    assert.equal(app.exitCode, null, "the packed app ended by itself");
    app.kill();
    await ended;
    process.stdout.write(`The packed app stayed up for ${staysUpMs / 1000} s.\n`);
  });
}

async function withHome(work: (home: string) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "seedbed-smoke-"));
  try {
    await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
