import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { importSeeds } from "../../electron/seeds/import.ts";
import { openProject } from "../../electron/store/project.ts";
import { temporaryFolder } from "../support/temporary.ts";

const seed = (n: number): string => JSON.stringify({ instruction: `Task ${n}`, output: `Answer ${n}` });
const seeds = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => seed(first + index));

const noOutput = '{"instruction":"a"}';
const earlier = "line repeats an earlier one and counts once.";

/** Files for a project that holds the seeds 1 to 4, with what is told and how many come in. */
const files: readonly (readonly [string, readonly string[], string, number])[] = [
  ["one new", [seed(9)], "1 seed is in.", 1],
  ["some new", seeds(5, 7), "3 seeds are in.", 3],
  ["many new", seeds(5, 1504), "1,500 seeds are in.", 1500],
  ["new, repeated", [...seeds(5, 7), seed(5)], `3 seeds are in. 1 ${earlier}`, 3],
  ["new, set aside", [noOutput, ...seeds(5, 7)], "Line 1 has no output; the other 3 are in.", 3],
  ["one new, set aside", [noOutput, seed(9)], "Line 1 has no output; the other one is in.", 1],
  [
    "new, repeated, set aside",
    [noOutput, seed(9), seed(9)],
    `Line 1 has no output; 1 seed is in. 1 ${earlier}`,
    1,
  ],
  ["new, known", seeds(3, 7), "3 new seeds are in, and 2 were in the project before.", 3],
  ["one new, one known", seeds(4, 5), "1 new seed is in, and 1 was in the project before.", 1],
  [
    "new, known, repeated",
    [...seeds(3, 7), seed(3)],
    `3 new seeds are in, and 2 were in the project before. 1 ${earlier}`,
    3,
  ],
  [
    "new, known, set aside",
    [noOutput, ...seeds(3, 7)],
    "Line 1 has no output; 3 new seeds are in, and 2 were in the project before.",
    3,
  ],
  [
    "new, known, repeated, set aside",
    [noOutput, ...seeds(3, 7), seed(6), seed(6)],
    "Line 1 has no output; 3 new seeds are in, and 2 were in the project before. 2 lines repeat an earlier one and count once.",
    3,
  ],
  ["known", seeds(1, 3), "3 seeds were in the project before, so nothing was added.", 0],
  ["one known", [seed(2)], "1 seed was in the project before, so nothing was added.", 0],
  [
    "known, repeated",
    [seed(2), seed(2)],
    `1 seed was in the project before, so nothing was added. 1 ${earlier}`,
    0,
  ],
  [
    "known, set aside",
    [...seeds(1, 3), noOutput],
    "Line 4 has no output; the other 3 were in the project before, so nothing was added.",
    0,
  ],
  [
    "one known, set aside",
    [seed(1), noOutput],
    "Line 2 has no output; the other one was in the project before, so nothing was added.",
    0,
  ],
  [
    "known, repeated, set aside",
    [seed(1), seed(2), seed(1), noOutput],
    `Line 4 has no output; 2 seeds were in the project before, so nothing was added. 1 ${earlier}`,
    0,
  ],
];

for (const [what, lines, sentence, added] of files) {
  test(`a file with seeds (${what}) is told word for word`, (context) => {
    const project = openProject(join(temporaryFolder(context), "held.seedbed"), { create: true });
    context.after(() => project.close());
    const read = (name: string, text: readonly string[]): ReturnType<typeof importSeeds> =>
      importSeeds(project, { name, bytes: new TextEncoder().encode(text.join("\n")) }, 0);
    assert.equal(read("first.jsonl", seeds(1, 4)).sentence, "4 seeds are in.");
    const told = read("more.jsonl", lines);
    assert.deepEqual([told.sentence, told.added], [sentence, added]);
    const again = read("again.jsonl", lines);
    assert.equal(again.sentence, "again.jsonl was taken in before, so nothing was added.");
  });
}
