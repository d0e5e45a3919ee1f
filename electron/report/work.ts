import { z } from "zod";
import type { Live } from "../nouns/live.ts";
import type { Work } from "../nouns/work.ts";
import { jsonText } from "../store/jsonText.ts";
import { isJudgedAgain } from "../store/promptsOfRun.ts";
import type { ReadableDb } from "../store/readable.ts";

/** Facts that a rate is measured over, and the fewest that make one. */
const recentFacts = 24;
const fewestFacts = 3;

const when = z.number().int().nullable();

/** Rates of the sitting under way, when the last fact was written, and who embeds and trains. Index seeks only. */
export function workFigures(db: ReadableDb, run: number, live: Live | null): Work {
  const since = live?.startedAt ?? null;
  return {
    requestsPerMinute: since === null ? null : ratePerMinute(db, repliesSql, run, since),
    batchesPerMinute: since === null ? null : ratePerMinute(db, stepsSql, run, since),
    savedAt: db.get(z.object({ at: when }), savedSql)?.at ?? null,
    filterEngine: null,
    embedding: db.get(z.object({ model: z.string() }), embeddingSql)?.model ?? null,
    trainer: trainerOf(db, run),
  };
}

function ratePerMinute(db: ReadableDb, sql: string, run: number, since: number): number | null {
  const row = db.get(
    z.object({ n: z.number().int(), first: when, last: when }),
    `SELECT count(*) AS n, min(at) AS first, max(at) AS last FROM (${sql}) WHERE at >= ?3`,
    run,
    recentFacts,
    since,
  );
  if (row === undefined || row.n < fewestFacts || row.first === null || row.last === null) return null;
  const spanMs = row.last - row.first;
  return spanMs <= 0 ? null : ((row.n - 1) / spanMs) * 60_000;
}

const trainerReady = z.object({ parameters: z.number().optional() });

function trainerOf(db: ReadableDb, run: number): Work["trainer"] {
  const row = db.get(
    z.object({ name: z.string(), details: jsonText(trainerReady) }),
    "SELECT trainer AS name, details FROM training WHERE run = ? ORDER BY id DESC LIMIT 1",
    run,
  );
  return row === undefined ? null : { name: row.name, parameters: row.details.parameters ?? null };
}

/** Replies that a child run judges again are no requests. */
const repliesSql = `SELECT at FROM (SELECT judged_at AS at, parsing FROM tally
  WHERE run = ?1 ORDER BY id DESC LIMIT ?2) WHERE NOT ${isJudgedAgain("parsing", "?1")}`;
const stepsSql = "SELECT stepped_at AS at FROM training_step WHERE run = ?1 ORDER BY step DESC LIMIT ?2";
const embeddingSql = "SELECT model FROM embedding WHERE id = (SELECT max(id) FROM embedding)";

/** The newest of the last facts of the tables that are written to while a person looks on. */
const savedSql = `SELECT max(at) AS at FROM (
  ${[
    ["imported_at", "source"],
    ["created_at", "run"],
    ["started_at", "session"],
    ["created_at", "prompt"],
    ["started_at", "attempt"],
    ["arrived_at", "reply"],
    ["parsed_at", "parsing"],
    ["judged_at", "tally"],
    ["composed_at", "batch"],
    ["stepped_at", "training_step"],
    ["saved_at", "checkpoint"],
    ["closed_at", "window"],
    ["made_at", "seed_act"],
    ["exported_at", "export"],
  ]
    .map(
      ([column, table]) => `SELECT ${column} AS at FROM ${table} WHERE id = (SELECT max(id) FROM ${table})`,
    )
    .join(" UNION ALL\n  ")}
)`;
