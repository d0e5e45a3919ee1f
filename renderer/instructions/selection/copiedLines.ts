import type { InstructionLine } from "../../../electron/nouns/view.ts";
import { backend } from "../../api/client.ts";

/** More than this is an export, not a copy. */
export const MOST_COPIED = 10_000;
const AT_ONCE = 500;

/** The rows of these candidates as JSON, one a line, in their order. Rejects when they cannot be read. */
export async function linesOf(candidates: readonly number[]): Promise<string> {
  const lines: string[] = [];
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const asked = candidates.slice(from, from + AT_ONCE);
    // One request after the other: other views of the page want answers too.
    const rows = await backend.instructions.lines.query({ candidates: asked, isWhole: true });
    lines.push(...rows.map((row) => JSON.stringify(copied(row))));
  }
  return lines.map((line) => `${line}\n`).join("");
}

function copied(row: InstructionLine) {
  const { instruction, input, output, candidate, keptNumber, prompt, score, cluster, batch } = row;
  return {
    instruction,
    input,
    output,
    id: candidate,
    number: keptNumber,
    request: prompt,
    rule: row.rule,
    marks: row.marks,
    nearest: score,
    cluster,
    batch,
    gradient_norm: row.gradientNorm,
  };
}
