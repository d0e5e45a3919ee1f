import type { OnnxAttribute, OnnxNode, OnnxTensor } from "../../kernel/onnxFile.ts";

type Attributes = Readonly<Record<string, OnnxAttribute>>;

/** From the gradient of a step's output, the gradients of its inputs, in their order. */
export type Pull = (gradient: string) => readonly string[];

/**
 * Collects ONNX nodes while a model is written down, and remembers how each step's gradient flows back.
 * A value is known by its name.
 */
export type Tape = Readonly<{
  nodes: readonly OnnxNode[];
  constants: readonly OnnxTensor[];
  /** Adds a node and names its only output. */
  emit: (op: string, inputs: readonly string[], attributes?: Attributes) => string;
  /** Adds a node with several outputs. */
  emitMany: (
    op: string,
    count: number,
    inputs: readonly string[],
    attributes?: Attributes,
  ) => readonly string[];
  /** An int64 vector, as shapes and axes want it. */
  ints: (values: readonly number[]) => string;
  scalar: (value: number) => string;
  /** Says how the gradient of `output` reaches `inputs`. */
  record: (output: string, inputs: readonly string[], pull: Pull) => string;
  /** Emits the backward pass from `output`, whose gradient is `seed`; gives the gradient of each value in `of`. */
  backward: (output: string, seed: string, of: readonly string[]) => readonly string[];
}>;

/** Reverse-mode differentiation over ONNX nodes: what it emits is an ordinary inference graph. */
export function openTape(): Tape {
  const nodes: OnnxNode[] = [];
  const constants = new Map<string, OnnxTensor>();
  const steps: Step[] = [];

  const emitMany: Tape["emitMany"] = (op, count, inputs, attributes = {}) => {
    const outputs = Array.from({ length: count }, (_, index) => `t${nodes.length}_${index}`);
    nodes.push({ op, inputs, outputs, attributes });
    return outputs;
  };
  const emit: Tape["emit"] = (op, inputs, attributes = {}) => {
    const output = `t${nodes.length}`;
    nodes.push({ op, inputs, outputs: [output], attributes });
    return output;
  };
  const constant = (name: string, tensor: Omit<OnnxTensor, "name">): string => {
    constants.set(name, { name, ...tensor });
    return name;
  };

  return {
    nodes,
    get constants() {
      return [...constants.values()];
    },
    emit,
    emitMany,
    ints: (values) =>
      constant(`ints_${values.join("_")}`, {
        type: "int64",
        dims: [values.length],
        data: new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer),
      }),
    scalar: (value) =>
      constant(`scalar_${value}`, {
        type: "float32",
        dims: [],
        data: new Uint8Array(Float32Array.of(value).buffer),
      }),
    record: (output, inputs, pull) => {
      steps.push({ output, inputs, pull });
      return output;
    },
    backward: (output, seed, of) => flowBack(steps, emit, { output, seed, of }),
  };
}

type Step = Readonly<{ output: string; inputs: readonly string[]; pull: Pull }>;

function flowBack(
  steps: readonly Step[],
  emit: Tape["emit"],
  { output, seed, of }: Readonly<{ output: string; seed: string; of: readonly string[] }>,
): readonly string[] {
  const arrived = new Map<string, string[]>([[output, [seed]]]);
  const total = (value: string): string => {
    const parts = arrived.get(value) ?? [];
    const [only] = parts;
    if (only === undefined) throw new Error(`no gradient reaches ${value}`);
    return parts.length === 1 ? only : emit("Sum", parts);
  };
  for (const step of steps.toReversed()) {
    const gradients = step.pull(total(step.output));
    step.inputs.forEach((input, index) => {
      const gradient = gradients[index];
      if (gradient === undefined) throw new Error(`${step.output} gives no gradient to ${input}`);
      arrived.set(input, [...(arrived.get(input) ?? []), gradient]);
    });
  }
  return of.map(total);
}
