import assert from "node:assert/strict";
import { test } from "node:test";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { elementType, encodeModel } from "../../electron/kernel/onnxFile.ts";

test("onnxruntime reads what is written: nodes, every kind of attribute, constants of every type, free dimensions", async () => {
  const file = encodeModel({
    name: "all",
    opset: 18,
    nodes: [
      {
        op: "Cast",
        inputs: ["weights"],
        outputs: ["w"],
        attributes: { to: { int: elementType.float32 } },
      },
      {
        op: "Cast",
        inputs: ["bytes"],
        outputs: ["b"],
        attributes: { to: { int: elementType.float32 } },
      },
      { op: "MatMul", inputs: ["x", "w"], outputs: ["product"] },
      { op: "Add", inputs: ["product", "b"], outputs: ["sum"] },
      {
        op: "LeakyRelu",
        inputs: ["sum"],
        outputs: ["leaky"],
        attributes: { alpha: { float: 0.5 } },
      },
      { op: "Where", inputs: ["choice", "leaky", "zero"], outputs: ["chosen"] },
      {
        op: "Transpose",
        inputs: ["chosen"],
        outputs: ["turned"],
        attributes: { perm: { ints: [1, 0] } },
      },
      {
        op: "ScatterElements",
        inputs: ["turned", "places", "ones"],
        outputs: ["y"],
        attributes: { axis: { int: -2 }, reduction: { string: "add" } },
      },
    ],
    initializers: [
      { name: "weights", type: "int8", dims: [2, 2], data: Uint8Array.of(1, 254, 3, 4) },
      { name: "bytes", type: "uint8", dims: [2], data: Uint8Array.of(200, 0) },
      { name: "choice", type: "bool", dims: [2], data: Uint8Array.of(0, 1) },
      { name: "zero", type: "float32", dims: [], data: new Uint8Array(4) },
      {
        name: "places",
        type: "int64",
        dims: [1, 1],
        data: new Uint8Array(BigInt64Array.of(1n).buffer),
      },
      {
        name: "ones",
        type: "float32",
        dims: [1, 1],
        data: new Uint8Array(Float32Array.of(1).buffer),
      },
    ],
    inputs: [{ name: "x", type: "float32", dims: ["rows", 2] }],
    outputs: [{ name: "y", type: "float32", dims: [2, "rows"] }],
  });
  const session = await InferenceSession.create(file);
  const { y } = await session.run({
    x: new Tensor("float32", Float32Array.of(1, 2, 10, -20, 0, 0), [3, 2]),
  });
  // x · [[1, -2], [3, 4]]: second column 6, -100, 0; negative ones halved, one added in its first row.
  assert.deepEqual([...(y?.dims ?? [])], [2, 3]);
  assert.deepEqual(y?.data, Float32Array.of(0, 0, 0, 7, -50, 0));
  await session.release();
});

test("a constant of forty megabytes is written in one piece and read back whole", async () => {
  const values = new Float32Array(10_000_000).fill(1);
  values[9_999_999] = 3;
  const file = encodeModel({
    name: "large",
    opset: 18,
    nodes: [
      {
        op: "ReduceMax",
        inputs: ["values"],
        outputs: ["largest"],
        attributes: { keepdims: { int: 0 } },
      },
    ],
    initializers: [
      {
        name: "values",
        type: "float32",
        dims: [values.length],
        data: new Uint8Array(values.buffer),
      },
    ],
    inputs: [],
    outputs: [{ name: "largest", type: "float32", dims: [] }],
  });
  assert.ok(file.length - values.byteLength < 200);
  const session = await InferenceSession.create(file);
  assert.deepEqual((await session.run({}))["largest"]?.data, Float32Array.of(3));
  await session.release();
});
