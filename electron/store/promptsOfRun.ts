/**
 * Whether a prompt counts as a run's, as an SQL condition over expressions for the prompt's id and the run: the run
 * or one of its parents wrote it. Grow runs of a project follow each other, so these are all prompts before the first
 * of a later run, and the condition is a range of the prompt's key.
 */
export function isOfRun(prompt: string, run: string): string {
  return `${prompt} < coalesce((SELECT later.id FROM prompt later WHERE later.run > ${run} ORDER BY later.run, later.id LIMIT 1), 9223372036854775807)`;
}

/**
 * Whether a run judges a reply again, as an SQL condition over expressions for its parsing and the run: an earlier run
 * judged it. Replies are judged in the order of their parsings, so these are all through the last that any earlier run
 * judged; what a parent asked for and nobody judged before is new to a child. A run without a parent judges nothing
 * again.
 */
export function isJudgedAgain(parsing: string, run: string): string {
  return `${parsing} <= ${lastJudgedBefore(run)}`;
}

/** The last parsing that a run before run `run` judged, as an SQL expression; 0 when none did. */
export function lastJudgedBefore(run: string): string {
  return `coalesce((SELECT max((SELECT judged.parsing FROM tally judged WHERE judged.run = earlier.id ORDER BY judged.id DESC LIMIT 1))
    FROM run earlier WHERE earlier.id < ${run} AND earlier.kind = 'grow'), 0)`;
}
