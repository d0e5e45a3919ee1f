import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Card = z.object({
  name: z.string().min(1),
  dimensions: z.int().positive(),
  maxTokens: z.int().min(3),
  files: z.object({ "model.onnx": sha256, "tokenizer.json": sha256 }),
});

/** The files of a model folder, checked against the sums in its `model.json`. */
export type EmbeddingModel = Readonly<{
  outcome: "whole";
  /** Name and the first twelve digits of the sum of the network's file: vectors of one id can be compared. */
  id: string;
  dimensions: number;
  /** The longest text in tokens, with the start and end tokens. */
  maxTokens: number;
  network: Uint8Array;
  tokenizer: object;
}>;

export type BrokenModel =
  | Readonly<{ outcome: "missing"; file: string }>
  | Readonly<{ outcome: "damaged"; file: string; why: string }>;

/** Reads `model.json`, `model.onnx` and `tokenizer.json` of a folder; about 0.1 s for 23 MB. */
export async function readEmbeddingModel(folder: string): Promise<EmbeddingModel | BrokenModel> {
  const cardBytes = await read(folder, "model.json");
  if (cardBytes === undefined) return { outcome: "missing", file: "model.json" };
  const card = Card.safeParse(parseJson(cardBytes));
  if (!card.success) return { outcome: "damaged", file: "model.json", why: "it cannot be read" };
  const { name, dimensions, maxTokens, files } = card.data;
  const network = await wholeFile(folder, "model.onnx", files["model.onnx"]);
  if ("outcome" in network) return network;
  const tokenizer = await wholeFile(folder, "tokenizer.json", files["tokenizer.json"]);
  if ("outcome" in tokenizer) return tokenizer;
  return {
    outcome: "whole",
    id: `${name}@${files["model.onnx"].slice(0, 12)}`,
    dimensions,
    maxTokens,
    network: network.bytes,
    tokenizer: z.looseObject({}).parse(parseJson(tokenizer.bytes)),
  };
}

async function wholeFile(
  folder: string,
  file: string,
  sum: string,
): Promise<Readonly<{ bytes: Uint8Array }> | BrokenModel> {
  const bytes = await read(folder, file);
  if (bytes === undefined) return { outcome: "missing", file };
  const found = createHash("sha256").update(bytes).digest("hex");
  return found === sum ? { bytes } : { outcome: "damaged", file, why: "its sha256 differs" };
}

async function read(folder: string, file: string): Promise<Uint8Array | undefined> {
  return readFile(join(folder, file)).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
