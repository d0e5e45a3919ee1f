import { tokenise } from "../kernel/tokenise.ts";

/** Words that say nothing of a task's subject, and those that nearly every task uses. */
const common = new Set(
  `a about above after all also an and any are as at be because been before being below between both but by can
  could did do does doing down during each example few following for from further given had has have having he her
  here him his how if in include input into is it its itself just like make may me more most must my name no nor not
  of off on once one only or other our out over own please provide same sentence sentences short should so some such
  task text than that the their them then there these they this those three through to too two under until up use
  using very was we were what when where which while who whom why will with word words would write you your`.split(
    /\s+/,
  ),
);

const wordsInName = 2;
/** A word names a cluster when at least this share of its texts has it, and at least two. */
const leastShare = 0.06;

/**
 * Names for clusters: the words that are frequent in a cluster's texts and rare in the others', best first
 * (share in the cluster × log of clusters ÷ clusters that share the word as much). Null for a cluster with too
 * few texts. A help for the eye: it decides nothing.
 */
export function clusterNames(
  texts: readonly Readonly<{ cluster: number; instruction: string }>[],
  clusters: number,
): readonly (string | null)[] {
  const sizes = Array.from({ length: clusters }, () => 0);
  const counts = Array.from({ length: clusters }, () => new Map<string, number>());
  const totals = new Map<string, number>();
  for (const { cluster, instruction } of texts) {
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
    for (const word of new Set(tokenise(instruction))) {
      if (word.length < 3 || common.has(word) || /^\d+$/.test(word)) continue;
      counts[cluster]?.set(word, (counts[cluster].get(word) ?? 0) + 1);
      totals.set(word, (totals.get(word) ?? 0) + 1);
    }
  }
  return counts.map((words, cluster) => nameOf(words, sizes[cluster] ?? 0, totals, texts.length));
}

function nameOf(
  words: ReadonlyMap<string, number>,
  size: number,
  totals: ReadonlyMap<string, number>,
  texts: number,
): string | null {
  const scored = [...words].flatMap(([word, count]) => {
    const share = count / size;
    if (count < 2 || share < leastShare) return [];
    const elsewhere = ((totals.get(word) ?? 0) - count + 1) / (texts - size + 1);
    return [{ word, score: share * Math.log(1 + share / elsewhere) }];
  });
  scored.sort((one, other) => other.score - one.score || (one.word < other.word ? -1 : 1));
  const best = scored.slice(0, wordsInName).map(({ word }) => word);
  return best.length === 0 ? null : best.join(", ");
}
