import { createHash } from "node:crypto";
import { random, sample } from "../kernel/random.ts";
import { Failure } from "../nouns/failure.ts";
import type { WritableDb } from "../store/readable.ts";
import { insertPrompt, nextPromptId, poolAt, recipeId } from "./tables.ts";
import type { OpenPrompt } from "./tables.ts";
import type { Writer } from "./writer.ts";

/**
 * Writes the next prompt: three seeds drawn by `random(key, "seeds", prompt)` from the pool at that prompt
 * (S0 Algorithm 1 line 1), laid out by the writer. Throws Failure `too-few-seeds` below three.
 */
export function newPrompt(
  db: WritableDb,
  run: { id: number; key: string },
  writer: Writer,
  round: number | null,
  now: number,
): OpenPrompt {
  const id = nextPromptId(db);
  const pool = poolAt(db, run.id, id);
  const seeds = sample(pool, 3, random(run.key, "seeds", id));
  const [first, second, third] = seeds;
  if (first === undefined || second === undefined || third === undefined) {
    throw new Failure(
      "too-few-seeds",
      `A request needs three seeds and this project has ${pool.length}. Add seeds, then grow.`,
    );
  }
  const request = writer.layOut({
    seeds,
    starters: starters(pool, run.key, id, writer.tasksPerRequest),
    samplingSeed: Math.floor(random(run.key, "sampling", id)() * 2 ** 31),
  });
  insertPrompt(
    db,
    {
      id,
      run: run.id,
      recipe: recipeOf(db, writer, now),
      round,
      seeds: [first.id, second.id, third.id],
      request,
    },
    now,
  );
  return { id, request };
}

/** First words of random seeds, one a task; the seed that lends a word gets no credit for the task. */
function starters(
  pool: readonly { instruction: string }[],
  key: string,
  prompt: number,
  tasks: number,
): string[] {
  const draw = random(key, "starter", prompt);
  return Array.from({ length: tasks }, () => {
    const lender = pool[Math.floor(draw() * pool.length)];
    return lender?.instruction.trim().split(/\s+/)[0] ?? "";
  });
}

function recipeOf(db: WritableDb, writer: Writer, now: number): number {
  const parameters = JSON.stringify(writer.parameters);
  const sha256 = createHash("sha256").update(`${writer.layout}\0${writer.name}\0${parameters}`).digest("hex");
  return recipeId(db, { sha256, layout: writer.layout, writer: writer.name, parameters }, now);
}
