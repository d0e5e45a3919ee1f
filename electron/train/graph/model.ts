import { encodeModel } from "../../kernel/onnxFile.ts";
import {
  add,
  attention,
  attentionShape,
  crossEntropy,
  embed,
  linear,
  pickRows,
  rmsNorm,
  squaredRelu,
  tiedHead,
} from "./layers.ts";
import { parameterCount, parameters } from "./parameters.ts";
import type { ModelShape } from "./parameters.ts";
import { openTape } from "./tape.ts";
import type { Tape } from "./tape.ts";

export const OPSET = 18;

/**
 * The gradient graph as ONNX bytes: forward and backward pass of a small causal transformer.
 *
 * Inputs: `parameters` and `sum` float32 [P] (flat, in the order of parameters()), `ids` int64 [batch, time],
 * `rows` int64 [supervised] (flat positions that carry loss), `slots` int64 [batch · time] (where each position
 * lies in `rows`, or the number of rows), `targets` int64 [supervised], `weight` float32 scalar.
 * Outputs: `gradient` float32 [P] = `sum` + the gradient of `weight` · Σ row_loss, and `row_loss` [supervised, 1] in nats.
 * Right padding needs no mask: under a causal mask it is seen by nothing that carries loss.
 */
export function gradientGraph(shape: ModelShape): Uint8Array {
  const tape = openTape();
  const names = splitParameters(tape, shape);
  const rowLoss = forward(tape, shape, names);
  const gradients = tape.backward(rowLoss, "weight", [...names.values()]);
  const flat = gradients.map((gradient) => tape.emit("Reshape", [gradient, tape.ints([-1])]));
  const gradient = tape.emit("Add", ["sum", tape.emit("Concat", flat, { axis: { int: 0 } })]);
  const count = parameterCount(shape);
  return encodeModel({
    name: "seedbed-gradient",
    opset: OPSET,
    nodes: [
      ...tape.nodes,
      { op: "Identity", inputs: [gradient], outputs: ["gradient"] },
      { op: "Identity", inputs: [rowLoss], outputs: ["row_loss"] },
    ],
    initializers: tape.constants,
    inputs: [
      { name: "parameters", type: "float32", dims: [count] },
      { name: "sum", type: "float32", dims: [count] },
      { name: "ids", type: "int64", dims: ["batch", "time"] },
      { name: "rows", type: "int64", dims: ["supervised"] },
      { name: "slots", type: "int64", dims: ["positions"] },
      { name: "targets", type: "int64", dims: ["supervised"] },
      { name: "weight", type: "float32", dims: [] },
    ],
    outputs: [
      { name: "gradient", type: "float32", dims: [count] },
      { name: "row_loss", type: "float32", dims: ["supervised", 1] },
    ],
  });
}

function forward(tape: Tape, shape: ModelShape, names: ReadonlyMap<string, string>): string {
  const named = (name: string): string => {
    const value = names.get(name);
    if (value === undefined) throw new Error(`the model has no parameter ${name}`);
    return value;
  };
  const { vocabulary, width, context } = shape;
  const tokens = named("tokens");
  const shared = attentionShape(tape, "ids", width, shape.heads);
  let x = embed(tape, {
    ids: "ids",
    tokens,
    positions: named("positions"),
    vocabulary,
    width,
    context,
  });
  for (let layer = 0; layer < shape.layers; layer++) {
    const of = (part: string): string => named(`layer${layer}.${part}`);
    const qkv = linear(tape, rmsNorm(tape, x, of("attentionNorm")), of("qkv"));
    x = add(tape, x, linear(tape, attention(tape, qkv, shared), of("mix")));
    const up = linear(tape, rmsNorm(tape, x, of("feedForwardNorm")), of("up"));
    x = add(tape, x, linear(tape, squaredRelu(tape, up), of("down")));
  }
  const supervised = pickRows(tape, x, "rows", "slots", width);
  const logits = tiedHead(tape, rmsNorm(tape, supervised, named("lastNorm")), tokens);
  return crossEntropy(tape, logits, "targets");
}

function splitParameters(tape: Tape, shape: ModelShape): ReadonlyMap<string, string> {
  const all = parameters(shape);
  const sizes = tape.ints(all.map((parameter) => parameter.size));
  const parts = tape.emitMany("Split", all.length, ["parameters", sizes], { axis: { int: 0 } });
  return new Map(
    all.map((parameter, index) => [
      parameter.name,
      tape.emit("Reshape", [parts[index] ?? "", tape.ints(parameter.dims)]),
    ]),
  );
}
