import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "../../electron/nouns/failure.ts";
import { growArguments } from "../../electron/hosts/growArguments.ts";
import { growUsage } from "../../electron/hosts/growUsage.ts";
import { ruleNames } from "../../electron/nouns/ruleChoices.ts";

function read(...argv: string[]) {
  const read = growArguments(argv, "/home/me");
  assert.notEqual(read, "help");
  if (read === "help") throw new Error("help");
  return read;
}

test("a project is a path from where the user stands, with its ending", () => {
  assert.equal(read("work/demo", "--kept", "5").project, "/home/me/work/demo.seedbed");
  assert.equal(read("/tmp/a.seedbed", "--kept", "5").project, "/tmp/a.seedbed");
});

test("the command that goes on names the project as typed, quoted, with the flags a run does not remember", () => {
  const typed = read(
    "my work/demo",
    "--kept",
    "5",
    "--preset",
    "paper",
    "--export",
    "o'ut",
    "--license",
    "MIT",
  );
  assert.equal(typed.again, "npm run grow -- 'my work/demo' --kept 5 --export 'o'\\''ut' --license MIT");
});

test("a server is named by model and address together, and an address holds no secret", () => {
  const server = read(
    "p",
    "--kept",
    "5",
    "--writer",
    "m",
    "--base-url",
    "http://127.0.0.1:1/v1",
    "--key-env",
    "K",
  );
  assert.deepEqual(server.writer, {
    kind: "openai",
    model: "m",
    baseUrl: "http://127.0.0.1:1/v1",
    keyEnv: "K",
  });
  assert.equal(read("p", "--kept", "5").writer, null);
  const wrong: readonly (readonly string[])[] = [
    ["--writer", "m"],
    ["--base-url", "http://127.0.0.1:1/v1"],
    ["--key-env", "K"],
    ["--writer", "builtin", "--base-url", "http://127.0.0.1:1/v1"],
    ["--writer", "m", "--base-url", "localhost:1/v1"],
    ["--writer", "m", "--base-url", "ftp://localhost/v1"],
    ["--writer", "m", "--base-url", "http://me:secret@localhost/v1"],
    ["--writer", "m", "--base-url", "http://localhost/v1?key=secret"],
  ];
  for (const flags of wrong) {
    assert.throws(
      () => read("p", "--kept", "5", ...flags),
      (error) => error instanceof Failure && error.kind === "usage" && !error.sentence.includes("secret"),
      flags.join(" "),
    );
  }
});

test("a flag that cannot be used is refused with its name and what it wants", () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ["p --kept 0", /^--kept wants a whole number from 1 to 10000000, not 0\./],
    ["p", /^--kept wants a whole number from 1 to 10000000\./],
    ["p --kept 5 --batch-size 12", /^--batch-size wants a power of two from 2 to 256, not 12\./],
    ["p --kept 5 --preset fast", /^--preset is one of recommended, paper, not fast\./],
    ["p --kept 5 --key xyz", /^--key wants 32 hexadecimal digits\./],
    ["p --kept 5 --theta 1.2", /^--theta wants a number from 0 to 1, not 1\.2\./],
    ["p --kept 5 --theta x", /^--theta wants a number from 0 to 1, not x\./],
    [
      "p --kept 5 --language german",
      /^--language is one of english, chinese, japanese, korean, other, not german\./,
    ],
    [
      "p --kept 5 --tokenizer words",
      /^--tokenizer is one of rouge-score, cjk, unicode, unicode-words, not words\./,
    ],
    ["p --kept 5 --rule echo", /^--rule wants NAME=on, NAME=off or NAME\.LIMIT=NUMBER, not echo\./],
    ["p --kept 5 --rule ecco=off", /^--rule names one of empty_instruction, .*wrong_language, not ecco\./],
    ["p --kept 5 --rule echo=no", /^--rule echo is on or off, not no\./],
    ["p --kept 5 --rule echo.below=1", /^--rule echo goes by echo\.above, not echo\.below\./],
    ["p --kept 5 --rule refusal.above=1", /^--rule refusal goes by no number, not refusal\.above\./],
    ["p --kept 5 --rule echo.above=2", /^--rule echo\.above wants a number from 0\.5 to 1, not 2\./],
    ["p --kept 5 --rule echo.above=", /^--rule echo\.above wants a number from 0\.5 to 1, not \./],
    ["p q --kept 5", /^One project at a time: q is one too many\./],
    ["--kept 5", /^PROJECT is missing/],
  ];
  for (const [line, sentence] of wrong) {
    assert.throws(
      () => read(...line.split(" ")),
      (error) => error instanceof Failure && sentence.test(error.sentence),
      line,
    );
  }
});

test("the filter is chosen by flags, rules as often as one likes", () => {
  const told = read(
    ..."p --kept 5 --theta 0.7 --language japanese --tokenizer unicode-words --no-seeds-in-pool".split(" "),
    ..."--rule refusal=off --rule compression.fromBytes=400 --rule echo.above=0.95".split(" "),
  );
  const { theta, language, tokenizer, noSeedsInPool, rules } = told;
  assert.deepEqual(
    { theta, language, tokenizer, noSeedsInPool, rules },
    {
      theta: 0.7,
      language: "japanese",
      tokenizer: "unicode-words",
      noSeedsInPool: true,
      rules: [
        { rule: "refusal", isOn: false },
        { rule: "compression", limit: "fromBytes", value: 400 },
        { rule: "echo", limit: "above", value: 0.95 },
      ],
    },
  );
  const silent = read("p", "--kept", "5");
  assert.deepEqual(
    [silent.theta, silent.language, silent.tokenizer, silent.noSeedsInPool, silent.rules],
    [null, null, null, false, []],
  );
});

test("the help names every flag of the filter and every rule", () => {
  for (const word of ["--theta T", "--language", "--tokenizer", "--no-seeds-in-pool", ...ruleNames]) {
    assert.ok(growUsage.includes(word), word);
  }
});
