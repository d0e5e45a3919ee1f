/**
 * How the built-in writer is driven: measured with SmolLM2-135M-Instruct. Colder sampling loops, warmer
 * sampling makes less sense; min-p costs no time, top-p over the whole vocabulary does.
 */
export const builtinRecipe = {
  contextTokens: 2048,
  batchTokens: 512,
  repeatPenalty: { penalty: 1.1, lastTokens: 64, penalizeNewLine: false },
  /** The open user turn after three seeds as exchanges. */
  userTurn: {
    system:
      "You are a helpful assistant. The user asks many short, unrelated things. Each answer is short and correct.",
    temperature: 0.9,
    minP: 0.1,
    maxTokens: 80,
  },
  /** The answer, in a chat of its own. */
  answer: {
    system: "You are a helpful assistant. Answer in one to three short sentences.",
    temperature: 0.2,
    minP: 0.05,
    maxTokens: 96,
  },
} as const;
