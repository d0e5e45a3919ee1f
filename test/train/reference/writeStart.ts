/** Writes what torch_reference.py reads: node test/train/reference/writeStart.ts FOLDER */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parameters, startParameters } from "../../../electron/train/graph/parameters.ts";
import { wireConfigOf } from "../../../electron/train/step.ts";
import { tokenise } from "../../../electron/train/tokens.ts";
import { modelShape } from "../../../electron/train/training.ts";
import { referenceConfig, referenceKey, referencePairs } from "./model.ts";

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: node writeStart.ts FOLDER");
const shape = modelShape(wireConfigOf(referenceConfig, referenceKey, 1));
const start = startParameters(shape, referenceKey);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "start.f32"), new Uint8Array(start.buffer));
writeFileSync(
  join(folder, "start.json"),
  JSON.stringify({
    shape,
    parameters: parameters(shape).map(({ name, dims }) => ({ name, dims })),
    pairs: referencePairs.map((pair) => tokenise(pair, shape.context)),
    config: referenceConfig,
    steps: 3,
  }),
);
