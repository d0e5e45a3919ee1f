import { settingsFor } from "../../electron/cycle/presets.ts";
import type { Run } from "../../electron/cycle/tables.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import type { SqlValue, WritableDb } from "../../electron/store/readable.ts";
import { begunRun } from "./run.ts";

const now = 1_760_000_000_000;

/** A project whose run recorded one reply with one task for each instruction, none judged yet; written at once. */
export function recordedProject(
  path: string,
  instructions: readonly string[],
): { project: Project; run: Run } {
  const project = openProject(path, { create: true });
  const preset = { preset: "paper", batchSize: 4, epochs: 1, train: "none", lockstep: false } as const;
  const run = begunRun(
    project,
    settingsFor({ ...preset, goal: instructions.length, concurrency: 1 }),
    "0f".repeat(16),
  );
  project.write((db) => {
    const recipe = { sha256: "r", layout: "list20", writer: "recorded", parameters: "{}", created_at: now };
    insert(db, "recipe", recipe);
    insert(db, "session", { run: run.id, host: "terminal", concurrency: 1, started_at: now });
    for (const instruction of instructions) insertReply(db, run.id, instruction);
  });
  return { project, run };
}

function insertReply(db: WritableDb, run: number, instruction: string): void {
  const seeds = { seed1: 1, seed2: 2, seed3: 3 };
  const prompt = insert(db, "prompt", { run, recipe: 1, ...seeds, request: "{}", created_at: now });
  const attempt = insert(db, "attempt", { prompt, session: 1, started_at: now });
  const said = {
    text: instruction,
    finish_reason: "stop",
    model: "recorded",
    latency_ms: 1,
    arrived_at: now,
  };
  const reply = insert(db, "reply", { prompt, attempt, ...said, prompt_tokens: 50, completion_tokens: 20 });
  const parsing = insert(db, "parsing", {
    reply,
    prompt,
    version: 1,
    found: 1,
    broken: "[]",
    parsed_at: now,
  });
  insert(db, "candidate", { parsing, ordinal: 0, instruction, input: "", output: "Done.", shortened: 0 });
}

function insert(db: WritableDb, table: string, row: Readonly<Record<string, SqlValue>>): number {
  const names = Object.keys(row);
  const places = names.map(() => "?").join(", ");
  return db.insert(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${places})`, ...Object.values(row));
}
