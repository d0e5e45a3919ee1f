import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "../../electron/nouns/failure.ts";
import { growArguments } from "../../electron/hosts/growArguments.ts";

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
