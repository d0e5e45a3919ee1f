import { Failure } from "../nouns/failure.ts";
import type { QuantisedVector } from "../nouns/vector.ts";
import { entryBeside } from "./entry.ts";
import { embeddedSchema, embedderOpenedSchema } from "./embedderMessages.ts";
import type { BrokenModel } from "./embeddingModel.ts";
import { silenceOnnxRuntime } from "./noTelemetry.ts";
import { openThread } from "./thread.ts";

/** A sentence embedding model on a thread of its own. */
export type Embedder = Readonly<{
  /** NAME@first twelve digits of the network file's sha256; vectors of one model only can be compared. */
  model: string;
  dimensions: number;
  /**
   * One vector per text, in the order of the texts. A text's bytes are the same whatever other texts
   * stand beside it. Texts are cut at the model's longest (256 tokens).
   */
  embed(texts: readonly string[]): Promise<readonly QuantisedVector[]>;
  /** Resolves with the reason when the thread dies by itself. */
  failed: Promise<Error>;
  /** Lets the calls under way end first: a thread stopped inside the model's native code aborts the process. */
  close(): Promise<void>;
}>;

/**
 * Opens the model of a folder (`model.onnx`, `tokenizer.json` and `model.json` with their sums) with
 * `threads` threads for its arithmetic. Throws a `Failure` of kind model-missing or model-damaged when the
 * folder is not whole.
 */
export async function openEmbedder(
  options: Readonly<{ folder: string; threads: number }>,
): Promise<Embedder> {
  silenceOnnxRuntime();
  const thread = openThread("The embedder", entryBeside(import.meta.url, "embedThread"), options);
  const opened = await thread
    .ask({ kind: "open" })
    .then((answer) => embedderOpenedSchema.parse(answer))
    .catch(async (error: unknown) => {
      await thread.close();
      throw error;
    });
  if (opened.outcome !== "open") {
    await thread.close();
    throw broken(options.folder, opened);
  }
  const { model, dimensions } = opened;
  return {
    model,
    dimensions,
    async embed(texts) {
      if (texts.length === 0) return [];
      const { scales, values } = embeddedSchema.parse(await thread.ask({ kind: "embed", texts }));
      return Array.from(scales, (scale, row) => ({
        scale,
        values: values.slice(row * dimensions, (row + 1) * dimensions),
      }));
    },
    failed: thread.failed,
    close: () => thread.finish(),
  };
}

function broken(folder: string, model: BrokenModel): Failure {
  const restore = "It comes with Seedbed: install Seedbed again to restore it.";
  return model.outcome === "missing"
    ? new Failure("model-missing", `The embedding model in ${folder} has no ${model.file}. ${restore}`)
    : new Failure(
        "model-damaged",
        `The embedding model in ${folder} is damaged (${model.file}: ${model.why}). ${restore}`,
      );
}
