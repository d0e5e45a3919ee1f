import { encodeModel } from "../../kernel/onnxFile.ts";
import type { OnnxValue } from "../../kernel/onnxFile.ts";
import { OPSET } from "./model.ts";
import { openTape } from "./tape.ts";
import type { Tape } from "./tape.ts";

/** AdamW's constants, those of PyTorch's default. */
export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

const NORM_ROW = 1024;

/** What a step multiplies with; computed outside the graph in double precision, as PyTorch does. */
export const stepScalars = ["clip_norm", "kept_share", "step_size", "root_correction"] as const;

/**
 * The update graph as ONNX bytes: global L2 norm of the gradient before clipping, clipping, AdamW.
 *
 * Inputs: `parameters`, `first`, `second` (AdamW's moments) and `gradient`, float32 [P]; scalars `clip_norm`,
 * `kept_share` = 1 − lr · weightDecay, `step_size` = lr / (1 − β1^t), `root_correction` = √(1 − β2^t).
 * Outputs: `parameters_next`, `first_next`, `second_next` [P] and `norm`, a scalar.
 */
export function updateGraph(count: number): Uint8Array {
  const tape = openTape();
  const mul = (x: string, y: string): string => tape.emit("Mul", [x, y]);
  const add = (x: string, y: string): string => tape.emit("Add", [x, y]);
  const norm = globalNorm(tape, count);
  const over = tape.emit("Div", ["clip_norm", add(norm, tape.scalar(1e-6))]);
  const clipped = mul("gradient", tape.emit("Min", [over, tape.scalar(1)]));
  const first = add(mul("first", tape.scalar(adam.beta1)), mul(clipped, tape.scalar(1 - adam.beta1)));
  const squared = mul(mul(clipped, clipped), tape.scalar(1 - adam.beta2));
  const second = add(mul("second", tape.scalar(adam.beta2)), squared);
  const root = tape.emit("Div", [tape.emit("Sqrt", [second]), "root_correction"]);
  const move = mul(tape.emit("Div", [first, add(root, tape.scalar(adam.epsilon))]), "step_size");
  const moved = tape.emit("Sub", [mul("parameters", "kept_share"), move]);
  const vector = (name: string): OnnxValue => ({ name, type: "float32", dims: [count] });
  const named = (value: string, name: string) => ({
    op: "Identity",
    inputs: [value],
    outputs: [name],
  });
  return encodeModel({
    name: "seedbed-update",
    opset: OPSET,
    nodes: [
      ...tape.nodes,
      named(norm, "norm"),
      named(moved, "parameters_next"),
      named(first, "first_next"),
      named(second, "second_next"),
    ],
    initializers: tape.constants,
    inputs: [
      ...["parameters", "first", "second", "gradient"].map(vector),
      ...stepScalars.map((name): OnnxValue => ({ name, type: "float32", dims: [] })),
    ],
    outputs: [
      ...["parameters_next", "first_next", "second_next"].map(vector),
      { name: "norm", type: "float32", dims: [] },
    ],
  });
}

/** Summed in two levels: one float32 sum over millions of squares is off by more than 1e-4. */
function globalNorm(tape: Tape, count: number): string {
  const padded = tape.emit("Pad", ["gradient", tape.ints([0, (NORM_ROW - (count % NORM_ROW)) % NORM_ROW])]);
  const rows = tape.emit("Reshape", [padded, tape.ints([-1, NORM_ROW])]);
  const sums = tape.emit("ReduceSumSquare", [rows, tape.ints([1])], { keepdims: { int: 0 } });
  return tape.emit("Sqrt", [tape.emit("ReduceSum", [sums], { keepdims: { int: 0 } })]);
}
