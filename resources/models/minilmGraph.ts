import type {
  OnnxAttribute,
  OnnxGraph,
  OnnxNode,
  OnnxTensor,
  OnnxType,
} from "../../electron/kernel/onnxFile.ts";
import type { Weights } from "./safetensors.ts";

const layers = 6;
const heads = 12;
const headWidth = 32;
const width = heads * headWidth;
const layerNormEpsilon = 1e-12;

type Parts = { nodes: OnnxNode[]; initializers: OnnxTensor[] };

/**
 * The graph of all-MiniLM-L6-v2: `input_ids` and `attention_mask` (int64, batch × sequence) to
 * `sentence_embedding` (float, batch × 384), pooled over the mask and of length 1.
 * Matrices are stored as int8 with one float scale per output channel and turned into floats by Cast and
 * Mul, which the runtime folds when it loads the file; the word table has one scale per row and is turned
 * after the look-up. Everything is computed in 32-bit floats.
 */
export function minilmGraph(weights: (name: string) => Weights): OnnxGraph {
  const parts: Parts = { nodes: [], initializers: [] };
  const hidden = Array.from({ length: layers }).reduce<string>(
    (input, _, layer) => addLayer(parts, weights, layer, input),
    addEmbeddings(parts, weights),
  );
  addPooling(parts, hidden);
  return {
    name: "all-MiniLM-L6-v2-int8",
    opset: 20,
    nodes: parts.nodes,
    initializers: parts.initializers,
    inputs: [
      { name: "input_ids", type: "int64", dims: ["batch", "sequence"] },
      { name: "attention_mask", type: "int64", dims: ["batch", "sequence"] },
    ],
    outputs: [{ name: "sentence_embedding", type: "float32", dims: ["batch", width] }],
  };
}

function addEmbeddings(parts: Parts, weights: (name: string) => Weights): string {
  const words = quantiseRows(weights("embeddings.word_embeddings.weight"));
  constant(parts, "words", "int8", words.dims, words.bytes);
  constant(parts, "words.scale", "float32", [words.scales.length, 1], words.scales);
  const positions = weights("embeddings.position_embeddings.weight");
  const tokenType = weights("embeddings.token_type_embeddings.weight").values;
  // Every text has token type 0, so its row is added to the positions once and for all.
  const table = positions.values.map((value, index) => value + (tokenType[index % width] ?? 0));
  constant(parts, "positions", "float32", positions.dims, table);
  constant(parts, "zero", "int64", [1], BigInt64Array.of(0n));
  const found = node(parts, "Gather", ["words", "input_ids"]);
  const scale = node(parts, "Gather", ["words.scale", "input_ids"]);
  const word = node(parts, "Mul", [node(parts, "Cast", [found], { to: { int: 1 } }), scale]);
  const shape = node(parts, "Shape", ["input_ids"], { start: { int: 1 }, end: { int: 2 } });
  const position = node(parts, "Slice", ["positions", "zero", shape]);
  const sum = node(parts, "Add", [word, position]);
  addMask(parts);
  return layerNorm(parts, weights, sum, "embeddings.LayerNorm");
}

/** `mask` (batch × 1 × sequence) and `bias` (batch × 1 × 1 × sequence: 0 where a token is, −10⁹ elsewhere). */
function addMask(parts: Parts): void {
  constant(parts, "one", "float32", [], Float32Array.of(1));
  constant(parts, "far", "float32", [], Float32Array.of(1e9));
  constant(parts, "axes.head", "int64", [2], BigInt64Array.of(1n, 2n));
  constant(parts, "axes.row", "int64", [1], BigInt64Array.of(1n));
  const mask = node(parts, "Cast", ["attention_mask"], { to: { int: 1 } });
  node(parts, "Unsqueeze", [mask, "axes.row"], {}, "mask");
  const absent = node(parts, "Mul", [node(parts, "Sub", [mask, "one"]), "far"]);
  node(parts, "Unsqueeze", [absent, "axes.head"], {}, "bias");
  constant(parts, "split", "int64", [4], BigInt64Array.of(0n, 0n, BigInt(heads), BigInt(headWidth)));
  constant(parts, "merge", "int64", [3], BigInt64Array.of(0n, 0n, BigInt(width)));
  constant(parts, "headScale", "float32", [], Float32Array.of(1 / Math.sqrt(headWidth)));
}

function addLayer(parts: Parts, weights: (name: string) => Weights, layer: number, input: string): string {
  const prefix = `encoder.layer.${layer}`;
  const toHeads = (name: string, perm: readonly number[]): string => {
    const projected = linear(parts, weights, input, `${prefix}.attention.self.${name}`);
    const split = node(parts, "Reshape", [projected, "split"]);
    return node(parts, "Transpose", [split], { perm: { ints: perm } });
  };
  const query = toHeads("query", [0, 2, 1, 3]);
  const key = toHeads("key", [0, 2, 3, 1]);
  const value = toHeads("value", [0, 2, 1, 3]);
  const product = node(parts, "MatMul", [query, key]);
  const scores = node(parts, "Add", [node(parts, "Mul", [product, "headScale"]), "bias"]);
  const shares = node(parts, "Softmax", [scores], { axis: { int: -1 } });
  const mixed = node(parts, "MatMul", [shares, value]);
  const turned = node(parts, "Transpose", [mixed], { perm: { ints: [0, 2, 1, 3] } });
  const merged = node(parts, "Reshape", [turned, "merge"]);
  const attended = linear(parts, weights, merged, `${prefix}.attention.output.dense`);
  const middle = layerNorm(
    parts,
    weights,
    node(parts, "Add", [attended, input]),
    `${prefix}.attention.output.LayerNorm`,
  );
  const wide = node(parts, "Gelu", [linear(parts, weights, middle, `${prefix}.intermediate.dense`)]);
  const narrow = linear(parts, weights, wide, `${prefix}.output.dense`);
  return layerNorm(parts, weights, node(parts, "Add", [narrow, middle]), `${prefix}.output.LayerNorm`);
}

/** The sum over the tokens: setting the length to 1 makes it the mean's direction. */
function addPooling(parts: Parts, hidden: string): void {
  const sum = node(parts, "MatMul", ["mask", hidden]);
  const flat = node(parts, "Squeeze", [sum, "axes.row"]);
  node(parts, "LpNormalization", [flat], { axis: { int: -1 }, p: { int: 2 } }, "sentence_embedding");
}

function linear(parts: Parts, weights: (name: string) => Weights, input: string, name: string): string {
  const { dims, values } = weights(`${name}.weight`);
  const { bytes, scales } = quantiseRows({ dims, values });
  const [outputs = 0, inputs = 0] = dims;
  const turned = new Int8Array(bytes.length);
  for (let row = 0; row < outputs; row += 1) {
    for (let column = 0; column < inputs; column += 1) {
      turned[column * outputs + row] = bytes[row * inputs + column] ?? 0;
    }
  }
  constant(parts, `${name}.int8`, "int8", [inputs, outputs], turned);
  constant(parts, `${name}.scale`, "float32", [outputs], scales);
  const bias = weights(`${name}.bias`);
  constant(parts, `${name}.bias`, "float32", bias.dims, bias.values);
  const cast = node(parts, "Cast", [`${name}.int8`], { to: { int: 1 } });
  const matrix = node(parts, "Mul", [cast, `${name}.scale`]);
  return node(parts, "Add", [node(parts, "MatMul", [input, matrix]), `${name}.bias`]);
}

function layerNorm(parts: Parts, weights: (name: string) => Weights, input: string, name: string): string {
  for (const part of ["weight", "bias"]) {
    const { dims, values } = weights(`${name}.${part}`);
    constant(parts, `${name}.${part}`, "float32", dims, values);
  }
  return node(parts, "LayerNormalization", [input, `${name}.weight`, `${name}.bias`], {
    axis: { int: -1 },
    epsilon: { float: layerNormEpsilon },
  });
}

/** One int8 row per row of the matrix, with scale = largest absolute value ÷ 127. */
function quantiseRows({ dims, values }: Weights): Readonly<{
  dims: readonly number[];
  bytes: Int8Array;
  scales: Float32Array;
}> {
  const [rows = 0, columns = 0] = dims;
  const bytes = new Int8Array(values.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const from = row * columns;
    const line = values.subarray(from, from + columns);
    scales[row] = line.reduce((max, value) => Math.max(max, Math.abs(value)), 0) / 127;
    const scale = scales[row] || 1;
    bytes.set(
      line.map((value) => Math.round(value / scale)),
      from,
    );
  }
  return { dims, bytes, scales };
}

function constant(
  parts: Parts,
  name: string,
  type: OnnxType,
  dims: readonly number[],
  values: Int8Array | Float32Array | BigInt64Array,
): void {
  const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  parts.initializers.push({ name, type, dims, data });
}

function node(
  parts: Parts,
  op: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, OnnxAttribute>> = {},
  output = `value_${parts.nodes.length}`,
): string {
  parts.nodes.push({ op, inputs, outputs: [output], attributes });
  return output;
}
