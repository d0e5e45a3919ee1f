import { random } from "../../kernel/random.ts";

/** The size of the embedded model. */
export type ModelShape = Readonly<{
  layers: number;
  width: number;
  heads: number;
  feedForward: number;
  context: number;
  vocabulary: number;
}>;

/** One parameter tensor within the flat vector of all; `spread` is the standard deviation of its start, 0 for gains. */
export type Parameter = Readonly<{
  name: string;
  dims: readonly number[];
  size: number;
  spread: number;
}>;

const SPREAD = 0.02;

/** Every parameter in the order in which it lies in the flat vector. No biases; the head shares `tokens`. */
export function parameters(shape: ModelShape): readonly Parameter[] {
  const { width, feedForward } = shape;
  // What is written back into the residual stream starts smaller, so that its size does not grow with depth (GPT-2).
  const written = SPREAD / Math.sqrt(2 * shape.layers);
  const layer = (index: number): Parameter[] => [
    gain(`layer${index}.attentionNorm`, width),
    weight(`layer${index}.qkv`, [width, 3 * width], SPREAD),
    weight(`layer${index}.mix`, [width, width], written),
    gain(`layer${index}.feedForwardNorm`, width),
    weight(`layer${index}.up`, [width, feedForward], SPREAD),
    weight(`layer${index}.down`, [feedForward, width], written),
  ];
  return [
    weight("tokens", [shape.vocabulary, width], SPREAD),
    weight("positions", [shape.context, width], SPREAD),
    ...Array.from({ length: shape.layers }, (_, index) => layer(index)).flat(),
    gain("lastNorm", width),
  ];
}

/** The number of parameters. */
export function parameterCount(shape: ModelShape): number {
  return parameters(shape).reduce((sum, parameter) => sum + parameter.size, 0);
}

/**
 * The keyed random start: gains 1, weights uniform with their standard deviation. Uniform, because it needs no
 * logarithm or cosine, whose last bits differ between machines; the same key gives the same bits everywhere.
 */
export function startParameters(shape: ModelShape, key: string): Float32Array {
  const flat = new Float32Array(parameterCount(shape));
  let at = 0;
  for (const [index, parameter] of parameters(shape).entries()) {
    const end = at + parameter.size;
    if (parameter.spread === 0) flat.fill(1, at, end);
    else
      fillUniform(
        flat.subarray(at, end),
        parameter.spread * Math.sqrt(3),
        random(key, "trainer-start", index),
      );
    at = end;
  }
  return flat;
}

function fillUniform(target: Float32Array, bound: number, draw: () => number): void {
  for (let index = 0; index < target.length; index++) target[index] = (2 * draw() - 1) * bound;
}

function weight(name: string, dims: readonly number[], spread: number): Parameter {
  return { name, dims, size: dims.reduce((product, size) => product * size, 1), spread };
}

function gain(name: string, size: number): Parameter {
  return { name, dims: [size], size, spread: 0 };
}
