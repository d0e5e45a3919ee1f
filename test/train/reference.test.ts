import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { parameterCount, startParameters } from "../../electron/train/graph/parameters.ts";
import { openLearner } from "../../electron/train/learner.ts";
import { wireConfigOf } from "../../electron/train/step.ts";
import { tokenise } from "../../electron/train/tokens.ts";
import { learningRate, modelShape } from "../../electron/train/training.ts";
import { referenceConfig, referenceKey, referencePairs } from "./reference/model.ts";

const figure = z.object({ loss: z.number(), gradientNorm: z.number(), tokens: z.number() });
const file = join(import.meta.dirname, "reference", "torch_reference.json");
const { steps } = z.object({ steps: z.array(figure).min(3) }).parse(JSON.parse(readFileSync(file, "utf8")));

test("loss and gradient norm of the settled model equal PyTorch's, and so do the steps that AdamW then takes", async () => {
  const config = wireConfigOf(referenceConfig, referenceKey, 1);
  const shape = modelShape(config);
  const state = new Float32Array(3 * parameterCount(shape));
  state.set(startParameters(shape, referenceKey));
  const learner = await openLearner(shape, 1, state);
  const pairs = referencePairs.map((pair) => tokenise(pair, shape.context));
  for (const [index, expected] of steps.entries()) {
    const update = index + 1;
    const settings = {
      learningRate: learningRate(config, update),
      clipNorm: 1,
      weightDecay: 0,
      update,
    };
    const found = await learner.step(pairs, settings);
    assert.equal(found.tokens, expected.tokens);
    near(found.loss, expected.loss, `loss of step ${update}`);
    near(found.gradientNorm, expected.gradientNorm, `gradient norm of step ${update}`);
  }
  await learner.close();
});

function near(found: number | null, expected: number, what: string): void {
  const error = Math.abs((found ?? Number.NaN) - expected) / expected;
  assert.ok(error < 1e-4, `${what}: ${found} instead of ${expected}, relative error ${error}`);
}
