import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chosenSeeds, newSettings, refuseOtherSettings } from "../../electron/api/commandChoice.ts";
import type { CommandChoice } from "../../electron/api/commandChoice.ts";
import { icuNote } from "../../electron/api/icuNote.ts";
import { beginRun, seedbedVersion } from "../../electron/cycle/beginRun.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { importSeeds } from "../../electron/seeds/import.ts";
import { openProject } from "../../electron/store/project.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

const nothingNamed: CommandChoice = {
  seeds: null,
  kept: 20,
  preset: null,
  batchSize: null,
  epochs: null,
  writer: null,
  concurrency: null,
  lockstep: false,
  key: null,
  train: true,
  theta: null,
  language: null,
  tokenizer: null,
  noSeedsInPool: false,
  rules: [],
};
const chosen = { ...nothingNamed, writer: { kind: "builtin" }, concurrency: 4 } as const;

test("the defaults are those of the preset: Recommended one epoch, Paper three", () => {
  const recommended = newSettings(chosen);
  assert.deepEqual(
    [
      recommended.preset,
      recommended.batchSize,
      recommended.epochs,
      recommended.theta,
      recommended.reserveBatches,
    ],
    ["recommended", 16, 1, 0.85, 4],
  );
  assert.equal(newSettings({ ...chosen, preset: "paper" }).epochs, 3);
});

test("what is said of the filter goes into a new run, the last of two flags on the same thing", () => {
  const { theta, filter } = newSettings({
    ...chosen,
    preset: "paper",
    theta: 0.7,
    language: "chinese",
    tokenizer: "unicode",
    noSeedsInPool: true,
    rules: [
      { rule: "echo", limit: "above", value: 0.8 },
      { rule: "echo", isOn: false },
      { rule: "echo", isOn: true },
    ],
  });
  const usual = usualFilter("paper", "chinese");
  assert.equal(theta, 0.7);
  assert.deepEqual(filter, {
    language: "chinese",
    tokenizer: "unicode",
    seedsInPool: false,
    rules: { ...usual.rules, echo: { isOn: true, limits: { above: 0.8 } } },
  });
});

test("a run that parts words with ICU says so when it goes on under another version", (t) => {
  const project = openProject(join(temporaryFolder(t), "p.seedbed"), { create: true });
  t.after(project.close);
  importSeeds(project, { name: "mine", bytes: new TextEncoder().encode(threeSeeds) }, 0);
  const run = beginRun(project, newSettings({ ...chosen, tokenizer: "unicode-words" }), "ab".repeat(16), 0);
  const { icu } = process.versions;
  assert.equal(icuNote(project.db, run.id, icu), null);
  const note = icuNote(project.db, run.id, "1.2");
  assert.match(note ?? "", new RegExp(`ICU ${icu} when it began, and here is ICU 1\\.2`));
});

test("a run of another tokenizer never speaks of ICU", (t) => {
  const project = openProject(join(temporaryFolder(t), "p.seedbed"), { create: true });
  t.after(project.close);
  importSeeds(project, { name: "mine", bytes: new TextEncoder().encode(threeSeeds) }, 0);
  const run = beginRun(project, newSettings(chosen), "ab".repeat(16), 0);
  assert.equal(icuNote(project.db, run.id, "1.2"), null);
});

test("a project without seeds gets our sample, and one with seeds of its own gets nothing mixed in", (t) => {
  const project = openProject(join(temporaryFolder(t), "p.seedbed"), { create: true });
  t.after(project.close);
  const sample = chosenSeeds(project, nothingNamed);
  assert.equal(sample?.name, "sample-24");
  importSeeds(project, { name: "mine", bytes: new TextEncoder().encode(threeSeeds) }, 0);
  assert.equal(chosenSeeds(project, nothingNamed), null);
  assert.equal(chosenSeeds(project, { seeds: null, language: "chinese" }), null);
});

test("the English sample does not stand in for seeds in another language", (t) => {
  const project = openProject(join(temporaryFolder(t), "p.seedbed"), { create: true });
  t.after(project.close);
  assert.throws(() => chosenSeeds(project, { seeds: null, language: "chinese" }), {
    kind: "usage",
    sentence:
      "The sample seeds are in English, and --language says chinese. Name a seed file in that language with --seeds.",
  });
  assert.equal(chosenSeeds(project, { seeds: null, language: "english" })?.name, "sample-24");
  assert.equal(chosenSeeds(project, { seeds: "sample", language: "chinese" })?.name, "sample");
});

test("the same command may be typed again, and only other seeds and settings are refused", (t) => {
  const folder = temporaryFolder(t);
  const project = openProject(join(folder, "p.seedbed"), { create: true });
  t.after(project.close);
  const mine = join(folder, "mine.jsonl");
  writeFileSync(mine, threeSeeds);
  importSeeds(project, { name: "mine.jsonl", bytes: readFileSync(mine) }, 0);
  const run = beginRun(project, newSettings(chosen), "ab".repeat(16), 0);
  refuseOtherSettings(project, run, { ...nothingNamed, seeds: mine });
  refuseOtherSettings(project, run, {
    ...nothingNamed,
    theta: 0.85,
    tokenizer: "rouge-score",
    rules: [
      { rule: "echo", isOn: true },
      { rule: "too_short", limit: "atMost", value: 3 },
    ],
  });
  const refused: readonly (readonly [Partial<CommandChoice>, RegExp])[] = [
    [{ seeds: "sample-24" }, /^p has other seeds than sample-24\./],
    [{ kept: 21 }, /^p runs with --kept 20, not 21, and that is frozen\./],
    [{ batchSize: 4 }, /^p runs with --batch-size 16, not 4/],
    [{ preset: "paper" }, /^p runs with --preset recommended, not paper/],
    [{ lockstep: true }, /^p does not run in lockstep/],
    [{ train: false }, /^p trains a model beside/],
    [{ theta: 0.7 }, /^p runs with --theta 0\.85, not 0\.7, and that is frozen\./],
    [{ language: "chinese" }, /^p runs with --language english, not chinese/],
    [{ tokenizer: "cjk" }, /^p runs with --tokenizer rouge-score, not cjk/],
    [{ noSeedsInPool: true }, /^p compares with its seeds too, and that is frozen/],
    [{ rules: [{ rule: "echo", isOn: false }] }, /^p runs with --rule echo=on, not echo=off/],
    [
      { rules: [{ rule: "echo", limit: "above", value: 0.8 }] },
      /^p runs with --rule echo\.above=0\.9, not echo\.above=0\.8/,
    ],
  ];
  for (const [other, sentence] of refused) {
    assert.throws(
      () => refuseOtherSettings(project, run, { ...nothingNamed, ...other }),
      (error) =>
        error instanceof Failure && error.kind === "settings-frozen" && sentence.test(error.sentence),
    );
  }
});

test("a seed path that is missing or a folder is refused with its name", (t) => {
  const folder = temporaryFolder(t);
  const project = openProject(join(folder, "p.seedbed"), { create: true });
  t.after(project.close);
  for (const [path, sentence] of [
    [join(folder, "no.jsonl"), `The seed file ${join(folder, "no.jsonl")} is not there. Check the name.`],
    [folder, `The seed file ${folder} is a folder. Check the name.`],
  ] as const) {
    assert.throws(
      () => chosenSeeds(project, { seeds: path, language: null }),
      (error) => error instanceof Failure && error.sentence === sentence,
    );
  }
});

test("the version that runs record is the package's", () => {
  assert.match(
    readFileSync(projectFile("package.json"), "utf8"),
    new RegExp(`"version": "${seedbedVersion}"`),
  );
});

const threeSeeds = ["one", "two", "three"]
  .map((word) => JSON.stringify({ instruction: `Say the word ${word} aloud.`, input: "", output: word }))
  .join("\n");
