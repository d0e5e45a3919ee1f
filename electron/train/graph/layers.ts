import type { Tape } from "./tape.ts";

const NORM_EPSILON = 1e-5;
/** Added to the scores of later positions: e^-1e9 is 0 in float32 and, unlike -Infinity, never gives NaN. */
const MASKED = -1e9;

/** x [rows, in] · weight [in, out]. */
export function linear(tape: Tape, x: string, weight: string): string {
  return tape.record(tape.emit("MatMul", [x, weight]), [x, weight], (gradient) => [
    tape.emit("Gemm", [gradient, weight], { transB: { int: 1 } }),
    tape.emit("Gemm", [x, gradient], { transA: { int: 1 } }),
  ]);
}

/** x [rows, in] · table [out, in]ᵀ: the head that shares the embedding table. */
export function tiedHead(tape: Tape, x: string, table: string): string {
  return tape.record(tape.emit("Gemm", [x, table], { transB: { int: 1 } }), [x, table], (gradient) => [
    tape.emit("MatMul", [gradient, table]),
    tape.emit("Gemm", [gradient, x], { transA: { int: 1 } }),
  ]);
}

/** The sum of two values of one shape. */
export function add(tape: Tape, x: string, y: string): string {
  return tape.record(tape.emit("Add", [x, y]), [x, y], (gradient) => [gradient, gradient]);
}

/** relu(x)². */
export function squaredRelu(tape: Tape, x: string): string {
  const positive = tape.emit("Relu", [x]);
  return tape.record(tape.emit("Mul", [positive, positive]), [x], (gradient) => [
    tape.emit("Mul", [tape.emit("Mul", [gradient, positive]), tape.scalar(2)]),
  ]);
}

/** x / rms(x) · gain, over the last axis of x [rows, width]. */
export function rmsNorm(tape: Tape, x: string, gain: string): string {
  const last = tape.ints([-1]);
  const meanSquare = tape.emit("ReduceMean", [tape.emit("Mul", [x, x]), last]);
  const rms = tape.emit("Sqrt", [tape.emit("Add", [meanSquare, tape.scalar(NORM_EPSILON)])]);
  const unit = tape.emit("Div", [x, rms]);
  return tape.record(tape.emit("Mul", [unit, gain]), [x, gain], (gradient) => {
    const scaled = tape.emit("Mul", [gradient, gain]);
    const along = tape.emit("ReduceMean", [tape.emit("Mul", [scaled, unit]), last]);
    const across = tape.emit("Sub", [scaled, tape.emit("Mul", [unit, along])]);
    return [
      tape.emit("Div", [across, rms]),
      tape.emit("ReduceSum", [tape.emit("Mul", [gradient, unit]), tape.ints([0])], {
        keepdims: { int: 0 },
      }),
    ];
  });
}

/**
 * Token plus position embeddings of ids [batch, time], as rows [batch · time, width].
 * The token gradient uses ScatterElements: ScatterND with a reduction loses updates when rows repeat and threads > 1.
 */
export function embed(
  tape: Tape,
  input: {
    ids: string;
    tokens: string;
    positions: string;
    vocabulary: number;
    width: number;
    context: number;
  },
): string {
  const flat = tape.ints([-1, input.width]);
  const shape = tape.emit("Shape", [input.ids]);
  const time = tape.emit("Shape", [input.ids], { start: { int: 1 } });
  const placed = tape.emit("Slice", [input.positions, tape.ints([0]), time, tape.ints([0])]);
  const summed = tape.emit("Add", [tape.emit("Gather", [input.tokens, input.ids]), placed]);
  return tape.record(tape.emit("Reshape", [summed, flat]), [input.tokens, input.positions], (gradient) => {
    const column = tape.emit("Reshape", [input.ids, tape.ints([-1, 1])]);
    const indices = tape.emit("Expand", [column, tape.emit("Shape", [gradient])]);
    const zeros = tape.emit("Expand", [tape.scalar(0), tape.ints([input.vocabulary, input.width])]);
    const cube = tape.emit("Reshape", [
      gradient,
      tape.emit("Concat", [shape, tape.ints([input.width])], { axis: { int: 0 } }),
    ]);
    const perPosition = tape.emit("ReduceSum", [cube, tape.ints([0])], { keepdims: { int: 0 } });
    const unused = tape.emit("Sub", [tape.ints([input.context]), time]);
    const pads = tape.emit("Concat", [tape.ints([0, 0]), unused, tape.ints([0])], {
      axis: { int: 0 },
    });
    return [
      tape.emit("ScatterElements", [zeros, indices, gradient], {
        axis: { int: 0 },
        reduction: { string: "add" },
      }),
      tape.emit("Pad", [perPosition, pads]),
    ];
  });
}

/** The rows that carry loss: `rows` [supervised] picks them, `slots` [rows of x] says where each went (last + 1: nowhere). */
export function pickRows(tape: Tape, x: string, rows: string, slots: string, width: number): string {
  return tape.record(tape.emit("Gather", [x, rows]), [x], (gradient) => {
    const nothing = tape.emit("Expand", [tape.scalar(0), tape.ints([1, width])]);
    return [tape.emit("Gather", [tape.emit("Concat", [gradient, nothing], { axis: { int: 0 } }), slots])];
  });
}

/** What every attention layer of one batch shares: its shapes and the causal mask [time, time]. */
export type AttentionShape = Readonly<{
  split: string;
  merged: string;
  whole: string;
  mask: string;
  headWidth: number;
}>;

export function attentionShape(tape: Tape, ids: string, width: number, heads: number): AttentionShape {
  const shape = tape.emit("Shape", [ids]);
  const time = tape.emit("Shape", [ids], { start: { int: 1 } });
  const headWidth = width / heads;
  const concat = (parts: readonly string[]): string => tape.emit("Concat", parts, { axis: { int: 0 } });
  const everywhere = tape.emit("Expand", [tape.scalar(MASKED), concat([time, time])]);
  return {
    split: concat([shape, tape.ints([3, heads, headWidth])]),
    merged: concat([tape.ints([1]), shape, tape.ints([heads, headWidth])]),
    whole: tape.ints([-1, width]),
    mask: tape.emit("Trilu", [everywhere, tape.emit("Squeeze", [tape.ints([1])])]),
    headWidth,
  };
}

/** Causal self-attention from queries, keys and values side by side [rows, 3 · width] to [rows, width]. */
export function attention(tape: Tape, qkv: string, shape: AttentionShape): string {
  const swap = (x: string): string => tape.emit("Transpose", [x], { perm: { ints: [0, 1, 2, 4, 3] } });
  const byHead = (x: string): string => tape.emit("Transpose", [x], { perm: { ints: [0, 1, 3, 2, 4] } });
  const scale = tape.scalar(1 / Math.sqrt(shape.headWidth));
  const apart = tape.emit("Transpose", [tape.emit("Reshape", [qkv, shape.split])], {
    perm: { ints: [2, 0, 3, 1, 4] },
  });
  const [query = "", key = "", value = ""] = tape.emitMany("Split", 3, [apart], {
    axis: { int: 0 },
    num_outputs: { int: 3 },
  });
  const scaled = tape.emit("Mul", [query, scale]);
  const scores = tape.emit("Add", [tape.emit("MatMul", [scaled, swap(key)]), shape.mask]);
  const weights = tape.emit("Softmax", [scores], { axis: { int: -1 } });
  const mixed = tape.emit("MatMul", [weights, value]);
  const output = tape.emit("Reshape", [byHead(mixed), shape.whole]);
  return tape.record(output, [qkv], (gradient) => {
    const dMixed = byHead(tape.emit("Reshape", [gradient, shape.merged]));
    const dWeights = tape.emit("MatMul", [dMixed, swap(value)]);
    // The softmax's own sum over weights · dWeights equals this one, which is shorter by time / headWidth.
    const along = tape.emit("ReduceSum", [tape.emit("Mul", [dMixed, mixed]), tape.ints([-1])]);
    const dScores = tape.emit("Mul", [weights, tape.emit("Sub", [dWeights, along])]);
    const dQuery = tape.emit("Mul", [tape.emit("MatMul", [dScores, key]), scale]);
    const dKey = tape.emit("MatMul", [swap(dScores), scaled]);
    const dValue = tape.emit("MatMul", [swap(weights), dMixed]);
    const together = tape.emit("Concat", [dQuery, dKey, dValue], { axis: { int: 0 } });
    const rows = tape.emit("Transpose", [together], { perm: { ints: [1, 3, 0, 2, 4] } });
    const width3 = tape.emit("Shape", [qkv]);
    return [tape.emit("Reshape", [rows, width3])];
  });
}

/**
 * Cross-entropy of logits [rows, vocabulary] against targets [rows], in nats: [rows, 1].
 * Written without LogSoftmax, which not every execution provider has.
 */
export function crossEntropy(tape: Tape, logits: string, targets: string): string {
  const column = tape.emit("Reshape", [targets, tape.ints([-1, 1])]);
  const logTotal = tape.emit("ReduceLogSumExp", [logits, tape.ints([-1])]);
  const logProbability = tape.emit("Sub", [logits, logTotal]);
  const picked = tape.emit("GatherElements", [logProbability, column], { axis: { int: 1 } });
  const rowLoss = tape.emit("Neg", [picked]);
  return tape.record(rowLoss, [logits], (gradient) => {
    const probability = tape.emit("Exp", [logProbability]);
    const minusOne = tape.emit("Expand", [tape.scalar(-1), tape.emit("Shape", [column])]);
    const difference = tape.emit("ScatterElements", [probability, column, minusOne], {
      axis: { int: 1 },
      reduction: { string: "add" },
    });
    return [tape.emit("Mul", [difference, gradient])];
  });
}
