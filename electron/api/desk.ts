import { startGrowth } from "../cycle/startGrowth.ts";
import type { GrowthStart } from "../cycle/startGrowth.ts";
import type { Machine } from "../cycle/tools.ts";
import { settingsFor } from "../cycle/presets.ts";
import type { Home } from "../nouns/home.ts";
import { Failure } from "../nouns/failure.ts";
import type { Clock } from "../nouns/pump.ts";
import type { GrowRequest } from "../nouns/view.ts";
import { currentRun } from "../report/currentRun.ts";
import { emptyBench } from "./bench.ts";
import type { Bench } from "./bench.ts";
import type { BuiltinWriter } from "./builtinWriter.ts";
import { emptyShelf } from "./shelf.ts";
import type { Shelf } from "./shelf.ts";

export type DeskOptions = Readonly<{
  home: Home;
  machine: Machine;
  builtin: BuiltinWriter;
  clock: Clock;
  /** 128 random bits in hexadecimal, for a new run. */
  newKey: () => string;
}>;

type Choice = Pick<GrowRequest, "writer" | "concurrency">;

/** What one backend has before it: at most one open project, and at most one growth in it. */
export type Desk = DeskOptions &
  Readonly<{
    shelf: Shelf;
    bench: Bench;
    /** Starts a new run; throws Failure `settings-frozen` when the project has one. */
    start: (request: GrowRequest) => Promise<void>;
    continue: (choice: Choice) => Promise<void>;
    /** Pauses a growth, waits for its end, and closes the project. */
    close: () => Promise<void>;
    /** Tells those who watch that something changed. */
    changed: () => void;
    onChange: (listener: () => void) => () => void;
  }>;

/** A desk without a project. */
export function emptyDesk(options: DeskOptions): Desk {
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const bench = emptyBench(changed);
  const shelf = emptyShelf(options.home, (open) => {
    if (bench.isBusy()) {
      throw new Failure("usage", `${open.name} is growing. Pause it before you open another project.`);
    }
  });
  const { machine } = options;
  const grow = (run: GrowthStart["run"], { writer, concurrency }: Choice): Promise<void> => {
    const project = shelf.project();
    return bench.start(project, () =>
      startGrowth(project, { run, writer, concurrency, host: "browser", machine }),
    );
  };
  return {
    ...options,
    shelf,
    bench,
    start: async (request) => {
      const { db, name } = shelf.project();
      if (currentRun(db) !== null) {
        throw new Failure(
          "settings-frozen",
          `${name} has a run already. Continue it, or start a new project.`,
        );
      }
      const settings = settingsFor({ ...request, train: "embedded", lockstep: false });
      await grow({ new: settings, key: options.newKey() }, request);
    },
    continue: async (choice) => {
      shelf.run();
      await grow("continue", choice);
    },
    close: async () => {
      await bench.end();
      shelf.putBack();
      changed();
    },
    changed,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
