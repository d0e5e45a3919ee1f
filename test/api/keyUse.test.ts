import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { settleKeyUse } from "../../electron/api/keyUse.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { temporaryFolder } from "../support/temporary.ts";

const writer = { kind: "openai", model: "m", baseUrl: "https://api.example.com/v1", keyEnv: "MINE" } as const;

test("a project file cannot send the key of a variable to a server that the user never chose for it", async (context) => {
  const settings = join(temporaryFolder(context), "settings.json");
  const isTold = (error: unknown): boolean =>
    error instanceof Failure &&
    error.sentence ===
      "This project would send the key in MINE to https://api.example.com, which was never chosen on this computer. Choose the writer yourself to allow it.";
  await assert.rejects(settleKeyUse(settings, writer, false), isTold);
  await settleKeyUse(settings, writer, true);
  await settleKeyUse(settings, writer, false);
  await assert.rejects(
    settleKeyUse(settings, { ...writer, baseUrl: "https://evil.example/v1" }, false),
    /evil\.example/,
  );
  for (const baseUrl of ["http://api.example.com/v1", "https://api.example.com:8443/v1"]) {
    await assert.rejects(settleKeyUse(settings, { ...writer, baseUrl }, false), Failure);
  }
  await settleKeyUse(settings, { ...writer, baseUrl: "https://api.example.com:443/v2" }, false);
  await assert.rejects(settleKeyUse(settings, { ...writer, keyEnv: "AWS_SECRET" }, false), /AWS_SECRET/);
});

test("a writer without a variable needs no leave", async (context) => {
  const settings = join(temporaryFolder(context), "settings.json");
  await settleKeyUse(settings, { kind: "builtin" }, false);
  await settleKeyUse(settings, { ...writer, keyEnv: null }, false);
});
