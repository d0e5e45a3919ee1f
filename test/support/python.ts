import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { projectFile } from "./needs.ts";

const run = promisify(execFile);

/**
 * The Python that has test/support/requirements.txt installed: $SEEDBED_PYTHON, else the virtual
 * environment in build/python. Give it to `needs`, which skips a test where it is absent.
 */
export function pythonPath(): string {
  const chosen = process.env["SEEDBED_PYTHON"];
  if (chosen !== undefined && chosen !== "") return chosen;
  const onWindows = projectFile("build/python/Scripts/python.exe");
  return existsSync(onWindows) ? onWindows : projectFile("build/python/bin/python");
}

/** Runs a Python program without a network and gives the JSON value it prints. */
export async function pythonJson(
  program: string,
  args: readonly string[],
  cacheFolder: string,
): Promise<unknown> {
  const env = {
    ...process.env,
    HF_HOME: cacheFolder,
    HF_HUB_OFFLINE: "1",
    HF_DATASETS_DISABLE_PROGRESS_BARS: "1",
  };
  const { stdout } = await run(pythonPath(), ["-c", program, ...args], {
    env,
    maxBuffer: 256 * 1024 * 1024,
  });
  const value: unknown = JSON.parse(stdout);
  return value;
}
