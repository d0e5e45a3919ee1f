import { appendFile, mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";

/** A log of lines. `written` resolves when all of them lie in the file, or cannot. */
export type Log = Readonly<{ say: (line: string) => void; written: () => Promise<void> }>;

const LARGEST_BYTES = 2_000_000;

/**
 * Keeps `seedbed.log` in the folder, each line with its time; past 2 MB it becomes `seedbed.1.log` and a new one
 * begins. A log that cannot be written is let go.
 */
export function openLog(folder: string, largestBytes = LARGEST_BYTES): Log {
  const file = join(folder, "seedbed.log");
  const sizeNow = async (): Promise<number> => {
    await mkdir(folder, { recursive: true });
    return stat(file).then(
      ({ size }) => size,
      () => 0,
    );
  };
  const append = async (line: string): Promise<void> => {
    if ((await sizeNow()) > largestBytes) await rename(file, join(folder, "seedbed.1.log"));
    await appendFile(file, line, { mode: 0o600 });
  };
  let last = Promise.resolve();
  return {
    say: (line) => {
      const stamped = `${new Date().toISOString()} ${line}\n`;
      last = last.then(() => append(stamped)).catch(() => undefined);
    },
    written: () => last,
  };
}
