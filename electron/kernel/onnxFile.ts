/** ONNX element types this project writes; the numbers are `TensorProto.DataType` and the value of Cast's `to`. */
export const elementType = { float32: 1, uint8: 2, int8: 3, int64: 7, bool: 9 } as const;

export type OnnxType = keyof typeof elementType;

/** One attribute of a node, tagged by its ONNX kind, because 1 and 1.0 are different there. */
export type OnnxAttribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly ints: readonly number[] }
  | { readonly string: string };

/** A constant; `data` holds its elements raw and little-endian, row by row. */
export type OnnxTensor = {
  readonly name: string;
  readonly type: OnnxType;
  readonly dims: readonly number[];
  readonly data: Uint8Array;
};

export type OnnxNode = {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  readonly domain?: string;
};

/** An input or output of the graph; a dimension given as text is free and bears that name. */
export type OnnxValue = {
  readonly name: string;
  readonly type: OnnxType;
  readonly dims: readonly (number | string)[];
};

export type OnnxGraph = {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly opset: number;
};

/** A message not yet joined: its parts stay where they are until the whole file is written once. */
type Message = { readonly bytes: number; readonly parts: readonly Uint8Array[] };

const IR_VERSION = 9;
const MAX_FILE_BYTES = 2 ** 31 - 1;
const text = new TextEncoder();

/**
 * Writes a graph as the bytes of an ONNX `ModelProto` (onnx.proto3; field numbers beside each field).
 * Constants are copied once, so hundred-megabyte initializers cost their own size.
 * @throws RangeError when the file would pass protobuf's limit of 2 GiB.
 */
export function encodeModel(graph: OnnxGraph): Uint8Array {
  const domains = new Set(["", ...graph.nodes.map((node) => node.domain ?? "")]);
  const model = join([
    int(1, IR_VERSION),
    string(2, "seedbed"),
    message(7, encodeGraph(graph)),
    ...[...domains].map((domain) =>
      message(8, join([string(1, domain), int(2, domain === "" ? graph.opset : 1)])),
    ),
  ]);
  if (model.bytes > MAX_FILE_BYTES) {
    throw new RangeError(`an ONNX file holds at most ${MAX_FILE_BYTES} bytes, this one needs ${model.bytes}`);
  }
  const file = new Uint8Array(model.bytes);
  let at = 0;
  for (const part of model.parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function encodeGraph(graph: OnnxGraph): Message {
  return join([
    ...graph.nodes.map((node, index) => message(1, encodeNode(node, index))),
    string(2, graph.name),
    ...graph.initializers.map((tensor) => message(5, encodeTensor(tensor))),
    ...graph.inputs.map((value) => message(11, encodeValue(value))),
    ...graph.outputs.map((value) => message(12, encodeValue(value))),
  ]);
}

function encodeNode(node: OnnxNode, index: number): Message {
  return join([
    ...node.inputs.map((name) => string(1, name)),
    ...node.outputs.map((name) => string(2, name)),
    string(3, `${node.op}_${index}`),
    string(4, node.op),
    ...Object.entries(node.attributes ?? {}).map(([name, value]) => message(5, encodeAttribute(name, value))),
    ...(node.domain === undefined ? [] : [string(7, node.domain)]),
  ]);
}

function encodeAttribute(name: string, value: OnnxAttribute): Message {
  const field = string(1, name);
  if ("int" in value) return join([field, int(3, value.int), int(20, 2)]);
  if ("float" in value) return join([field, float(2, value.float), int(20, 1)]);
  if ("string" in value) return join([field, string(4, value.string), int(20, 3)]);
  return join([field, ...value.ints.map((n) => int(8, n)), int(20, 7)]);
}

function encodeTensor(tensor: OnnxTensor): Message {
  return join([
    ...tensor.dims.map((size) => int(1, size)),
    int(2, elementType[tensor.type]),
    string(8, tensor.name),
    bytes(9, tensor.data),
  ]);
}

function encodeValue(value: OnnxValue): Message {
  const shape = value.dims.map((size) =>
    message(1, typeof size === "number" ? int(1, size) : string(2, size)),
  );
  const tensorType = join([int(1, elementType[value.type]), message(2, join(shape))]);
  return join([string(1, value.name), message(2, message(1, tensorType))]);
}

function join(messages: readonly Message[]): Message {
  return {
    bytes: messages.reduce((sum, part) => sum + part.bytes, 0),
    parts: messages.flatMap((part) => part.parts),
  };
}

function message(field: number, content: Message): Message {
  const head = Uint8Array.from([...varint(field * 8 + 2), ...varint(content.bytes)]);
  return { bytes: head.length + content.bytes, parts: [head, ...content.parts] };
}

function bytes(field: number, content: Uint8Array): Message {
  return message(field, { bytes: content.length, parts: [content] });
}

function string(field: number, content: string): Message {
  return bytes(field, text.encode(content));
}

function int(field: number, value: number): Message {
  const part = Uint8Array.from([...varint(field * 8), ...varint(value)]);
  return { bytes: part.length, parts: [part] };
}

function float(field: number, value: number): Message {
  const part = new Uint8Array(5);
  part[0] = field * 8 + 5;
  new DataView(part.buffer).setFloat32(1, value, true);
  return { bytes: 5, parts: [part] };
}

function varint(value: number): number[] {
  const groups: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    groups.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  groups.push(Number(rest));
  return groups;
}
