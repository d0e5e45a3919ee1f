import assert from "node:assert/strict";
import { test } from "node:test";
import { readSeeds, SEED_FILE_MAX_BYTES } from "../../electron/seeds/read.ts";
import { importSentence } from "../../electron/seeds/sentence.ts";

const encoder = new TextEncoder();

const WANTED =
  "Choose self-instruct's seed_tasks.jsonl, an Alpaca, ShareGPT or chat file as JSON or JSONL, or a CSV file.";
const REFUSED: readonly (readonly [string, Uint8Array, string, string])[] = [
  ["an empty file", new Uint8Array(), "empty", `Nothing was added: s.jsonl is empty. ${WANTED}`],
  [
    "a file of blank lines",
    encoder.encode("\ufeff \r\n\n"),
    "empty",
    `Nothing was added: s.jsonl is empty. ${WANTED}`,
  ],
  [
    "a file that is not JSON",
    encoder.encode("a,b\n1,2\n"),
    "not-json",
    `Nothing was added: s.jsonl has no line that is JSON. ${WANTED}`,
  ],
  [
    "a file lacking instructions",
    encoder.encode(`{"question":"q","output":"a"}\n{\n`),
    "no-instruction",
    `Nothing was added: no line of s.jsonl has an instruction. ${WANTED}`,
  ],
  [
    "an empty array",
    encoder.encode("[]"),
    "no-instruction",
    `Nothing was added: no line of s.jsonl has an instruction. ${WANTED}`,
  ],
  [
    "a file lacking outputs",
    encoder.encode(`{"instruction":"q"}`),
    "no-output",
    `Nothing was added: no line of s.jsonl has both an instruction and an output. ${WANTED}`,
  ],
  [
    "a file over 64 MB",
    new Uint8Array(SEED_FILE_MAX_BYTES + 1),
    "too-large",
    "Nothing was added: s.jsonl holds more than 64 MB. Split it and drop the parts.",
  ],
  [
    "a file that is not UTF-8",
    new Uint8Array([0xff, 0xfe, 0x7b, 0x00]),
    "not-utf8",
    "Nothing was added: s.jsonl is not UTF-8 text. Save it as UTF-8 and drop it again.",
  ],
];

for (const [what, bytes, reason, sentence] of REFUSED) {
  test(`${what} is refused whole with its sentence`, () => {
    const result = readSeeds(bytes, "s.jsonl");
    assert.deepEqual(result, { kind: "refused", reason, sentence });
    assert.equal(importSentence(result), sentence);
  });
}
