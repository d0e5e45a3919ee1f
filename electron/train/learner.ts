import type { InferenceSession } from "onnxruntime-node";
import { gradientGraph } from "./graph/model.ts";
import { adam, updateGraph } from "./graph/optimiser.ts";
import { parameterCount } from "./graph/parameters.ts";
import type { ModelShape } from "./graph/parameters.ts";
import { floats, integers, openSession, scalar, vector } from "./session.ts";
import { layOut } from "./tokens.ts";
import type { TokenPair } from "./tokens.ts";

/** What one optimiser step needs beside its batch. */
export type StepSettings = Readonly<{
  learningRate: number;
  clipNorm: number;
  weightDecay: number;
  /** AdamW's t: the updates made so far and this one. */
  update: number;
}>;

/** What one step found. Losses are in nats per token; null where something was not finite. */
export type Learned = Readonly<{
  loss: number | null;
  /** Global L2 norm of the gradient of the mean token loss, over all parameters, before clipping. */
  gradientNorm: number | null;
  /** Variance (over examples) of the examples' mean losses. */
  lossVariance: number | null;
  tokens: number;
  clipped: boolean;
  /** Something was not finite: the parameters stayed as they were. */
  skipped: boolean;
}>;

/** Loss and gradient of a batch, without an update. */
export type Slope = Readonly<{
  exampleLosses: readonly ExampleLoss[];
  tokens: number;
  gradient: Float32Array;
}>;
type ExampleLoss = Readonly<{ total: number; tokens: number }>;

export type Learner = Readonly<{
  /** Parameters, first and second moments, one after the other; the step after the next writes over them. */
  state: () => Float32Array;
  /** Forward and backward pass alone; the gradient is overwritten by the next call. */
  slope: (pairs: readonly TokenPair[]) => Promise<Slope>;
  step: (pairs: readonly TokenPair[], settings: StepSettings) => Promise<Learned>;
  close: () => Promise<void>;
}>;

/**
 * Padded positions of one pass through the gradient graph; a larger batch is split and its gradients are summed.
 * Small passes stay in the processor's cache: 512 positions took 205 ms where 4096 took 290, and half the memory.
 */
const MAX_POSITIONS = 512;

/**
 * The embedded model with its optimiser, run by onnxruntime on the CPU.
 * @param state parameters, first and second moments, flat; taken over by the learner.
 */
export async function openLearner(shape: ModelShape, threads: number, state: Float32Array): Promise<Learner> {
  const count = parameterCount(shape);
  const gradientSession = await openSession(gradientGraph(shape), threads);
  const updateSession = await openSession(updateGraph(count), threads);
  let current: Float32Array = state;
  let next: Float32Array = new Float32Array(state.length);
  let sum = new Float32Array(count);
  let total = new Float32Array(count);

  const slope = async (pairs: readonly TokenPair[]): Promise<Slope> => {
    const tokens = pairs.reduce((all, pair) => all + pair.tokens.length - pair.answerAt, 0);
    const exampleLosses: ExampleLoss[] = [];
    total.fill(0);
    for (const part of splitBatch(pairs)) {
      [sum, total] = [total, sum];
      const parameters = current.subarray(0, count);
      exampleLosses.push(
        ...(await pass(gradientSession, part, { parameters, sum, total, weight: 1 / tokens })),
      );
    }
    return { exampleLosses, tokens, gradient: total };
  };

  const step = async (pairs: readonly TokenPair[], settings: StepSettings): Promise<Learned> => {
    const { exampleLosses, tokens, gradient } = await slope(pairs);
    const norm = await update(updateSession, { current, next, gradient, settings });
    const loss = exampleLosses.reduce((all, example) => all + example.total, 0) / tokens;
    const skipped = !Number.isFinite(norm) || !Number.isFinite(loss);
    if (!skipped) [current, next] = [next, current];
    return {
      loss: finite(loss),
      gradientNorm: skipped ? null : norm,
      lossVariance: finite(variance(exampleLosses.map((example) => example.total / example.tokens))),
      tokens,
      clipped: !skipped && norm > settings.clipNorm,
      skipped,
    };
  };

  return {
    state: () => current,
    slope,
    step,
    close: async () => {
      await gradientSession.release();
      await updateSession.release();
    },
  };
}

type Pass = Readonly<{
  parameters: Float32Array;
  sum: Float32Array;
  total: Float32Array;
  weight: number;
}>;

async function pass(
  session: InferenceSession,
  pairs: readonly TokenPair[],
  buffers: Pass,
): Promise<ExampleLoss[]> {
  const laid = layOut(pairs);
  const outputs = await session.run(
    {
      parameters: vector(buffers.parameters),
      sum: vector(buffers.sum),
      ids: integers(laid.ids, [laid.batch, laid.time]),
      rows: integers(laid.rows),
      slots: integers(laid.slots),
      targets: integers(laid.targets),
      weight: scalar(buffers.weight),
    },
    { gradient: vector(buffers.total), row_loss: null },
  );
  const totals = pairs.map((pair) => ({ total: 0, tokens: pair.tokens.length - pair.answerAt }));
  for (const [row, rowLoss] of floats(outputs, "row_loss").entries()) {
    const example = totals[laid.owners[row] ?? -1];
    if (example === undefined) throw new Error(`row ${row} belongs to no example`);
    example.total += rowLoss;
  }
  return totals;
}

type Update = Readonly<{
  current: Float32Array;
  next: Float32Array;
  gradient: Float32Array;
  settings: StepSettings;
}>;

async function update(
  session: InferenceSession,
  { current, next, gradient, settings }: Update,
): Promise<number> {
  const part = (state: Float32Array, index: number) =>
    vector(state.subarray(index * gradient.length, (index + 1) * gradient.length));
  const outputs = await session.run(
    {
      parameters: part(current, 0),
      first: part(current, 1),
      second: part(current, 2),
      gradient: vector(gradient),
      clip_norm: scalar(settings.clipNorm),
      kept_share: scalar(1 - settings.learningRate * settings.weightDecay),
      step_size: scalar(settings.learningRate / (1 - adam.beta1 ** settings.update)),
      root_correction: scalar(Math.sqrt(1 - adam.beta2 ** settings.update)),
    },
    {
      parameters_next: part(next, 0),
      first_next: part(next, 1),
      second_next: part(next, 2),
      norm: null,
    },
  );
  const [norm] = floats(outputs, "norm");
  if (norm === undefined) throw new Error("the update graph gave no norm");
  return norm;
}

/** Parts of at most MAX_POSITIONS padded positions, but at least one pair; pairs of like length go together. */
function splitBatch(pairs: readonly TokenPair[]): TokenPair[][] {
  const parts: TokenPair[][] = [];
  let part: TokenPair[] = [];
  let time = 0;
  for (const pair of pairs.toSorted((a, b) => a.tokens.length - b.tokens.length)) {
    const longer = Math.max(time, pair.tokens.length - 1);
    if (part.length > 0 && longer * (part.length + 1) > MAX_POSITIONS) {
      parts.push(part);
      part = [];
      time = 0;
    }
    part.push(pair);
    time = Math.max(time, pair.tokens.length - 1);
  }
  return part.length === 0 ? parts : [...parts, part];
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
