import { z } from "zod";
import { markSentences } from "../nouns/rules.ts";
import type { Mark } from "../nouns/rules.ts";
import { jsonText } from "../store/jsonText.ts";

const isMark = (name: string): name is Mark => Object.hasOwn(markSentences, name);

/** The marks of a row, from the ledger's JSON text; a mark that this Seedbed does not know is left out. */
export const marksText = jsonText(z.array(z.string())).transform((names): readonly Mark[] =>
  names.filter(isMark),
);
