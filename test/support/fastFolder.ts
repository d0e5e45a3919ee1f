import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

/** A folder for many small projects, in memory where the system has such a place; removed after the tests. */
export function fastFolder(): string {
  const memory = "/dev/shm";
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "seedbed-fuzz-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
