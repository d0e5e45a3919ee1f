/** One label at the start of a line, as models write it: `4. Input:`, `**Input:**`, `Inputs :`. */
export type Label = Readonly<{
  field: "instruction" | "input" | "output";
  number: number | null;
  /** What stands behind the label on its line. */
  rest: string;
}>;

const labelLine =
  /^[ \t]*(?:[#>*_•-]+[ \t]*)*(?:(?:task|item)[ \t]+)?[([]?(?:(\d{1,3})[ \t]*[.):\]]*[ \t]*)?[*_]*(instruction|input|output)s?(?:[ \t]*\d{1,3})?[ \t]*[*_]*[ \t]*[:：][ \t]*[*_]*[ \t]*(.*)$/iu;

const hardSeparator = /^[ \t]*#{3,}[ \t]*$/;
const trailingSeparators = /(?:\n[ \t]*(?:[#]{3,}|[-]{3,}|[*]{3,}|[=]{3,}|[_]{3,})?[ \t]*)+$/;
const wrappingFence = /^[ \t]*`{3,}[\w-]*[ \t]*$/;

/** The label that a line begins with, or null. */
export function labelOf(line: string): Label | null {
  const found = labelLine.exec(line);
  if (found === null) return null;
  const [, digits, word, rest] = found;
  const field = fieldNamed(word);
  if (field === null) return null;
  const number = digits === undefined ? null : Number(digits);
  return { field, number, rest: withoutLooseBold(rest ?? "") };
}

/** "**Instruction: Name a river.**" leaves two asterisks that close what stood before the label. */
function withoutLooseBold(rest: string): string {
  const bold = rest.trimEnd();
  return bold.endsWith("**") && bold.indexOf("**") === bold.length - 2 ? bold.slice(0, -2) : rest;
}

function fieldNamed(word: string | undefined): Label["field"] | null {
  const name = word?.toLowerCase();
  return name === "instruction" || name === "input" || name === "output" ? name : null;
}

/** The text without white space and separator lines around it. */
export function withoutSeparators(text: string): string {
  return `\n${text}`.replace(trailingSeparators, "").trim();
}

/**
 * The parts of a list reply, each a task or what stands between tasks. A part begins at a line of `###`
 * or at a line with an Instruction label; other separators are too common inside answers to split there.
 */
export function listParts(reply: string): readonly string[] {
  const lines = withoutWrappingFence(unified(reply).split("\n"));
  const numbered = lines.some((line) => {
    const label = labelOf(line);
    return label?.field === "instruction" && label.number !== null;
  });
  const parts: string[][] = [[]];
  for (const line of lines) {
    const part = parts.at(-1) ?? [];
    if (hardSeparator.test(line)) {
      parts.push([]);
      continue;
    }
    const label = labelOf(line);
    const begins = label?.field === "instruction" && (label.number !== null || !numbered);
    if (begins && part.some((earlier) => earlier.trim() !== "")) parts.push([line]);
    else part.push(line);
  }
  return parts.map((part) => part.join("\n"));
}

/** Line ends of one kind, and the layouts that only differ in where a line breaks brought to one. */
function unified(reply: string): string {
  return (
    reply
      .replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n")
      // "… last words ### 5. Instruction: …": the separator stands in the line.
      .replace(/[ \t]*#{3,}\s*(?=[*_]*\d{1,3}[ \t]*[.)][ \t]*[*_]*instruction)/giu, "\n###\n")
      // "### Task 4" or "4." alone, with the label on the next line.
      .replace(
        /^[ \t]*[#*_]*[ \t]*(?:(?:task|item)[ \t]*)?(\d{1,3})[ \t]*[.):]?[ \t]*[*_]*[ \t]*\n\s*(?=[#*_ \t]*instructions?[ \t*_]*:)/gimu,
        "###\n$1. ",
      )
      // "4. Name a river." with an unnumbered Input or Output label on the next line.
      .replace(
        /^[ \t]*[*_]*(\d{1,3})[.)][*_]*[ \t]+(?![*_]*(?:instruction|input|output)s?\b)(\S.*)\n+(?=[ \t]*[*_-]*[ \t]*(?:input|output)s?[ \t*_]*:)/gimu,
        "$1. Instruction: $2\n",
      )
  );
}

/** A fence that opens before the first label and closes after the last one belongs to no task. */
function withoutWrappingFence(lines: readonly string[]): readonly string[] {
  const firstLabel = lines.findIndex((line) => labelOf(line) !== null);
  const opening = lines.findIndex((line) => wrappingFence.test(line));
  if (opening === -1 || firstLabel === -1 || opening > firstLabel) return lines;
  const closing = lines.findLastIndex((line) => wrappingFence.test(line));
  return lines.filter((_, index) => index !== opening && index !== closing);
}
