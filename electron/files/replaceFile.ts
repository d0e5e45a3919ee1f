import { open, rename, rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** What Windows answers while another program, a virus scanner say, has the file open. */
const passing = new Set(["EPERM", "EACCES", "EBUSY"]);
/** Pauses between the tries in ms. */
const pausesMs = [20, 60, 180, 540];

type Move = (from: string, to: string) => Promise<void>;

/**
 * Puts a file in the place of another in one step; five tries within a second where the system holds one of them.
 * Throws what the last `move` threw.
 */
export async function renameOver(from: string, to: string, move: Move = rename): Promise<void> {
  for (const pauseMs of pausesMs) {
    try {
      return await move(from, to);
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(pauseMs);
    }
  }
  await move(from, to);
}

/**
 * Writes a file anew in one step, safe from a kill and a power cut, readable by its owner alone. Throws what the disk
 * answers; the file is then as it was, and no part of the new one stays.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    // A part left by a kill may carry other rights.
    await rm(part, { force: true });
    const handle = await open(part, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOver(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && "code" in error && passing.has(String(error.code));
}
