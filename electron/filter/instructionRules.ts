import type { DropRule } from "../nouns/rules.ts";

/** What a model that only writes text cannot give (ALGORITHMS 2.1 and 3: 18 entries, as whole words). */
const blacklist =
  /\b(?:image|images|graph|graphs|picture|pictures|file|files|map|maps|draw|plot|go to|video|audio|music|flowchart|diagram)\b/i;

/** The 32 characters of Python's string.punctuation. */
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** The first text heuristic of ALGORITHMS 3 that an instruction breaks, or null. Only the instruction counts. */
export function instructionRule(instruction: string): DropRule | null {
  const words = instruction.split(/\s+/).filter((word) => word !== "").length;
  const [first] = instruction;
  if (first === undefined || words === 0) return "empty_instruction";
  if (words <= 3) return "too_short";
  if (words > 150) return "too_long";
  if (blacklist.test(instruction)) return "blacklisted_word";
  if (instruction.startsWith("Write a program")) return "starts_with_program";
  if (punctuation.includes(first)) return "starts_with_punctuation";
  if (first.charCodeAt(0) > 127) return "not_ascii_start";
  return null;
}
