import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openProject } from "../../electron/store/project.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

const skip = process.platform === "win32" ? "Windows knows no modes" : false;

/** What a user without rights is told; modes do not bind root, so nobody opens the project then. */
function told(path: string): string {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const opener = projectFile("test/store/tellOpening.ts");
  return spawnSync(process.execPath, [opener, path], { ...nobody, encoding: "utf8" }).stdout;
}

test("a folder or file that cannot be written is told with what to do", { skip }, (t) => {
  const folder = temporaryFolder(t);
  const path = join(folder, "mine.seedbed");
  openProject(path, { create: true }).close();
  const sentence =
    /mine\.seedbed cannot be written \(\w+\): its file, folder or disk is read-only or belongs to someone else\. Allow writing there, or open a copy/;
  try {
    chmodSync(folder, 0o555);
    assert.match(told(path), sentence);
    assert.match(told(join(folder, "new", "mine.seedbed")), sentence);
  } finally {
    chmodSync(folder, 0o777);
  }
  chmodSync(path, 0o444);
  assert.match(told(path), sentence);
});
