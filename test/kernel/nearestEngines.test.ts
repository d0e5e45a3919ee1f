import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { random } from "../../electron/kernel/random.ts";
import { nearestModule, readNearestModule } from "../../electron/workers/nearestModule.ts";
import { sourcesSha256 } from "../../native/build.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { bothNearest, kernelFolder } from "./twoEngines.ts";

const thetas = [0.7, 0.85, 2 / 3, 0.5, 0, 1, 0.6, 0.8571428571428571, 0.4, 1e-9];

function runs(count: number): { numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env["SEEDBED_FUZZ"] ?? 1)) };
}

/** Asks all questions about every text, adds most, and some twice. */
function checkStream(texts: readonly string[]): void {
  const index = bothNearest();
  for (const [at, text] of texts.entries()) {
    const { score } = index.nearest(text);
    for (const theta of [thetas[at % thetas.length] ?? 0, score, score - 2 ** -53]) index.above(text, theta);
    index.nearestFew(
      text,
      [1, 2, 5, 10, 1000][at % 5] ?? 1,
      at % 3 === 0 ? undefined : at % (index.size + 1),
    );
    if (at % 7 === 5) index.above(texts[at - 1] ?? "", 0.7);
    if (at % 4 !== 3) index.add(text);
    if (at % 9 === 8) index.add(texts[at >> 1] ?? "");
  }
}

/** Texts of words drawn by rank, or edited from an earlier text; up to `most` words each. */
function edited(seed: number, { texts, most }: Readonly<{ texts: number; most: number }>): readonly string[] {
  const draw = random("nearest", "engines", seed);
  const vocabulary = 5 + Math.floor(400 * draw() ** 2);
  const word = (): string => `w${Math.floor(vocabulary ** draw())}`;
  const made: string[] = [];
  while (made.length < texts) {
    const parent = made[Math.floor(draw() * made.length)];
    const edits = 0.7 * draw();
    const tokens =
      parent === undefined || draw() < 0.3
        ? Array.from({ length: Math.floor((most + 1) * draw() ** 2) }, word)
        : parent.split(" ").flatMap((own) => (draw() < edits ? (draw() < 0.5 ? [word()] : []) : [own]));
    made.push(tokens.join(" "));
  }
  return made;
}

test("both engines answer the same about streams of edited texts, and compare as many", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => checkStream(edited(seed, { texts: 700, most: 24 }))),
    runs(12),
  );
});

test("both engines answer the same about few words with many ties", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 9 });
  const stream = fc.array(
    text.map((words) => words.join(" ")),
    { maxLength: 80, size: "max" },
  );
  fc.assert(fc.property(stream, checkStream), runs(100));
});

test("both engines answer the same about texts of hundreds and thousands of words", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => checkStream(edited(seed, { texts: 60, most: 300 }))),
    runs(10),
  );
  fc.assert(
    fc.property(fc.nat(), (seed) => checkStream(edited(seed, { texts: 30, most: 3000 }))),
    runs(4),
  );
});

test("both engines answer the same about texts that are longer than a page of memory", () => {
  const draw = random("nearest", "pages", 0);
  const large = (length: number): string =>
    Array.from({ length }, () => `a${Math.floor(9e3 * draw())}`).join(" ");
  const [one, two] = [large(70_000), large(16_384)];
  const index = bothNearest();
  for (const text of ["a1 a2 a3", one, "a4 a5 a6", two, large(16_383), large(300), "a7 a8"]) index.add(text);
  for (const text of [one, two, "a1 a2 a3 a9", "a4 a6", large(200), one.slice(0, one.lastIndexOf(" "))]) {
    index.nearest(text);
    index.above(text, 0.7);
    index.nearestFew(text, 3, 4);
  }
});

test("both engines answer the same about a hundred thousand texts of a word, and ten thousand equal or tied ones", () => {
  const index = bothNearest();
  for (let at = 0; at < 100_000; at++) index.add(`w${at}`);
  for (let at = 0; at < 10_000; at++) index.add("name three kinds of bread");
  for (let at = 0; at < 10_000; at++) index.add(`name three kinds of w${at}`);
  for (const text of ["w77777 w5", "unknown", "name three kinds of x", "of name w5", "", "\ud800 \0 😀"]) {
    index.nearest(text);
    index.above(text, 0.6);
    index.nearestFew(text, 20, 100_010);
  }
  assert.equal(index.nearestFew("name three", 15_000).length, 15_000);
});

test("the kernel that is shipped was made of these sources, and its sum is right", () => {
  const made = z
    .object({ sourcesSha256: z.string(), wasmSha256: z.string() })
    .parse(JSON.parse(readFileSync(projectFile("resources/filter/nearest.json"), "utf8")));
  assert.equal(made.sourcesSha256, sourcesSha256(), "run npm run build:native");
  const wasm = readFileSync(projectFile("resources/filter/nearest.wasm"));
  assert.equal(made.wasmSha256, createHash("sha256").update(wasm).digest("hex"));
});

test("without the kernel's file, or with a damaged or strange one, TypeScript is used", (t) => {
  const folder = temporaryFolder(t);
  assert.equal(readNearestModule(folder), null);
  copyFileSync(join(kernelFolder, "nearest.json"), join(folder, "nearest.json"));
  const wasm = readFileSync(join(kernelFolder, "nearest.wasm"));
  writeFileSync(join(folder, "nearest.wasm"), wasm.subarray(0, -1));
  assert.equal(readNearestModule(folder), null);
  writeFileSync(join(folder, "nearest.wasm"), wasm);
  assert.ok(readNearestModule(folder));
  const strange = Buffer.from("not WebAssembly");
  writeFileSync(join(folder, "nearest.wasm"), strange);
  const wasmSha256 = createHash("sha256").update(strange).digest("hex");
  writeFileSync(join(folder, "nearest.json"), JSON.stringify({ wasmSha256 }));
  assert.equal(readNearestModule(folder), null);
});

test("the kernel is compiled once, unless TypeScript is asked for", (t) => {
  const before = process.env["SEEDBED_FILTER_ENGINE"];
  t.after(() => {
    if (before === undefined) delete process.env["SEEDBED_FILTER_ENGINE"];
    else process.env["SEEDBED_FILTER_ENGINE"] = before;
  });
  process.env["SEEDBED_FILTER_ENGINE"] = "typescript";
  assert.equal(nearestModule(), null);
  delete process.env["SEEDBED_FILTER_ENGINE"];
  assert.ok(nearestModule());
  assert.equal(nearestModule(), nearestModule());
});
