import { z } from "zod";
import type { RequestDetail } from "../nouns/requestView.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";
import { requestLine } from "./requests.ts";

const count = z.number().int().nonnegative();
const message = z.object({ role: z.string(), content: z.string() });
const exchange = z.object({ user: z.string(), assistant: z.string() });

/** The two layouts in which a request is stored: a chat, or exchanges that the built-in model goes on with. */
const requestText = jsonText(
  z.union([
    z.object({ messages: z.array(message) }).transform(({ messages }) => messages),
    z
      .object({ exchanges: z.array(exchange), starters: z.array(z.string()) })
      .transform(({ exchanges, starters }) => [
        ...exchanges.flatMap(({ user, assistant }) => [
          { role: "user", content: user },
          { role: "assistant", content: assistant },
        ]),
        ...starters.map((starter) => ({ role: "user", content: `${starter} …` })),
      ]),
  ]),
);

const promptRow = z.object({ request: requestText });
const attemptRow = z.object({
  startedAt: count,
  endedAt: count.nullable(),
  outcome: z.string().nullable(),
  status: count.nullable(),
  sentence: z.string().nullable(),
});
const replyRow = z.object({ text: z.string(), finishReason: z.string(), model: z.string() });
const brokenRow = z.object({ broken: jsonText(z.array(z.object({ ordinal: count, reason: z.string() }))) });
const taskRow = z.object({
  candidate: count,
  ordinal: count,
  instruction: z.string(),
  input: z.string(),
  output: z.string(),
  rule: z.string().nullable(),
  keptNumber: count.nullable(),
  score: z.number().nullable(),
});

/** Everything of one request of a run, as it stands in the ledger; null when the run has none of this number. */
export function requestDetail(db: ReadableDb, run: number, prompt: number): RequestDetail | null {
  const line = requestLine(db, run, prompt);
  const asked = db.get(promptRow, "SELECT request FROM prompt WHERE id = ?", prompt);
  if (line === null || asked === undefined) return null;
  const parsing = db.get(brokenRow, "SELECT broken FROM parsing WHERE prompt = ?", prompt);
  return {
    line,
    messages: asked.request.map((message, place) => ({ number: place + 1, ...message })),
    attempts: db.all(
      attemptRow,
      `SELECT a.started_at AS startedAt, e.ended_at AS endedAt, e.outcome, e.status, e.sentence
       FROM attempt a LEFT JOIN attempt_end e ON e.attempt = a.id WHERE a.prompt = ? ORDER BY a.id`,
      prompt,
    ),
    reply:
      db.get(
        replyRow,
        "SELECT text, finish_reason AS finishReason, model FROM reply WHERE prompt = ?",
        prompt,
      ) ?? null,
    tasks: db.all(
      taskRow,
      `SELECT c.id AS candidate, c.ordinal, c.instruction, c.input, c.output, v.rule, v.kept_number AS keptNumber, v.score
       FROM parsing g JOIN candidate c ON c.parsing = g.id LEFT JOIN verdict v ON v.run = ?1 AND v.candidate = c.id
       WHERE g.prompt = ?2 ORDER BY c.ordinal`,
      run,
      prompt,
    ),
    broken: parsing?.broken ?? [],
  };
}
