import type { FilterSettings } from "../../nouns/settings.ts";
import { parsedReplies } from "../../store/parsedReplies.ts";
import type { ParsedReply } from "../../store/parsedReplies.ts";
import type { ReadableDb } from "../../store/readable.ts";
import { ruleAgainst } from "../rules/rules.ts";
import { hasReadEnough } from "./ledgerReads.ts";

/**
 * Recorded candidates as the rules leave them, read once for many thetas: what a rule sets aside is counted, of the
 * others instruction and request are kept. It grows text by text, so that what was read before a call-off stays.
 */
export type RuledTexts = Readonly<{
  /** Instructions that no rule sets aside, in the order recorded, and the place of each one's request, from 0. */
  texts: readonly string[];
  requestOf: readonly number[];
  /** Candidates that were ruled on with each text and before it. */
  readWith: readonly number[];
  /** Of what was read so far. */
  counts: () => Readonly<{ requests: number; parsed: number; rules: ReadonlyMap<string, number> }>;
  isWhole: () => boolean;
  /** Whether all that was read is ruled on, so that more has to be read. */
  mustRead: () => boolean;
  /** Reads the next replies, for milliseconds. */
  read: (db: ReadableDb) => void;
  /** Rules on the next candidate that was read. */
  ruleOnNext: () => void;
}>;

type Waiting = Readonly<{
  candidate: ParsedReply["candidates"][number];
  promptSeeds: ParsedReply["promptSeeds"];
  request: number;
}>;

/** Few enough to be read in a millisecond. */
const repliesAtOnce = 2;
/** Characters of text that wait to be ruled on, above which no more is read. */
const enoughCharacters = 2_000_000;

/** Opens the candidates through a parsing, none of them read. */
export function openRuledTexts(through: number, filter: FilterSettings): RuledTexts {
  const texts: string[] = [];
  const requestOf: number[] = [];
  const readWith: number[] = [];
  const rules = new Map<string, number>();
  let waiting: Waiting[] = [];
  let next = 0;
  let requests = 0;
  let parsed = 0;
  let after = 0;
  let isRead = false;
  const mustRead = (): boolean => !isRead && next >= waiting.length;
  return {
    texts,
    requestOf,
    readWith,
    counts: () => ({ requests, parsed, rules }),
    isWhole: () => isRead && next >= waiting.length,
    mustRead,
    read: (db) => {
      if (!mustRead()) return;
      waiting = [];
      next = 0;
      const begun = performance.now();
      for (let characters = 0; !isRead && characters < enoughCharacters && !hasReadEnough(begun);) {
        const replies = parsedReplies(db, { after, through }, repliesAtOnce);
        for (const { parsing, candidates, promptSeeds } of replies) {
          for (const candidate of candidates) {
            waiting.push({ candidate, promptSeeds, request: requests });
            characters += candidate.instruction.length + candidate.input.length + candidate.output.length;
          }
          requests += 1;
          after = parsing;
        }
        isRead = replies.length < repliesAtOnce;
      }
    },
    ruleOnNext: () => {
      const ruled = waiting[next];
      if (ruled === undefined) return;
      next += 1;
      parsed += 1;
      const rule = ruleAgainst(ruled.candidate, ruled.promptSeeds, filter);
      if (rule !== null) {
        rules.set(rule, (rules.get(rule) ?? 0) + 1);
        return;
      }
      texts.push(ruled.candidate.instruction);
      requestOf.push(ruled.request);
      readWith.push(parsed);
    },
  };
}
