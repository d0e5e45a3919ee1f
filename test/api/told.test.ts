import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { told } from "../../electron/api/trpc.ts";
import { Failure } from "../../electron/nouns/failure.ts";

test("a failure is told in its sentence, a wrong value in its first complaint, a fault of ours as such", () => {
  assert.deepEqual(told(new Failure("server-busy", "The server is busy.")), {
    message: "The server is busy.",
    kind: "server-busy",
  });
  const wrong = z.number("A number, then.").safeParse("x").error;
  assert.deepEqual(told(wrong), { message: "A number, then.", kind: "usage" });
  assert.deepEqual(told(new TypeError("x is not a function")), {
    message: "Seedbed has a fault of its own here (x is not a function). The terminal shows where.",
    kind: "bug",
  });
});
