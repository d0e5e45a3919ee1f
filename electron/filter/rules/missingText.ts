const text =
  "(?:text|sentences?|paragraphs?|passages?|articles?|poems?|stor(?:y|ies)|lists?|numbers?|words?|items|phrases?|code|table|data(?:set)?|email|letter|review|dialogue|conversation|chat|statements?|questions?|problem|equation|image|picture|message)";

/** What is handed over to be worked on; "the story" or "the list" may be one that everybody knows. */
const workpiece =
  "(?:text|sentences?|paragraphs?|passages?|articles?|excerpts?|essay|email|letter|dialogue|statements?|snippet)";

/** What is done to a text that is there; to write, describe or find one needs none. */
const work =
  "(?:summari[sz]e|translate|correct|fix|improve|proofread|edit|revise|rewrite|rephrase|reword|restate|paraphrase|shorten|simplify|condense|punctuate|capitali[sz]e|convert|change|transform|turn|classify|categori[sz]e|identify|extract|underline|highlight|count|analy[sz]e|read|find|select|delete|remove|replace|reconstruct|rearrange)";

/** The text ends there, or what is done with it goes on; "the article about bees" says which one is meant. */
const goesOn =
  "(?= ?[,.?!;]?$|[.?!;] | (?:and|for|into|in|to|so|with|using|from|as|while|without|more|below|above)\\b)";

/** Ways to point at a text: "the passage above", "the given sentence", "this article", "summarise the text". */
const pointers: readonly RegExp[] = [
  `\\b(?:the|these) (?:given|following|provided|attached) (?:\\w+ ){0,2}?${text}\\b`,
  `\\bthe following\\W*$`,
  `\\b${work} the following (?:into|to|in|from|as|using|for|so)\\b`,
  `\\b(?:the|this|these|those) (?:above|below|previous|preceding)\\b`,
  `\\b${text} (?:above|below)\\b`,
  `\\bthis (?:\\w+ )?${text}\\b${goesOn}`,
  `^(?:please )?${work} the ${workpiece}\\b${goesOn}`,
  `^(?:please )?${work} (?:\\w+ ){1,6}(?:in|of|from) the ${workpiece}\\b${goesOn}`,
].map((pattern) => new RegExp(pattern, "i"));

/** The text may stand in the instruction itself: behind a colon, in quotes, on a line of its own. */
const carriesText = /[:：]\s*\S|\n|\d\s*[-+*/=×÷]/;
const leastQuoted = 8;

/** Whether an instruction without an input speaks of a text that is not there (ALGORITHMS 6b, R6). */
export function refersToMissingText(task: Readonly<{ instruction: string; input: string }>): boolean {
  if (task.input.trim() !== "" || carriesText.test(task.instruction) || quotesText(task.instruction))
    return false;
  return pointers.some((pointer) => pointer.test(task.instruction.trim()));
}

/** Eight characters or more in quotes; a pattern would read a text of opening quotes once for each of them. */
function quotesText(instruction: string): boolean {
  const pieces = instruction.split(/(["”])/);
  // Every second piece is a closing quote, and the straight one before a piece opens it too.
  for (let at = 0; at + 1 < pieces.length; at += 2) {
    const piece = pieces[at] ?? "";
    const opened = pieces[at - 1] === '"' ? 0 : piece.indexOf("“") + 1;
    if ((opened > 0 || pieces[at - 1] === '"') && piece.length - opened >= leastQuoted) return true;
  }
  return false;
}
