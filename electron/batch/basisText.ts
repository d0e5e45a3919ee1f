import { z } from "zod";
import type { Basis } from "./basis.ts";

/** A basis as the two texts of its row in the ledger: the rule (doubles to the bit) and its figures. */
export type BasisText = Readonly<{ encoded: string; figures: string }>;

const doubles = z.base64().transform((text) => {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return new Float64Array(bytes.buffer, 0, Math.floor(bytes.length / 8));
});

const Rule = z.strictObject({
  split: z.enum(["orthant", "median"]),
  mean: doubles,
  components: z.array(doubles),
  thresholds: doubles,
});

const Figures = z.strictObject({
  rows: z.int(),
  explainedVarianceRatio: z.array(z.number()),
  borderShare: z.number(),
  stability: z.number().nullable(),
});

/** Both texts are JSON; arrays of doubles are base64 of their little-endian bytes. */
export function encodeBasis({ split, mean, components, thresholds, figures }: Basis): BasisText {
  const rule = {
    split,
    mean: base64(mean),
    components: components.map(base64),
    thresholds: base64(thresholds),
  };
  return { encoded: JSON.stringify(rule), figures: JSON.stringify(figures) };
}

/** Gives back the very basis that was encoded. Throws when a text is not one that `encodeBasis` wrote. */
export function decodeBasis({ encoded, figures }: BasisText): Basis {
  const rule = Rule.parse(JSON.parse(encoded));
  return { ...rule, figures: Figures.parse(JSON.parse(figures)) };
}

function base64(list: Float64Array): string {
  return Buffer.from(list.buffer, list.byteOffset, list.byteLength).toString("base64");
}
