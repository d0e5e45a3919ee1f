/** Lets others have their turn between two slices of work; throws when the work is no longer wanted. */
export type Breathe = () => Promise<void>;

/** The longest that work keeps others waiting, as far as its own steps are shorter. */
const sliceMs = 10;

/** Does work to its end, with a breath whenever its steps since the last one took `sliceMs`. */
export async function inSlices<T>(work: Generator<void, T, void>, breathe: Breathe): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - begun < sliceMs) continue;
    await breathe();
    begun = performance.now();
  }
}
