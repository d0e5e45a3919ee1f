import type { BrokenReason, ParsedCandidate, ParsedReply } from "../nouns/parsed.ts";
import { upToLastSentence } from "./sentence.ts";
import type { UserTurnTask } from "./userTurnReply.ts";
import { splitUserTurn, userTurnReply } from "./userTurnReply.ts";

type Read = Readonly<{ candidate: ParsedCandidate } | { ordinal: number; reason: BrokenReason }>;

/**
 * Reads a reply of the layout `userTurn`. A task whose user turn was cut is `unfinished` and gives no
 * candidate; an answer that was cut is trimmed to its last whole sentence and marked `shortened`; a task
 * whose cut answer holds no whole sentence is `cut` and gives no candidate either. Never throws.
 */
export function parseUserTurn(text: string): ParsedReply {
  const reply = userTurnReply.safeParse(fromJson(text));
  if (!reply.success) return { candidates: [], broken: [{ ordinal: 0, reason: "not json" }] };
  if (reply.data.tasks.length === 0) return { candidates: [], broken: [{ ordinal: 0, reason: "no task" }] };
  const read = reply.data.tasks.map(readTask);
  return {
    candidates: read.flatMap((task) => ("candidate" in task ? [task.candidate] : [])),
    broken: read.flatMap((task) => ("reason" in task ? [task] : [])),
  };
}

function readTask(task: UserTurnTask, ordinal: number): Read {
  if (task.userFinish === "length") return { ordinal, reason: "unfinished" };
  const { instruction, input } = splitUserTurn(task.userTurn);
  if (instruction === "") return { ordinal, reason: "no task" };
  const answer = (task.answer ?? "").trim();
  if (task.answerFinish !== "length") {
    return { candidate: { ordinal, instruction, input, output: answer, shortened: false } };
  }
  const output = upToLastSentence(answer);
  if (output === undefined) return { ordinal, reason: "cut" };
  return { candidate: { ordinal, instruction, input, output, shortened: true } };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
