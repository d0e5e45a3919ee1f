/** The positions in `a` and `b` of the tokens of a common subsequence, in order. */
type CommonSubsequence = Readonly<{ pairs: readonly (readonly [number, number])[] }>;

const mostCells = 25_000_000;
const impossible = -(2 ** 30);
const skipA = 0;
const skipB = 1;
const match = 2;
const goesOn = 4;

/**
 * One longest common subsequence of two token lists: of the longest, one in the fewest unbroken runs, and of those
 * the one that matches as early as it can. As long as `lcsLength` says. One byte a cell of the table; null when
 * `a.length * b.length` is over 25 million.
 */
export function commonSubsequence(a: readonly string[], b: readonly string[]): CommonSubsequence | null {
  if (a.length * b.length > mostCells) return null;
  const steps = bestSteps(a, b);
  const pairs: (readonly [number, number])[] = [];
  let inRun = false;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const step = steps[i * b.length + j] ?? 0;
    if (inRun || (step & 3) === match) {
      pairs.push([i++, j++]);
      inRun = (step & goesOn) !== 0;
    } else if ((step & 3) === skipB) j++;
    else i++;
  }
  return { pairs };
}

/**
 * For every pair of suffixes the first step of the best way through them. A token is worth more than all runs can
 * cost, and a run costs 1. `free` is the worth of the suffixes, `matched` that of matching their first tokens.
 */
function bestSteps(a: readonly string[], b: readonly string[]): Uint8Array {
  const [aIds, bIds] = idsOf(a, b);
  const tokenWorth = Math.min(a.length, b.length) + 1;
  const steps = new Uint8Array(a.length * b.length);
  const free = new Int32Array(b.length + 1);
  const matched = new Int32Array(b.length + 1).fill(impossible);
  for (let i = a.length - 1; i >= 0; i--) {
    const token = aIds[i];
    let freeAfter = 0;
    let matchedAfter = impossible;
    let right = 0;
    for (let j = b.length - 1; j >= 0; j--) {
      const down = free[j] ?? 0;
      let here = impossible;
      let step = right > down ? skipB : skipA;
      let best = Math.max(down, right);
      if (bIds[j] === token) {
        const runGoesOn = matchedAfter + 1 >= freeAfter;
        here = tokenWorth - 1 + (runGoesOn ? matchedAfter + 1 : freeAfter);
        if (here >= best) [step, best] = [match, here];
        if (runGoesOn) step |= goesOn;
      }
      steps[i * b.length + j] = step;
      freeAfter = down;
      matchedAfter = matched[j] ?? impossible;
      free[j] = best;
      matched[j] = here;
      right = best;
    }
  }
  return steps;
}

function idsOf(a: readonly string[], b: readonly string[]): readonly [Int32Array, Int32Array] {
  const ids = new Map<string, number>();
  const idOf = (token: string): number => {
    const id = ids.get(token) ?? ids.size;
    ids.set(token, id);
    return id;
  };
  return [Int32Array.from(a, idOf), Int32Array.from(b, idOf)];
}
