import { readFileSync } from "node:fs";
import { resourceFile } from "../nouns/resources.ts";

const file = resourceFile("seeds/sample.jsonl");

/** Our own sample seeds as a seed file: all of them, or the first 24. */
export function sampleFile(which: "sample" | "sample-24"): Readonly<{ name: string; bytes: Uint8Array }> {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const chosen = which === "sample" ? lines : lines.slice(0, 24);
  return { name: which, bytes: new TextEncoder().encode(`${chosen.join("\n")}\n`) };
}
