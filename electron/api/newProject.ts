import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../nouns/failure.ts";
import type { Home } from "../nouns/home.ts";
import { importSeeds } from "../seeds/import.ts";
import type { Imported } from "../seeds/import.ts";
import { readSeeds } from "../seeds/read.ts";
import { sampleFile } from "../seeds/sample.ts";
import type { Desk } from "./desk.ts";
import { projectName } from "./projectName.ts";

type SeedFile = Readonly<{ name: string; bytes: Uint8Array }>;

/**
 * Makes a project named after a seed file, takes the file in and leaves the project open. Throws Failure
 * `seed-file-refused` for a file that is refused whole; then no project is made.
 */
export function projectFromSeeds(desk: Desk, file: SeedFile): Imported {
  const read = readSeeds(file.bytes, file.name);
  if (read.kind === "refused") throw new Failure("seed-file-refused", read.sentence);
  return begin(desk, nameFrom(file.name), file);
}

/** Makes a project of our own sample seeds: `sample`, then `sample-2` and so on. */
export function projectFromSample(desk: Desk): Imported {
  return begin(desk, "sample", sampleFile("sample"));
}

function begin(desk: Desk, wanted: string, file: SeedFile): Imported {
  desk.shelf.create(freeName(desk.home, wanted));
  const imported = importSeeds(desk.shelf.project(), file, desk.clock());
  desk.tell({ kind: "project" });
  desk.changed();
  return imported;
}

/** A file's name without its ending, as far as a project may be called so. */
function nameFrom(fileName: string): string {
  const plain = fileName
    .replace(/\.[^.]*$/, "")
    .replaceAll(/[<>:"/\\|?*\p{Cc}]+/gu, "-")
    .replaceAll(/^\.+|\.+$/g, "")
    .slice(0, 72);
  const name = projectName.safeParse(plain);
  return name.success ? name.data : "seeds";
}

function freeName({ projects }: Home, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!existsSync(join(projects, `${name}.seedbed`))) return name;
  }
}
