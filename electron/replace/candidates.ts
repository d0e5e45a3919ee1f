import { rougeL } from "../kernel/rougeL.ts";
import { tokeniserOf } from "../kernel/tokenisers.ts";
import type { TokenizerName } from "../nouns/tokenizer.ts";

/** A row of the winning batch. */
export type WinnerRow = Readonly<{
  candidate: number;
  instruction: string;
  output: string;
  hasMark: boolean;
}>;

export type Fate = "came_in" | "advised" | "no_output" | "marked" | "too_close" | "no_room";

export type JudgedRow = Readonly<{
  candidate: number;
  fate: Fate;
  nearest: Readonly<{ kind: "seed" | "candidate"; id: number }> | null;
  score: number | null;
}>;

type Text = Readonly<{ kind: "seed" | "candidate"; id: number; tokens: readonly string[] }>;

/**
 * S0 "seed candidates": rows of the winning batch, in batch order, whose ROUGE-L F with every seed of the
 * pool and with those accepted before them in this window is at most `seedTheta` (ambiguities 1 and 2).
 * The first `room` of them get `accepted`; a row without an answer or with a mark is no candidate. Texts become
 * tokens as in the run's filter.
 */
export function judgeRows(
  rows: readonly WinnerRow[],
  pool: readonly Readonly<{ id: number; instruction: string }>[],
  rule: Readonly<{
    seedTheta: number;
    tokenizer: TokenizerName;
    room: number;
    accepted: "came_in" | "advised";
  }>,
): readonly JudgedRow[] {
  const tokensOf = tokeniserOf(rule.tokenizer);
  const texts: Text[] = pool.map(({ id, instruction }) => ({
    kind: "seed",
    id,
    tokens: tokensOf(instruction),
  }));
  let room = rule.room;
  return rows.map((row) => {
    if (row.output.trim() === "") return refused(row, "no_output");
    if (row.hasMark) return refused(row, "marked");
    const tokens = tokensOf(row.instruction);
    const nearest = nearestOf(tokens, texts);
    const judged = { candidate: row.candidate, nearest: nearest.of, score: nearest.score };
    if (nearest.score > rule.seedTheta) return { ...judged, fate: "too_close" };
    if (room === 0) return { ...judged, fate: "no_room" };
    room -= 1;
    texts.push({ kind: "candidate", id: row.candidate, tokens });
    return { ...judged, fate: rule.accepted };
  });
}

function refused(row: WinnerRow, fate: "no_output" | "marked"): JudgedRow {
  return { candidate: row.candidate, fate, nearest: null, score: null };
}

function nearestOf(
  tokens: readonly string[],
  texts: readonly Text[],
): { of: JudgedRow["nearest"]; score: number } {
  let of: JudgedRow["nearest"] = null;
  let score = 0;
  for (const text of texts) {
    const f = rougeL(tokens, text.tokens);
    if (f <= score) continue;
    score = f;
    of = { kind: text.kind, id: text.id };
  }
  return { of, score };
}
