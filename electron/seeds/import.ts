import { createHash } from "node:crypto";
import { Failure } from "../nouns/failure.ts";
import type { Project } from "../store/project.ts";
import { readSeeds } from "./read.ts";
import { sampleFile } from "./sample.ts";
import { importSentence } from "./sentence.ts";
import type { SetAsideLine } from "./seedFile.ts";
import { findSeed, hasSource, insertGivenSeed, insertSource } from "./tables.ts";
import { textHash } from "./textHash.ts";

/** What an import brought. `repeated`: lines whose task was in the file or the project before. */
export type Imported = Readonly<{
  sentence: string;
  added: number;
  repeated: number;
  setAside: readonly SetAsideLine[];
}>;

/**
 * Takes a seed file in: bad lines are set aside with their reason, the rest goes in, tasks that the
 * project has are counted and not added. The same bytes a second time add nothing at all.
 * Throws Failure `seed-file-refused` when the file is refused whole; then the ledger is untouched.
 */
export function importSeeds(
  project: Project,
  file: { name: string; bytes: Uint8Array },
  now: number,
): Imported {
  const read = readSeeds(file.bytes, file.name);
  if (read.kind === "refused") throw new Failure("seed-file-refused", read.sentence);
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  if (hasSource(project.db, sha256)) {
    const sentence = `${file.name} was taken in before, so nothing was added.`;
    return { sentence, added: 0, repeated: read.seeds.length + read.duplicates, setAside: [] };
  }
  const seeds = read.seeds.map((seed) => ({ ...seed, textSha256: textHash(seed) }));
  const fresh = seeds.filter((seed) => findSeed(project.db, seed.textSha256) === null);
  const known = seeds.length - fresh.length;
  const repeated = known + read.duplicates;
  project.write((db) => {
    const source = insertSource(
      db,
      {
        ...file,
        sha256,
        bytes: file.bytes.byteLength,
        format: read.format,
        added: fresh.length,
        repeated,
        setAside: read.setAside,
      },
      now,
    );
    for (const seed of fresh) insertGivenSeed(db, source, seed, now);
  });
  return {
    sentence: importSentence(read, known),
    added: fresh.length,
    repeated,
    setAside: read.setAside,
  };
}

/** Takes our own sample seeds in: all of them, or the first 24. */
export function importSample(project: Project, which: "sample" | "sample-24", now: number): Imported {
  return importSeeds(project, sampleFile(which), now);
}
