import { workerData } from "node:worker_threads";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { z } from "zod";
import { quantise } from "../nouns/vector.ts";
import { answerParent } from "./answer.ts";
import { embedderOptionsSchema, embedderRequestSchema } from "./embedderMessages.ts";
import type { embeddedSchema, embedderOpenedSchema } from "./embedderMessages.ts";
import { readEmbeddingModel } from "./embeddingModel.ts";
import { callsOfEqualLength, openTextTokens } from "./textTokens.ts";
import type { TextTokens } from "./textTokens.ts";

const textsPerCall = 16;

type Loaded = Readonly<{ session: InferenceSession; tokens: TextTokens; dimensions: number }>;

const { folder, threads } = embedderOptionsSchema.parse(workerData);
let loaded: Loaded | undefined;

answerParent((request) => {
  const asked = embedderRequestSchema.parse(request);
  if (asked.kind === "open") return open();
  if (loaded === undefined) throw new Error("The embedding model was not opened.");
  return embed(loaded, asked.texts);
});

async function open(): Promise<z.infer<typeof embedderOpenedSchema>> {
  const model = await readEmbeddingModel(folder);
  if (model.outcome !== "whole") return model;
  const session = await InferenceSession.create(model.network, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Spinning threads would take the cores from the writer and the trainer between two calls.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
  const { id, dimensions, maxTokens, tokenizer } = model;
  loaded = { session, tokens: openTextTokens(tokenizer, maxTokens), dimensions };
  return { outcome: "open", model: id, dimensions };
}

async function embed(
  { session, tokens, dimensions }: Loaded,
  texts: readonly string[],
): Promise<z.infer<typeof embeddedSchema>> {
  const ids = texts.map((text) => tokens(text));
  const scales = new Float64Array(texts.length);
  const values = new Int8Array(texts.length * dimensions);
  for (const call of callsOfEqualLength(ids, textsPerCall)) {
    const found = await run(
      session,
      call.map((index) => ids[index] ?? []),
    );
    if (found.length !== call.length * dimensions) {
      throw new Error(`The model gave ${found.length} numbers for ${call.length} texts.`);
    }
    for (const [row, index] of call.entries()) {
      const vector = quantise(found.subarray(row * dimensions, (row + 1) * dimensions));
      scales[index] = vector.scale;
      values.set(vector.values, index * dimensions);
    }
  }
  return { scales, values };
}

async function run(session: InferenceSession, rows: readonly (readonly number[])[]): Promise<Float32Array> {
  const dims = [rows.length, rows[0]?.length ?? 0];
  const ids = BigInt64Array.from(rows.flat(), BigInt);
  const outputs = await session.run({
    input_ids: new Tensor("int64", ids, dims),
    attention_mask: new Tensor(
      "int64",
      ids.map(() => 1n),
      dims,
    ),
  });
  const data = outputs["sentence_embedding"]?.data;
  if (!(data instanceof Float32Array)) throw new Error("The model has no output sentence_embedding.");
  return data;
}
