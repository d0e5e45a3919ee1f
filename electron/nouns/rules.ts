/** The rules that drop a candidate before ROUGE-L, with what the user reads about each. */
export const dropRules = {
  empty_instruction: "The instruction is empty.",
  too_short: "The instruction has too few words.",
  too_long: "The instruction has too many words.",
  blacklisted_word:
    "The instruction asks for something that text alone cannot give, such as an image or a file.",
  starts_with_program: "The instruction starts with the words “Write a program”.",
  starts_with_punctuation: "The instruction starts with a punctuation mark.",
  not_ascii_start: "The instruction starts with a character that is no Latin letter or digit.",
  empty_output: "The output is empty.",
  output_equals_input: "The output is the input again.",
  ends_with_colon: "The input or the output ends with a colon, so something is missing behind it.",
  echo: "The output repeats the instruction or the input almost word for word.",
  repetition: "The text repeats the same few words again and again.",
  copy_of_prompt_seed: "The instruction is nearly that of a seed in the same prompt.",
  refusal: "The output refuses the task or talks about being a language model.",
} as const satisfies Readonly<Record<string, string>>;

/** A rule that drops a candidate: ALGORITHMS 3, ambiguity 22, and *Drop* of R6. */
export type DropRule = keyof typeof dropRules;

/** The marks that a kept row may carry, with what the user reads about each. */
export const markSentences = {
  few_letters: "Few of the characters are letters.",
  placeholder: "The text holds a gap to fill in, such as [name].",
  refers_to_missing_text: "The instruction speaks of a text that is not there.",
  compression: "The text compresses unusually well or hardly at all, so it may be repetitive or random.",
  answer_in_instruction: "The instruction already holds the answer.",
  wrong_language: "Hardly any common English word occurs in the text.",
} as const satisfies Readonly<Record<string, string>>;

/** A mark on a row that stays: *Mark* of R6. */
export type Mark = keyof typeof markSentences;
