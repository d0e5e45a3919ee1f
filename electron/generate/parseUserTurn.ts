import type { BrokenReason, ParsedCandidate, ParsedReply } from "../nouns/parsed.ts";
import { upToLastSentence } from "./sentence.ts";
import type { UserTurnTask } from "./userTurnReply.ts";
import { splitUserTurn, userTurnReply } from "./userTurnReply.ts";

type Read = Readonly<{ candidate?: ParsedCandidate; reason?: BrokenReason }>;

/**
 * Reads a reply of the layout `userTurn`. A user turn that was cut is `unfinished` and gives no
 * candidate; an answer that was cut is trimmed to its last whole sentence and marked `shortened`; one
 * without a whole sentence gives a candidate without output and the reason `cut`. Never throws.
 */
export function parseUserTurn(text: string): ParsedReply {
  const reply = userTurnReply.safeParse(fromJson(text));
  if (!reply.success) return { candidates: [], broken: [{ ordinal: 0, reason: "not json" }] };
  if (reply.data.tasks.length === 0) return { candidates: [], broken: [{ ordinal: 0, reason: "no task" }] };
  const read = reply.data.tasks.map(readTask);
  return {
    candidates: read.flatMap(({ candidate }) => (candidate === undefined ? [] : [candidate])),
    broken: read.flatMap(({ reason }, ordinal) => (reason === undefined ? [] : [{ ordinal, reason }])),
  };
}

function readTask(task: UserTurnTask, ordinal: number): Read {
  if (task.userFinish === "length") return { reason: "unfinished" };
  const { instruction, input } = splitUserTurn(task.userTurn);
  if (instruction === "") return { reason: "no task" };
  const answer = (task.answer ?? "").trim();
  if (task.answerFinish !== "length") {
    return { candidate: { ordinal, instruction, input, output: answer, shortened: false } };
  }
  const output = upToLastSentence(answer);
  const candidate = { ordinal, instruction, input, output: output ?? "", shortened: true };
  return output === undefined ? { candidate, reason: "cut" } : { candidate };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
