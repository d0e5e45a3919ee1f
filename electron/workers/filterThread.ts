import { workerData } from "node:worker_threads";
import type { z } from "zod";
import { openNearest } from "../kernel/nearest.ts";
import { tokenise } from "../kernel/tokenise.ts";
import { answerParent } from "./answer.ts";
import { filterOptionsSchema, filterRequestSchema } from "./filterMessages.ts";
import type { filterItemSchema, filterLimitsSchema, judgedSchema } from "./filterMessages.ts";

type Item = z.infer<typeof filterItemSchema>;
type Limits = z.infer<typeof filterLimitsSchema>;
type Judged = z.infer<typeof judgedSchema>;

const { exactRepeats } = filterOptionsSchema.parse(workerData);
const index = openNearest();
/** The pool's ids by ordinal. */
const ids: number[] = [];
/** The first id of each exact text of the pool. */
const firstOfText = new Map<string, number>();

answerParent((request) => {
  const asked = filterRequestSchema.parse(request);
  if (asked.kind === "judge") return judge(asked.items, asked.limits);
  for (const item of asked.items) add(item);
  return null;
});

function judge(items: readonly Item[], { theta, room }: Limits): readonly Judged[] {
  let kept = 0;
  return items.map((item) => {
    if (kept >= room) return { id: item.id, nearest: null, score: 0, outcome: "over_goal" };
    const repeated = exactRepeatOf(item);
    if (repeated !== undefined) return { id: item.id, nearest: repeated, score: 0, outcome: "exact_repeat" };
    const { ordinal, score } = index.nearest(item.text);
    const nearest = ordinal === null ? null : (ids[ordinal] ?? null);
    if (score > theta) return { id: item.id, nearest, score, outcome: "too_close" };
    kept++;
    add(item);
    return { id: item.id, nearest, score, outcome: "kept" };
  });
}

/** ROUGE-L scores a text without tokens 0 against everything, so only its exact text can show a repeat. */
function exactRepeatOf({ text }: Item): number | undefined {
  if (!exactRepeats || tokenise(text).length > 0) return undefined;
  return firstOfText.get(exactText(text));
}

function add({ id, text }: Item): void {
  index.add(text);
  ids.push(id);
  if (!exactRepeats) return;
  const exact = exactText(text);
  if (!firstOfText.has(exact)) firstOfText.set(exact, id);
}

function exactText(text: string): string {
  return text.trim().normalize("NFC");
}
