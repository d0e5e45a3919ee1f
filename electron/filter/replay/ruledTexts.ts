import type { FilterSettings } from "../../nouns/settings.ts";
import { parsedReplies } from "../../store/parsedReplies.ts";
import type { ReadableDb } from "../../store/readable.ts";
import { ruleAgainst } from "../rules.ts";

/**
 * Recorded candidates as the rules leave them, read once for many thetas: what a rule sets aside is counted, of the
 * others instruction and request are kept. It grows reply by reply, so that what was read before a call-off stays.
 */
export type RuledTexts = Readonly<{
  /** Instructions that no rule sets aside, in the order recorded, and the place of each one's request, from 0. */
  texts: readonly string[];
  requestOf: readonly number[];
  /** Candidates that were read with each text and before it. */
  readWith: readonly number[];
  /** So far. */
  counts: () => Readonly<{ requests: number; parsed: number; rules: ReadonlyMap<string, number> }>;
  isWhole: () => boolean;
  /** Reads and rules on the next replies. */
  readMore: (db: ReadableDb) => void;
}>;

/** Few enough to be read and ruled on in milliseconds. */
const repliesAtOnce = 2;

/** Opens the candidates through a parsing, none of them read. */
export function openRuledTexts(through: number, filter: FilterSettings): RuledTexts {
  const texts: string[] = [];
  const requestOf: number[] = [];
  const readWith: number[] = [];
  const rules = new Map<string, number>();
  let requests = 0;
  let parsed = 0;
  let after = 0;
  let isWhole = false;
  return {
    texts,
    requestOf,
    readWith,
    counts: () => ({ requests, parsed, rules }),
    isWhole: () => isWhole,
    readMore: (db) => {
      const replies = parsedReplies(db, { after, through }, repliesAtOnce);
      for (const { parsing, candidates, promptSeeds } of replies) {
        for (const candidate of candidates) {
          parsed += 1;
          const rule = ruleAgainst(candidate, promptSeeds, filter);
          if (rule !== null) {
            rules.set(rule, (rules.get(rule) ?? 0) + 1);
            continue;
          }
          texts.push(candidate.instruction);
          requestOf.push(requests);
          readWith.push(parsed);
        }
        requests += 1;
        after = parsing;
      }
      isWhole = replies.length < repliesAtOnce;
    },
  };
}
