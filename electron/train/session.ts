import { InferenceSession, Tensor } from "onnxruntime-node";

/** Opens a graph of ours on the CPU with this many threads. */
export function openSession(graph: Uint8Array, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(graph, {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Shapes differ from batch to batch; a memory plan for each of them would only pile up.
    enableMemPattern: false,
    // Threads that spin while they wait make a step three times slower beside any other work.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
}

export function vector(values: Float32Array): Tensor {
  return new Tensor("float32", values, [values.length]);
}

export function scalar(value: number): Tensor {
  return new Tensor("float32", Float32Array.of(value), []);
}

export function integers(values: BigInt64Array, dims: readonly number[] = [values.length]): Tensor {
  return new Tensor("int64", values, dims);
}

/** An output as float32 values. */
export function floats(outputs: InferenceSession.ReturnType, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (data instanceof Float32Array) return data;
  throw new Error(`the graph gave no float32 output ${name}`);
}
