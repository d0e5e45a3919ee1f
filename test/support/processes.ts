import { existsSync, readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";

/** Resolves when no process runs under this id any more; the test's own time limit ends a wait in vain. */
export async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await setImmediate();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  // A process that ended stays listed as Z until its new parent looks, which a container's first process may never do.
  return !existsSync(stat) || !/^\d+ \(.*\) [ZX]/.test(readFileSync(stat, "utf8"));
}
