import assert from "node:assert/strict";
import { test } from "node:test";
import { parameterCount, startParameters } from "../../electron/train/graph/parameters.ts";
import { openLearner } from "../../electron/train/learner.ts";
import type { Slope } from "../../electron/train/learner.ts";
import { tokenise, VOCABULARY } from "../../electron/train/tokens.ts";
import type { TokenPair } from "../../electron/train/tokens.ts";

const shape = {
  layers: 2,
  width: 64,
  heads: 4,
  feedForward: 256,
  context: 96,
  vocabulary: VOCABULARY,
};
const batches = ["sum", "colour", "river"].map((word, number) =>
  Array.from({ length: 3 + 3 * number }, (_, index) =>
    tokenise(
      {
        instruction: `Tell about the ${word}`,
        input: index % 2 === 0 ? "briefly" : "",
        output: `${word} ${index} `.repeat(1 + index),
      },
      shape.context,
    ),
  ),
);

function lossOf({ exampleLosses, tokens }: Slope): number {
  return exampleLosses.reduce((sum, example) => sum + example.total, 0) / tokens;
}

async function lossAt(parameters: Float32Array, pairs: readonly TokenPair[]): Promise<number> {
  const state = new Float32Array(3 * parameters.length);
  state.set(parameters);
  const learner = await openLearner(shape, 1, state);
  const loss = lossOf(await learner.slope(pairs));
  await learner.close();
  return loss;
}

for (const [number, pairs] of batches.entries()) {
  test(`along its gradient the loss of batch ${number + 1} of 3 changes by the square of the gradient's norm`, async () => {
    const start = startParameters(shape, "0a");
    const state = new Float32Array(3 * parameterCount(shape));
    state.set(start);
    const learner = await openLearner(shape, 1, state);
    const { gradient } = await learner.slope(pairs);
    const square = gradient.reduce((sum, value) => sum + value * value, 0);
    // A move of length 0.005: small enough for the loss to be straight, large enough for float32.
    const epsilon = 0.005 / Math.sqrt(square);
    const moved = (by: number) => start.map((value, index) => value + by * (gradient[index] ?? Number.NaN));
    const slope =
      ((await lossAt(moved(epsilon), pairs)) - (await lossAt(moved(-epsilon), pairs))) / (2 * epsilon);
    await learner.close();
    assert.ok(Math.abs(slope / square - 1) < 1e-2, `${slope} beside ${square}`);
  });
}

test("a batch in several passes has the gradient of its examples' token-weighted mean", async () => {
  const pairs = batches.flat();
  const state = new Float32Array(3 * parameterCount(shape));
  state.set(startParameters(shape, "0b"));
  const learner = await openLearner(shape, 1, state);
  const whole = await learner.slope(pairs);
  const together = Float64Array.from(whole.gradient);
  const expected = new Float64Array(together.length);
  for (const pair of pairs) {
    const alone = await learner.slope([pair]);
    alone.gradient.forEach(
      (value, index) => (expected[index] = (expected[index] ?? 0) + (value * alone.tokens) / whole.tokens),
    );
  }
  await learner.close();
  const size = Math.sqrt(expected.reduce((sum, value) => sum + value * value, 0));
  const apart = Math.sqrt(
    expected.reduce((sum, value, index) => sum + (value - (together[index] ?? Number.NaN)) ** 2, 0),
  );
  assert.ok(apart / size < 1e-5, `relative distance ${apart / size}`);
});

test("a step that is not finite is skipped, says so, and leaves the parameters as they were", async () => {
  const state = new Float32Array(3 * parameterCount(shape)).fill(1e30);
  const learner = await openLearner(shape, 1, state);
  const before = Float32Array.from(learner.state());
  const learned = await learner.step(batches.flat(), {
    learningRate: 1,
    clipNorm: 1,
    weightDecay: 0,
    update: 1,
  });
  assert.equal(learned.skipped, true);
  assert.equal(learned.gradientNorm, null);
  assert.deepEqual(learner.state(), before);
  await learner.close();
});

test("the loss falls below half of its start in forty steps over the same few batches", async () => {
  const state = new Float32Array(3 * parameterCount(shape));
  state.set(startParameters(shape, "0c"));
  const learner = await openLearner(shape, 1, state);
  const losses: number[] = [];
  for (let update = 1; update <= 40; update++) {
    const learned = await learner.step(batches[update % 3] ?? [], {
      learningRate: 3e-3,
      clipNorm: 1,
      weightDecay: 0,
      update,
    });
    losses.push(learned.loss ?? Number.NaN);
  }
  await learner.close();
  const last = losses.slice(-3).reduce((sum, loss) => sum + loss, 0) / 3;
  assert.ok(last < (losses[0] ?? 0) / 2, `${losses[0]} to ${last}`);
});
