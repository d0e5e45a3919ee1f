import type { RequestLine } from "../../electron/nouns/requestView.ts";
import { count, counted, seconds } from "./numbers.ts";

/** Words of the requests' list and inspector. */
export const requestWords = {
  none: "No request was sent yet.",
  noneFailed: "No attempt failed.",
  noneOpen: "No request is in flight.",
  choose: "Choose a request to see what was asked, what came back and what was kept of it.",
  noReply: "No reply yet.",
  noTask: "No task could be read from this reply.",
} as const;

/** The state of a request in a word or two. */
export function requestState({ state, attempts, sentence }: RequestLine): string {
  if (state === "asked") return attempts > 1 ? `asked, try ${attempts}` : "asked";
  if (state === "waiting") return sentence === null ? "waiting" : "waits to ask again";
  if (state === "replied") return "being read";
  return state === "abandoned" ? "given up" : "judged";
}

/** How long its reply took, or nothing. */
export function requestSeconds({ latencyMs }: RequestLine): string {
  return latencyMs === null ? "" : seconds(latencyMs);
}

/** Tokens in and out, where the server told. */
export function requestTokens({ promptTokens, completionTokens }: RequestLine): string {
  if (promptTokens === null && completionTokens === null) return "";
  const told = (tokens: number | null): string => (tokens === null ? "unknown" : count(tokens));
  return `${told(promptTokens)} in, ${told(completionTokens)} out`;
}

/** A group of failures as one phrase: "14 × answered 429". */
export function failurePhrase(
  group: Readonly<{ count: number; status: number | null; outcome: string }>,
): string {
  const how = group.status === null ? group.outcome.replaceAll("-", " ") : `answered ${group.status}`;
  return `${count(group.count)} × ${how}`;
}

/** What the summary of a request says to those who hear it. */
export function requestSummary(line: RequestLine): string {
  const seeds = line.seeds.map(({ id, isGrown }) => (isGrown ? `g${id}` : String(id))).join(", ");
  const kept = line.kept === null ? "" : `, ${line.kept} of ${counted(line.found ?? 0, "task")} kept`;
  return `Request ${line.prompt}, from seeds ${seeds}, ${requestState(line)}${kept}`;
}
