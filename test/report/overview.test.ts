import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { feedbackFigures } from "../../electron/report/feedback.ts";
import { overview } from "../../electron/report/overview.ts";
import type { Overview } from "../../electron/nouns/view.ts";
import { Ledger } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { grownLedger } from "./grownLedger.ts";

const now = 1_760_000_000_000;

/** One number of the ledger, counted anew from the facts. */
function counted(ledger: Ledger, sql: string): number {
  return ledger.project.db.get(z.object({ n: z.number() }), `SELECT ${sql} AS n`)?.n ?? NaN;
}

/** What an overview tells by totals and seeks, counted again row by row. */
function recount(ledger: Ledger): Pick<Overview, "seeds" | "windows" | "closure"> & {
  requests: Omit<Overview["requests"], "promptTokens" | "completionTokens">;
  composed: number;
  home: number;
} {
  const n = (sql: string): number => counted(ledger, sql);
  const given = n("(SELECT count(*) FROM seed WHERE candidate IS NULL)");
  const grown = n("(SELECT count(*) FROM seed WHERE candidate IS NOT NULL)");
  const left = n("(SELECT count(*) FROM seed_change)");
  const open =
    "NOT EXISTS (SELECT 1 FROM reply WHERE prompt = p.id) AND NOT EXISTS (SELECT 1 FROM abandoned WHERE prompt = p.id)";
  return {
    seeds: { given, grown, left, pool: given + grown - left },
    requests: {
      sent: n("(SELECT count(*) FROM prompt)"),
      open: n(`(SELECT count(*) FROM prompt p WHERE ${open})`),
      replied: n("(SELECT count(*) FROM reply)"),
      failedAttempts: n("(SELECT count(*) FROM attempt_end WHERE outcome <> 'replied')"),
    },
    windows: {
      closed: n("(SELECT count(*) FROM window)"),
      replacements: left,
      replacementsInForce: n(
        "(SELECT count(*) FROM seed_change WHERE from_prompt <= (SELECT max(id) FROM prompt))",
      ),
    },
    closure: shareFromGrown(ledger, 0),
    composed: n("(SELECT count(*) FROM batch)"),
    home: n("(SELECT sum(home) FROM batch)"),
  };
}

/** Share of the kept rows above `after` whose prompt held a seed that came in, row by row; null of none. */
function shareFromGrown(ledger: Ledger, after: number): number | null {
  const rows = ledger.project.db.all(
    z.object({ grown: z.number() }),
    `SELECT EXISTS (SELECT 1 FROM seed s WHERE s.id IN (p.seed1, p.seed2, p.seed3) AND s.candidate IS NOT NULL) AS grown
     FROM verdict v JOIN candidate c ON c.id = v.candidate JOIN parsing g ON g.id = c.parsing JOIN prompt p ON p.id = g.prompt
     WHERE v.kept_number > ?`,
    after,
  );
  return rows.length === 0 ? null : rows.filter(({ grown }) => grown === 1).length / rows.length;
}

/** A prompt without a reply, and an attempt of it that ended so (null: it never ended). */
function unanswered(ledger: Ledger, run: number, outcome: string | null): number {
  const seeds = { seed1: 2, seed2: 3, seed3: 4 };
  const prompt = ledger.insert("prompt", { run, recipe: 1, ...seeds, request: "{}", created_at: now });
  const attempt = ledger.insert("attempt", { prompt, session: 1, started_at: now });
  if (outcome !== null)
    ledger.insert("attempt_end", {
      attempt,
      outcome,
      possibly_paid: 0,
      sentence: "It failed.",
      ended_at: now,
    });
  return prompt;
}

function change(ledger: Ledger, run: number, fromPrompt: number, left: number, candidate: number): void {
  const came = ledger.grown(run, candidate, fromPrompt, `came for ${left}`);
  const swap = { left_seed: left, left_generated: 20, left_kept: 1, left_score: 0.05, came_seed: came };
  const signal = { came_signal: 1, came_norm: 1 };
  ledger.insert("seed_change", { run, window: 1, from_prompt: fromPrompt, ...swap, ...signal });
}

test("totals and seeks give what a recount of the facts gives", (context) => {
  const { ledger, run } = grownLedger(context);
  const compare = (): Overview => {
    const view = overview(ledger.project.db, "grown", null, now);
    const { requests, seeds, windows, closure, batches } = view;
    const { sent, open, replied, failedAttempts } = requests;
    const { composed } = batches;
    const home = (batches.homeShare ?? 0) * composed * 2;
    const told = {
      seeds,
      requests: { sent, open, replied, failedAttempts },
      windows,
      closure,
      composed,
      home,
    };
    assert.deepEqual(told, recount(ledger));
    return view;
  };
  compare();
  unanswered(ledger, run, "server-busy");
  unanswered(ledger, run, null);
  const prompt = unanswered(ledger, run, "server-refused-request");
  const failure = { failure: "server-refused-request", sentence: "It was refused.", abandoned_at: now };
  ledger.insert("abandoned", { prompt, ...failure });
  change(ledger, run, 4, 2, 2);
  change(ledger, run, prompt + 1, 3, 4);
  change(ledger, run, prompt + 1, 4, 5);
  const { requests, windows, state } = compare();
  assert.deepEqual([requests.sent, requests.open, requests.failedAttempts], [6, 2, 2]);
  assert.deepEqual([windows.replacements, windows.replacementsInForce], [4, 2]);
  // The replies of this ledger stand without the end of their attempts, so they count as in flight too.
  assert.deepEqual(state, { kind: "crashed", at: now, requestsInFlight: 4 });
});

test("an empty project has figures", (context) => {
  const ledger = new Ledger(join(temporaryFolder(context), "empty.seedbed"));
  context.after(() => ledger.project.close());
  const before = overview(ledger.project.db, "empty", null, now);
  assert.deepEqual(before.seeds, { pool: 0, given: 0, grown: 0, left: 0 });
  ledger.source("seeds.jsonl", 4);
  ledger.run();
  const begun = overview(ledger.project.db, "empty", null, now);
  assert.deepEqual([begun.requests.sent, begun.requests.open, begun.batches.homeShare], [0, 0, null]);
  assert.deepEqual(begun.windows, { closed: 0, replacements: 0, replacementsInForce: 0 });
  assert.deepEqual([begun.closure, begun.closureLastQuarter], [null, null]);
});

test("closure and that of the last quarter are exact, also where a reply straddles the border", (context) => {
  const folder = temporaryFolder(context);
  const replies = fc.array(fc.record({ isGrown: fc.boolean(), kept: fc.nat(5), dropped: fc.nat(2) }), {
    minLength: 1,
    maxLength: 12,
  });
  let file = 0;
  fc.assert(
    fc.property(replies, (told) => {
      const ledger = new Ledger(join(folder, `${(file += 1)}.seedbed`));
      try {
        ledger.source("seeds.jsonl", 4);
        const run = ledger.run();
        const [candidate = 0] = ledger.reply(run, [1, 2, 3], [{ instruction: "the one that comes in" }]);
        const came = ledger.grown(run, candidate, 2, "the one that comes in");
        for (const { isGrown, kept, dropped } of told) {
          const tasks = Array.from({ length: kept + dropped }, (_, index) =>
            index < dropped ? { instruction: "dropped", rule: "too_close" } : { instruction: "kept" },
          );
          ledger.reply(run, [1, 2, isGrown ? came : 3], tasks);
        }
        const kept = 1 + told.reduce((sum, reply) => sum + reply.kept, 0);
        const { closure, closureLastQuarter } = feedbackFigures(ledger.project.db, run, kept);
        assert.equal(closure, shareFromGrown(ledger, 0));
        assert.equal(closureLastQuarter, shareFromGrown(ledger, Math.floor((3 * kept) / 4)));
      } finally {
        ledger.project.close();
      }
    }),
    { numRuns: 40 },
  );
});
