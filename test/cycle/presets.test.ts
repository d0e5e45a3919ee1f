import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { projectLanguage } from "../../electron/nouns/language.ts";
import { ruleNames, usualRules } from "../../electron/nouns/ruleChoices.ts";
import { runSettings, usualFilter } from "../../electron/nouns/settings.ts";
import { tokenizerName } from "../../electron/nouns/tokenizer.ts";

const usual = {
  goal: 2000,
  batchSize: 16,
  epochs: 1,
  train: "embedded",
  lockstep: false,
  concurrency: 4,
} as const;

describe("preset Paper", () => {
  test("is the method to the letter", () => {
    const paper = settingsFor({ ...usual, preset: "paper", epochs: 3 });
    assert.equal(paper.theta, 0.85);
    assert.equal(paper.seedTheta, 0.7);
    assert.equal(paper.signal, "norm");
    assert.equal(paper.epochs, 3);
    assert.deepEqual(paper.window, { steps: 10, skippedSteps: 10 });
    assert.deepEqual(paper.basis, { fitOn: "seeds", split: "orthant", rows: 0 });
    assert.deepEqual(paper.replacement, {
      policy: "paper",
      minGenerated: 20,
      maxPerWindow: 16,
      minHumanShare: 0,
    });
    assert.equal(paper.reserveBatches, 0);
  });
});

describe("preset Recommended", () => {
  test("differs from Paper only in signal, basis, reserve, eviction and the rules for quality", () => {
    const paper = settingsFor({ ...usual, preset: "paper" });
    const recommended = settingsFor({ ...usual, preset: "recommended" });
    assert.deepEqual(recommended, {
      ...paper,
      preset: "recommended",
      signal: "residual",
      basis: { fitOn: "seedsAndKept", split: "median", rows: 250 },
      reserveBatches: 4,
      filter: usualFilter("recommended", "english"),
      replacement: { policy: "small", minGenerated: 20, maxPerWindow: null, minHumanShare: 0.5 },
    });
    assert.equal(recommended.maxAheadBatches, 20);
  });

  test("waits with its basis for as many rows as ALGORITHMS 6b, R7 says", () => {
    const rows = (goal: number, batchSize: number): number =>
      settingsFor({ ...usual, preset: "recommended", goal, batchSize }).basis.rows;
    assert.equal(rows(240, 4), 30);
    assert.equal(rows(2000, 16), 250);
    assert.equal(rows(8000, 16), 256);
    assert.equal(rows(8000, 64), 512);
    assert.equal(rows(100, 16), 32);
  });
});

test("every choice gives settings that the ledger's schema takes back unchanged", () => {
  fc.assert(
    fc.property(
      fc.record({
        preset: fc.constantFrom("paper" as const, "recommended" as const),
        goal: fc.integer({ min: 1, max: 1_000_000 }),
        batchSize: fc.integer({ min: 1, max: 8 }).map((power) => 2 ** power),
        epochs: fc.integer({ min: 1, max: 100 }),
        train: fc.constantFrom("embedded" as const, "none" as const),
        lockstep: fc.boolean(),
        concurrency: fc.integer({ min: 1, max: 64 }),
        theta: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        language: fc.option(fc.constantFrom(...projectLanguage.options), { nil: undefined }),
        tokenizer: fc.option(fc.constantFrom(...tokenizerName.options), { nil: undefined }),
        seedsInPool: fc.option(fc.boolean(), { nil: undefined }),
      }),
      (choice) => {
        const settings = settingsFor(choice);
        assert.deepEqual(runSettings.parse(JSON.parse(JSON.stringify(settings))), settings);
        assert.equal(settings.roundSize, choice.lockstep ? choice.concurrency : null);
      },
    ),
  );
});

describe("the filter of a new run", () => {
  const filterOf = (choice: Partial<Parameters<typeof settingsFor>[0]>) =>
    settingsFor({ ...usual, preset: "recommended", ...choice }).filter;

  test("is usual for the preset in English when nothing is chosen", () => {
    assert.deepEqual(filterOf({}), usualFilter("recommended", "english"));
    assert.deepEqual(filterOf({ preset: "paper" }), usualFilter("paper", "english"));
  });

  test("goes by the language: its tokenizer, and without the rules for English", () => {
    assert.deepEqual(filterOf({ language: "japanese" }), usualFilter("recommended", "japanese"));
    const chinese = filterOf({ language: "chinese" });
    assert.equal(chinese?.tokenizer, "cjk");
    const off = ruleNames.filter((name) => !(chinese?.rules[name].isOn ?? false));
    assert.deepEqual(off, [
      "blacklisted_word",
      "starts_with_program",
      "not_ascii_start",
      "refusal",
      "refers_to_missing_text",
      "wrong_language",
    ]);
  });

  test("takes what was chosen as it is", () => {
    const rules = usualRules("paper", "korean");
    const chosen = { language: "other", tokenizer: "unicode-words", seedsInPool: false, rules } as const;
    assert.deepEqual(filterOf(chosen), chosen);
    assert.equal(settingsFor({ ...usual, preset: "paper", theta: 0.7 }).theta, 0.7);
  });
});

test("a batch size that is no power of two from 2 to 256 is refused", () => {
  for (const batchSize of [0, 1, 3, 6, 24, 100, 512, 1024, 2.5]) {
    const settings = { ...settingsFor({ ...usual, preset: "recommended" }), batchSize };
    assert.ok(!runSettings.safeParse(settings).success, `${batchSize}`);
  }
});
