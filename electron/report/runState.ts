import { z } from "zod";
import type { Live } from "../nouns/live.ts";
import type { RunState } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";

const sittingRow = z.object({
  startedAt: z.number().int(),
  reason: z.enum(["finished", "paused", "stopped", "failed"]).nullable(),
  failure: z.string().nullable(),
  sentence: z.string().nullable(),
  endedAt: z.number().int().nullable(),
});

/** The state of a run: of the sitting under way, or of how the last one ended. */
export function runState(db: ReadableDb, run: number, live: Live | null, isDone: boolean): RunState {
  if (live !== null) return stateOfSitting(live);
  const last = db.get(
    sittingRow,
    `SELECT s.started_at AS startedAt, e.reason, e.failure, e.sentence, e.ended_at AS endedAt FROM session s
     LEFT JOIN session_end e ON e.session = s.id WHERE s.run = ? ORDER BY s.id DESC LIMIT 1`,
    run,
  );
  if (last === undefined) return unstarted(db, run);
  const at = last.endedAt ?? last.startedAt;
  if (isDone) return { kind: "done", at };
  if (last.reason === null) return { kind: "crashed", ...crashed(db, run, last.startedAt) };
  if (last.reason === "paused" || last.reason === "finished") return { kind: "paused", at };
  const part = partOf(last.failure);
  return { kind: "stopped", at, part, sentence: last.sentence ?? "The run stopped.", isGoingOn: false };
}

/** A child run begins to pause where no sitting of it could be started. */
function unstarted(db: ReadableDb, run: number): RunState {
  const sql = "SELECT created_at AS at FROM run WHERE id = ? AND parent IS NOT NULL";
  const begun = db.get(z.object({ at: z.number().int() }), sql, run);
  return begun === undefined ? { kind: "noRun" } : { kind: "paused", at: begun.at };
}

function stateOfSitting(live: Live): RunState {
  const { startedAt, requestsInFlight } = live;
  if (live.phase === "pausing") return { kind: "pausing", startedAt, requestsInFlight };
  const writing = live.writingFailure;
  const training = live.trainingFailure;
  const sentence = writing ?? training;
  if (sentence === null) return { kind: "growing", startedAt };
  const part = writing !== null && training !== null ? "all" : writing !== null ? "writing" : "training";
  return { kind: "stopped", at: startedAt, part, sentence, isGoingOn: part !== "all" };
}

function partOf(failure: string | null): "writing" | "training" | "all" {
  if (failure === null) return "all";
  return failure.startsWith("trainer") ? "training" : "writing";
}

/** When a sitting without an end last wrote a fact, and the requests it left open. */
function crashed(db: ReadableDb, run: number, startedAt: number): { at: number; requestsInFlight: number } {
  const row = db.get(
    z.object({ at: z.number().int().nullable(), open: z.number().int() }),
    `SELECT max(coalesce((SELECT arrived_at FROM reply WHERE id = (SELECT max(id) FROM reply)), 0),
         coalesce((SELECT stepped_at FROM training_step WHERE run = ?1 ORDER BY step DESC LIMIT 1), 0),
         coalesce((SELECT created_at FROM prompt WHERE run = ?1 ORDER BY id DESC LIMIT 1), 0)) AS at,
       (SELECT count(*) FROM attempt a WHERE a.session = (SELECT max(id) FROM session WHERE run = ?1)
          AND NOT EXISTS (SELECT 1 FROM attempt_end e WHERE e.attempt = a.id)) AS open`,
    run,
  );
  return { at: Math.max(startedAt, row?.at ?? 0), requestsInFlight: row?.open ?? 0 };
}
