const text =
  "(?:text|sentences?|paragraphs?|passages?|articles?|poems?|stor(?:y|ies)|lists?|numbers?|words?|items|phrases?|code|table|data(?:set)?|email|letter|review|dialogue|conversation|chat|statements?|questions?|problem|equation|image|picture|message)";

/** Ways to point at a text: "the passage above", "the given sentence", "this article". */
const pointers: readonly RegExp[] = [
  `\\b(?:the|these) (?:given|following|provided|attached) (?:\\w+ ){0,2}?${text}\\b`,
  `\\bthe following\\W*$`,
  `\\b(?:the|this|these|those) (?:above|below|previous|preceding)\\b`,
  `\\b${text} (?:above|below)\\b`,
  `\\bthis (?:\\w+ )?${text}\\b(?= ?[,.?!]?$| (?:and|for|into|in|with|so|more)\\b)`,
].map((pattern) => new RegExp(pattern, "i"));

/** The text may stand in the instruction itself: behind a colon, in quotes, on a line of its own. */
const carriesText = /[:：]\s*\S|["“][^"”]{8,}["”]|\n|\d\s*[-+*/=×÷]/;

/** Whether an instruction without an input speaks of a text that is not there (ALGORITHMS 6b, R6). */
export function refersToMissingText(task: Readonly<{ instruction: string; input: string }>): boolean {
  if (task.input.trim() !== "" || carriesText.test(task.instruction)) return false;
  return pointers.some((pointer) => pointer.test(task.instruction.trim()));
}
