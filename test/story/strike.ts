import { z } from "zod";
import type { Project } from "../../electron/store/project.ts";
import type { WritableDb } from "../../electron/store/readable.ts";

/** Where a process kills itself: at the n-th transaction, request or batch of its kind. */
export const strikePoint = z.discriminatedUnion("at", [
  z.object({
    at: z.literal("transaction"),
    /** The table that the transaction inserts into. */
    table: z.string(),
    /** After its first row there, with all rows written but not committed, or right after the commit. */
    moment: z.enum(["inserted", "written", "committed"]),
    n: z.number().int().positive(),
  }),
  z.object({
    at: z.literal("request"),
    /** Before it leaves, when the server has it and has not answered, or when the answer is here and not recorded. */
    moment: z.enum(["unsent", "asked", "answered"]),
    n: z.number().int().positive(),
  }),
  z.object({ at: z.literal("fed"), n: z.number().int().positive() }),
]);
export type StrikePoint = z.infer<typeof strikePoint>;

/** Ends this process as SIGKILL from outside would; nothing of JavaScript runs after it. */
export function die(): never {
  process.kill(process.pid, "SIGKILL");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  throw new Error("unreachable: the process was killed");
}

/** The project, but at the point's transaction the process dies. */
export function strikingProject(project: Project, point: StrikePoint): Project {
  if (point.at !== "transaction") return project;
  let seen = 0;
  return {
    ...project,
    write: (work) => {
      let isTouched = false;
      const isDue = (moment: string): boolean => isTouched && seen === point.n && moment === point.moment;
      const watch = (db: WritableDb): WritableDb => ({
        ...db,
        insert: (sql, ...params) => {
          const id = db.insert(sql, ...params);
          if (!isTouched && /INSERT INTO (\w+)/.exec(sql)?.[1] === point.table) {
            isTouched = true;
            seen += 1;
            if (isDue("inserted")) die();
          }
          return id;
        },
      });
      const result = project.write((db) => {
        const value = work(watch(db));
        if (isDue("written")) die();
        return value;
      });
      if (isDue("committed")) die();
      return result;
    },
  };
}

/** `fetch`, but at the point's request the process dies. `control` is the root of the loopback server. */
export function strikingFetch(point: StrikePoint, control: string): typeof globalThis.fetch {
  let seen = 0;
  return async (input, init) => {
    if (point.at !== "request") return fetch(input, init);
    seen += 1;
    if (seen !== point.n) return fetch(input, init);
    if (point.moment === "unsent") return die();
    if (point.moment === "asked") {
      await fetch(`${control}/control/hold`, { method: "POST" });
      void fetch(input, init);
      await fetch(`${control}/held?atLeast=1`);
      return die();
    }
    const reply = await fetch(input, init);
    await reply.text();
    return die();
  };
}
