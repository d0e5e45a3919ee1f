import type { Project } from "./project.ts";
import type { ReadableDb, WritableDb } from "./readable.ts";

/**
 * A fold of the corridor: items are settled in order, one slice at a time. `pending` only reads, `work`
 * is pure but for what its room lent it, `record` only inserts. Every item ends in at least one fact.
 */
export type Step<Item, Fact> = Readonly<{
  name: string;
  pending: (db: ReadableDb, limit: number) => readonly Item[];
  work: (items: readonly Item[]) => readonly Fact[] | Promise<readonly Fact[]>;
  record: (db: WritableDb, facts: readonly Fact[]) => void;
}>;

/** A step bound to its project: settles one slice and says how many items moved. */
export type Fold = Readonly<{ name: string; turn: () => Promise<number> }>;

/** Binds a step: one slice of at most `limit` items, recorded in one transaction (the group commit). */
export function fold<Item, Fact>(project: Project, step: Step<Item, Fact>, limit: number): Fold {
  return {
    name: step.name,
    turn: async () => {
      const items = step.pending(project.db, limit);
      if (items.length === 0) return 0;
      const facts = await step.work(items);
      project.write((db) => step.record(db, facts));
      return items.length;
    },
  };
}
