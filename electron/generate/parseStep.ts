import type { ParsedReply } from "../nouns/parsed.ts";
import type { Clock } from "../nouns/pump.ts";
import type { Step } from "../store/step.ts";
import { parseList } from "./parseList.ts";
import { parseUserTurn } from "./parseUserTurn.ts";
import { insertParsing, unparsedReplies } from "./tables.ts";
import type { Unparsed } from "./tables.ts";

/** Raised when the parser reads the same reply differently. */
const parserVersion = 2;

type Parsed = Readonly<{ unparsed: Unparsed; parsed: ParsedReply }>;

/**
 * Parses replies. Order becomes a fact here: candidates get rising ids as replies arrive or, in lockstep,
 * by prompt once the whole round is settled (DESIGN 4, point 1).
 */
export function parseStep(options: {
  lockstep: boolean;
  /** No request of the round is open. */
  roundSettled: () => boolean;
  clock: Clock;
}): Step<Unparsed, Parsed> {
  return {
    name: "parse",
    pending: (db, limit) => {
      if (!options.lockstep) return unparsedReplies(db, limit);
      if (!options.roundSettled()) return [];
      return unparsedReplies(db, Number.MAX_SAFE_INTEGER).toSorted((a, b) => a.prompt - b.prompt);
    },
    work: (items) => items.map((unparsed) => ({ unparsed, parsed: parseReply(unparsed) })),
    record: (db, facts) => {
      for (const { unparsed, parsed } of facts)
        insertParsing(db, unparsed, parsed, parserVersion, options.clock());
    },
  };
}

function parseReply(reply: Unparsed): ParsedReply {
  return reply.layout === "list20" ? parseList(reply.text, reply.finishReason) : parseUserTurn(reply.text);
}
