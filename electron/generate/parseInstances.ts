/** An input and the output that answers it; input "" when the instruction stands alone. */
type Instance = Readonly<{ input: string; output: string }>;

/** True for exactly "Yes", "yes" or "YES": whether an instruction is a classification task (ALGORITHMS 2.2). */
export function saysClassification(reply: string): boolean {
  return ["Yes", "yes", "YES"].includes(reply.trim());
}

/**
 * The instances of an input-first reply (ALGORITHMS 2.3): parts split at "Example n", in each the text
 * before "Output:" is the input. A reply that ran into the token limit loses its last instance.
 */
export function parseInputFirst(reply: string, finishReason: string): readonly Instance[] {
  const text = reply.trim();
  const parts = /Example\s?\d*\.?/.test(text)
    ? text.split(/Example\s?\d*\.?/).filter((part) => part.trim() !== "")
    : /Output\s*\d*\s*:/.test(text)
      ? [text]
      : [];
  return withoutCut(parts.map(inputFirst), finishReason);
}

/** The instances of an output-first reply (ALGORITHMS 2.3): "Class label: …", then the input below it. */
export function parseOutputFirst(reply: string, finishReason: string): readonly Instance[] {
  const parts = reply.split("Class label:").slice(1);
  const instances = parts.map((part) => {
    const [label = "", ...input] = part.trim().split("\n");
    return { input: input.join("\n").trim(), output: label.trim() };
  });
  return withoutCut(instances, finishReason);
}

/**
 * The instances that stay (ALGORITHMS 2.3): not empty, no echo, no open colon, each once; none at all when
 * one input has two different outputs.
 */
export function validInstances(instances: readonly Instance[]): readonly Instance[] {
  const valid = instances.filter(
    ({ input, output }) => output !== "" && input !== output && !input.endsWith(":") && !output.endsWith(":"),
  );
  const outputOf = new Map<string, string>();
  for (const { input, output } of valid) {
    if (input !== "" && (outputOf.get(input) ?? output) !== output) return [];
    outputOf.set(input, output);
  }
  const seen = new Set<string>();
  return valid.filter(({ input, output }) => {
    const key = JSON.stringify([input, output]);
    return seen.size !== seen.add(key).size;
  });
}

function inputFirst(part: string): Instance {
  const [before = "", after] = part.split(/Output\s*\d*\s*:/);
  if (after === undefined) return { input: "", output: part.trim() };
  const [output = ""] = after.split(/Input\s*\d*\s*:/);
  return {
    input: before
      .trim()
      .replace(/^Input\s*\d*\s*:/, "")
      .trim(),
    output: output.trim(),
  };
}

function withoutCut(instances: readonly Instance[], finishReason: string): readonly Instance[] {
  return finishReason === "length" ? instances.slice(0, -1) : instances;
}
