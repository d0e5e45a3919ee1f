import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeTexts, poolLedger } from "./poolLedger.ts";

test("the filter's thread says which engine it has: the kernel, or TypeScript where that is asked for", async (t) => {
  const before = process.env["SEEDBED_FILTER_ENGINE"];
  t.after(() => {
    if (before === undefined) delete process.env["SEEDBED_FILTER_ENGINE"];
    else process.env["SEEDBED_FILTER_ENGINE"] = before;
  });
  const engineOf = async (): Promise<unknown> => {
    const pool = poolLedger(t).open({});
    const judged = await judgeTexts(pool, [{ id: 1, text: "name three kinds of bread" }], {
      theta: 0.7,
      room: 9,
    });
    assert.equal(judged[0]?.outcome, "kept");
    const state = pool.state();
    return state.kind === "ready" ? state.engine : state.kind;
  };
  delete process.env["SEEDBED_FILTER_ENGINE"];
  assert.equal(await engineOf(), "wasm");
  process.env["SEEDBED_FILTER_ENGINE"] = "typescript";
  assert.equal(await engineOf(), "typescript");
});
