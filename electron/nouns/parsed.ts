/**
 * Why a task of a reply did not become a candidate:
 * - `wrong number`: its number in the list is not the one that is due
 * - `missing field`: a label (instruction, input, output) is not there
 * - `unfinished`: the reply ended inside the task
 * - `cut`: the answer ran into the token limit and holds no finished sentence
 * - `not json`: the reply is not the JSON text its layout demands
 * - `no task`: the reply, or this part of it, holds no task at all
 */
export const brokenReasons = [
  "wrong number",
  "missing field",
  "unfinished",
  "cut",
  "not json",
  "no task",
] as const;

export type BrokenReason = (typeof brokenReasons)[number];

/** One task read from a reply. `ordinal` counts the reply's tasks from 0, broken ones included. */
export type ParsedCandidate = Readonly<{
  ordinal: number;
  instruction: string;
  input: string;
  output: string;
  /** The output ran into the token limit and was trimmed to its last finished sentence. */
  shortened: boolean;
}>;

/** What a reply's text holds; each task stands in one of the lists. */
export type ParsedReply = Readonly<{
  candidates: readonly ParsedCandidate[];
  broken: readonly Readonly<{ ordinal: number; reason: BrokenReason }>[];
}>;
