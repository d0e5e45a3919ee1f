import { currentRun } from "../cycle/tables.ts";
import type { Run } from "../cycle/tables.ts";
import { openPool, poolOptions } from "../filter/pool/pool.ts";
import type { FilterPool } from "../filter/pool/pool.ts";
import { lastKeptNumber } from "../filter/tables.ts";
import { asFailure } from "../nouns/failure.ts";
import { currentRun as currentRunId } from "../report/currentRun.ts";
import type { Project } from "../store/project.ts";

/** Keeps the filter's pool of the open project's run, whether it grows or not. */
export type PoolKeeper = Readonly<{
  current: () => FilterPool | null;
  /** The pool for a sitting of a run: the one that is open, or a new one when that is of no use. */
  of: (project: Project, run: Run) => FilterPool;
  /**
   * Opens the pool of the project's run in the background, unless it is open. `isMending`: also when the open one
   * died, or holds texts that were judged and never recorded. A project without a run has none.
   */
  keep: (project: Project, options: Readonly<{ isMending: boolean }>) => void;
  /** Lets the project go; resolves when the thread has ended. */
  close: () => Promise<void>;
}>;

type Kept = Readonly<{ pool: FilterPool; path: string; run: number }>;

/** No pool yet; `changed` is called when one comes, goes or moves on. */
export function emptyPoolKeeper(changed: () => void): PoolKeeper {
  let kept: Kept | null = null;
  let ending: Promise<unknown> = Promise.resolve();
  const close = async (): Promise<void> => {
    if (kept !== null) {
      ending = Promise.all([ending, kept.pool.close()]);
      kept = null;
    }
    await ending;
  };
  const open = (project: Project, run: Run): FilterPool => {
    void close();
    const pool = openPool(poolOptions(project.path, run));
    pool.onChange(changed);
    kept = { pool, path: project.path, run: run.id };
    return pool;
  };
  return {
    current: () => kept?.pool ?? null,
    of: (project, run) =>
      kept !== null && isOf(kept, project, run.id) && isInStep(kept, project)
        ? kept.pool
        : open(project, run),
    keep: (project, { isMending }) => {
      try {
        const id = currentRunId(project.db);
        if (kept !== null && isOf(kept, project, id) && (!isMending || isInStep(kept, project))) return;
        const run = id === null ? null : currentRun(project.db);
        if (run === null) void close();
        else open(project, run);
      } catch (error) {
        // A project that cannot be read says so where it is asked for; a pool is no reason to stop.
        if (asFailure(error) === null) throw error;
        void close();
      }
    },
    close,
  };
}

function isOf(kept: Kept, project: Project, run: number | null): boolean {
  return kept.path === project.path && kept.run === run;
}

/** Whether the pool lives and holds the rows that the ledger says were kept. */
function isInStep({ pool, run }: Kept, { db }: Project): boolean {
  if (pool.state().kind === "failed") return false;
  const contents = pool.contents();
  return contents === null || contents.kept === lastKeptNumber(db, run);
}
