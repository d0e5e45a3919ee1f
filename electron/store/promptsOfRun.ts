/**
 * Whether a prompt counts as a run's, as an SQL condition over expressions for the prompt's id and the run: the run
 * or one of its parents wrote it. Grow runs of a project follow each other, so these are all prompts before the first
 * of a later run, and the condition is a range of the prompt's key.
 */
export function isOfRun(prompt: string, run: string): string {
  return `${prompt} < coalesce((SELECT later.id FROM prompt later WHERE later.run > ${run} ORDER BY later.run, later.id LIMIT 1), 9223372036854775807)`;
}

/**
 * Whether a reply was parsed before run `run` began to judge again what its parents recorded, as an SQL condition over
 * expressions for the time of parsing (ms) and the run. No reply was, in a run without a parent.
 */
export function isJudgedAgain(parsedAt: string, run: string): string {
  return `${parsedAt} < coalesce((SELECT child.created_at FROM run child WHERE child.id = ${run} AND child.parent IS NOT NULL), 0)`;
}
