/** A writer speaking of itself: as an assistant or model, of its training, of what it lacks. */
const ofItself = [
  /\b(?:as|being) an? (?:AI|artificial intelligence|(?:large )?language model|text-based|virtual assistant)\b/i,
  /\bI(?:['’]m| am) (?:just |only |merely |simply )?an? (?:AI|artificial intelligence|(?:large |text-based )?language model|chat ?bot)\b/i,
  /\bI(?:['’]m| am) (?:sorry|afraid),? (?:but )?(?:I|it is not possible|that is not something)\b/i,
  /\bmy (?:training data|knowledge cut-?off|programming)\b/i,
];

/** An answer that opens by saying that there will be none. */
const opensWithRefusal =
  /^\W*(?:(?:sorry|unfortunately|I apologi[sz]e|apologies)\b[\s,.!:—-]*(?:but\s+)?)?(?:I|we) (?:cannot|can not|can['’]t|am unable to|am not able to|will not|won['’]t|must decline to) (?:help|assist|answer|provide|create|write|generate|complete|do that|fulfil|comply|support|offer|give|process|access|browse|translate|identify|determine|see)\b/i;

/** Whether an output refuses its task or talks about being a model (ALGORITHMS 6b, R6). */
export function refuses(output: string): boolean {
  return opensWithRefusal.test(output) || ofItself.some((pattern) => pattern.test(output));
}
