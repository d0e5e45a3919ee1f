/** Whether a list of words holds another one in one piece (Knuth, Morris and Pratt: linear whatever the texts). */
export function hasRun(words: readonly string[], run: readonly string[]): boolean {
  if (run.length > words.length) return false;
  const fallback = fallbacks(run);
  let matched = 0;
  for (const word of words) {
    while (matched > 0 && run[matched] !== word) matched = fallback[matched - 1] ?? 0;
    if (run[matched] === word) matched++;
    if (matched === run.length) return true;
  }
  return run.length === 0;
}

/** For each beginning of the run, how much of it is its own end too. */
function fallbacks(run: readonly string[]): Int32Array {
  const fallback = new Int32Array(run.length);
  for (let at = 1, matched = 0; at < run.length; at++) {
    while (matched > 0 && run[matched] !== run[at]) matched = fallback[matched - 1] ?? 0;
    if (run[matched] === run[at]) matched++;
    fallback[at] = matched;
  }
  return fallback;
}
