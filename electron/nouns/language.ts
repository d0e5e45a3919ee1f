import { z } from "zod";
import type { TokenizerName } from "./tokenizer.ts";

/** The language that a project's instructions are written in, as far as the filter treats languages apart. */
export const projectLanguage = z.enum(["english", "chinese", "japanese", "korean", "other"]);
export type ProjectLanguage = z.infer<typeof projectLanguage>;

/** The tokenizer that a language starts with (ALGORITHMS 1.7). */
export const tokenizerOfLanguage: Readonly<Record<ProjectLanguage, TokenizerName>> = {
  english: "rouge-score",
  chinese: "cjk",
  japanese: "cjk",
  korean: "cjk",
  other: "unicode",
};
