import { randomBytes } from "node:crypto";
import { mkdir, readdir, realpath, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { ExportError } from "./exportError.ts";

const RUN_FILE = "seedbed_run.json";
const TOP_LEVEL = new Set(["data", "train.jsonl", "README.md", "dataset_info.json", RUN_FILE]);
const LEFT_BY_FILE_MANAGERS = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** A new folder beside the export's own, which takes its place by `moveIntoPlace`. */
export type PartialFolder = {
  readonly target: string;
  readonly path: string;
  readonly replaces: boolean;
};

/**
 * Makes a folder beside `folder` to write into. Throws an ExportError when `folder` holds anything but
 * an earlier export, so that no file of the user's is ever replaced.
 */
export async function makePartial(folder: string): Promise<PartialFolder> {
  const { target, entries } = await look(resolve(folder));
  if (entries !== null && entries.length > 0) await refuseForeign(target, entries);
  await mkdir(dirname(target), { recursive: true });
  const path = `${target}.partial-${randomBytes(4).toString("hex")}`;
  await mkdir(path);
  return { target, path, replaces: entries !== null };
}

/** Puts a complete folder in its place; what stood there goes only afterwards, and comes back on failure. */
export async function moveIntoPlace({ target, path, replaces }: PartialFolder): Promise<void> {
  if (!replaces) return rename(path, target);
  const earlier = `${target}.replaced-${randomBytes(4).toString("hex")}`;
  await rename(target, earlier);
  try {
    await rename(path, target);
  } catch (error) {
    await rename(earlier, target);
    throw error;
  }
  await rm(earlier, { recursive: true, force: true });
}

async function look(folder: string): Promise<{ target: string; entries: readonly string[] | null }> {
  try {
    const target = await realpath(folder);
    return { target, entries: await readdir(target) };
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return { target: folder, entries: null };
    if (code === "ENOTDIR") {
      throw new ExportError(
        `${folder} is a file, not a folder; nothing was exported. Choose another folder.`,
      );
    }
    throw error;
  }
}

async function refuseForeign(target: string, entries: readonly string[]): Promise<void> {
  if (!entries.includes(RUN_FILE)) {
    throw new ExportError(
      `${target} is not empty and holds no earlier export; nothing was exported. Choose an empty or a new folder.`,
    );
  }
  const data = entries.includes("data") ? await dataEntries(target) : [];
  const foreign = [
    ...entries.filter((name) => !TOP_LEVEL.has(name)),
    ...data.filter((name) => !/^train-\d{5}-of-\d{5}\.parquet$/.test(name)).map((name) => join("data", name)),
  ].find((name) => !LEFT_BY_FILE_MANAGERS.has(name));
  if (foreign !== undefined) {
    throw new ExportError(
      `${target} holds ${foreign}, which Seedbed did not write; nothing was exported. Move it away or choose another folder.`,
    );
  }
}

async function dataEntries(target: string): Promise<readonly string[]> {
  try {
    return await readdir(join(target, "data"));
  } catch (error) {
    if (errorCode(error) === "ENOTDIR") return [""];
    throw error;
  }
}

const systemError = z.object({ code: z.string() });

/** The code of an operating system's error, as "ENOSPC"; undefined for any other value. */
export function errorCode(error: unknown): string | undefined {
  const parsed = systemError.safeParse(error);
  return parsed.success ? parsed.data.code : undefined;
}
