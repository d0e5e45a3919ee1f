import { createHash } from "node:crypto";

/** What makes two seeds the same task: instruction and input, white space at the ends aside. */
export function textHash(seed: Readonly<{ instruction: string; input: string }>): string {
  const text = [seed.instruction, seed.input].map((part) => part.trim()).join("\0");
  return createHash("sha256").update(text, "utf8").digest("hex");
}
