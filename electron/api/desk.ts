import { startGrowth } from "../cycle/startGrowth.ts";
import type { GrowthStart } from "../cycle/startGrowth.ts";
import type { Machine } from "../cycle/tools.ts";
import { settingsFor } from "../cycle/presets.ts";
import type { FilterPool } from "../filter/pool/pool.ts";
import type { Home } from "../nouns/home.ts";
import type { HostServices } from "../nouns/host.ts";
import { Failure } from "../nouns/failure.ts";
import type { FailureKind } from "../nouns/failure.ts";
import type { Clock } from "../nouns/pump.ts";
import type { GrowRequest } from "../nouns/view.ts";
import { currentRun } from "../report/currentRun.ts";
import type { Project } from "../store/project.ts";
import { emptyBench } from "./bench.ts";
import type { Bench } from "./bench.ts";
import type { BuiltinWriter } from "./builtinWriter.ts";
import { openDeskEvents } from "./deskEvents.ts";
import type { DeskEvents } from "./deskEvents.ts";
import { endExport, refuseWhileExporting } from "./exportUnderWay.ts";
import { settleKeyUse } from "./keyUse.ts";
import { emptyPoolKeeper } from "./poolKeeper.ts";
import type { PoolKeeper } from "./poolKeeper.ts";
import { rememberProject } from "./recentProjects.ts";
import { refuseForeignKey } from "./savedKey.ts";
import { emptyShelf } from "./shelf.ts";
import type { Shelf } from "./shelf.ts";
import { endWhatIfs } from "./whatIfWork.ts";

export type DeskOptions = Readonly<{
  home: Home;
  host: HostServices;
  machine: Machine;
  builtin: BuiltinWriter;
  clock: Clock;
  /** 128 random bits in hexadecimal, for a new run. */
  newKey: () => string;
}>;

/** Failures after which the project cannot stay open: what is read from it may be false. */
const lostFile = new Set<FailureKind>(["project-missing", "project-not-writable", "project-damaged"]);

type Choice = Pick<GrowRequest, "writer" | "concurrency">;

/** What one backend has before it: at most one open project, and at most one growth in it. */
export type Desk = DeskOptions &
  DeskEvents &
  Readonly<{
    shelf: Shelf;
    bench: Bench;
    /** The filter's pool of the open project's run, perhaps still being built; null without a run. */
    pool: () => FilterPool | null;
    /**
     * Opens a project file by its path, in place of the one that was open, and remembers it when it lies outside
     * the projects folder. Throws what `openProject` throws; the project that was open then stays open.
     */
    openFile: (path: string, options?: { create: boolean }) => Promise<void>;
    /** Starts a new run; throws Failure `settings-frozen` when the project has one. */
    start: (request: GrowRequest) => Promise<void>;
    /** Goes on with a run; `isChosen`: the user picked this writer now. Throws what `settleKeyUse` throws. */
    continue: (choice: Choice & Readonly<{ isChosen?: boolean }>) => Promise<void>;
    /** Pauses a growth, calls off an export and what-ifs, waits for their ends, and closes the project. */
    close: () => Promise<void>;
    /** Tells those who watch that something changed. */
    changed: () => void;
    onChange: (listener: () => void) => () => void;
  }>;

/** A desk without a project. */
export function emptyDesk(options: DeskOptions): Desk {
  const { machine, host, home } = options;
  const { changed, onChange } = openChanges();
  const events = openDeskEvents();
  const { shelf, bench, pools, keepPool } = furnished(home, changed, events);
  const grow = (
    run: GrowthStart["run"],
    { writer, concurrency }: Choice,
    isChosen: boolean,
  ): Promise<void> => {
    const project = shelf.project();
    return bench.start(project, async () => {
      await refuseForeignKey(home.settings, writer);
      await settleKeyUse(home.settings, writer, isChosen);
      const poolOf: GrowthStart["poolOf"] = (begun) => pools.of(project, begun);
      return startGrowth(project, { run, writer, concurrency, host: host.name, machine, poolOf });
    });
  };
  return {
    ...options,
    ...events,
    shelf,
    bench,
    pool: pools.current,
    openFile: async (path, { create } = { create: false }) => {
      if (shelf.take(path, { create })) events.tell({ kind: "project" });
      changed();
      // A list that cannot be kept is no reason to keep the project shut.
      await rememberProject(home, path).catch(() => undefined);
    },
    start: async (request) => {
      refuseSecondRun(shelf.project());
      const { train = "embedded", filter } = request;
      const settings = settingsFor({ ...request, ...filter, train, lockstep: false });
      await grow({ new: settings, key: options.newKey() }, request, true);
    },
    continue: async (choice) => {
      shelf.run();
      await grow("continue", choice, choice.isChosen ?? false);
    },
    close: async () => {
      await bench.end();
      await endExport(shelf.current());
      // The last connection to close takes the log away, and a thread's may not.
      await Promise.all([endWhatIfs(shelf.current()), pools.close()]);
      if (shelf.putBack()) events.tell({ kind: "project" });
      await pools.close();
      changed();
    },
    changed: () => {
      keepPool(false);
      changed();
    },
    onChange,
  };
}

/** The places of the open project, of its growth and of its filter's pool. */
function furnished(
  home: Home,
  changed: () => void,
  events: DeskEvents,
): { shelf: Shelf; bench: Bench; pools: PoolKeeper; keepPool: (isMending: boolean) => void } {
  const pools = emptyPoolKeeper(changed);
  const keepPool = (isMending: boolean): void => {
    const open = shelf.current();
    if (open !== null) pools.keep(open, { isMending });
  };
  const bench = emptyBench(changed, ({ failure }) => {
    if (failure === null || !lostFile.has(failure.kind)) return keepPool(true);
    // The ledger could not take this end, so the page is told here.
    void endExport(shelf.current());
    shelf.putBack();
    events.tell({ kind: "notice", sentence: `Growing stopped. ${failure.sentence}` });
    events.tell({ kind: "project" });
  });
  const shelf = emptyShelf(home, {
    mayLeave: (open) => refuseToLeave(open, bench),
    leaves: (open) => {
      void endWhatIfs(open);
      void pools.close();
    },
    came: () => keepPool(true),
  });
  return { shelf, bench, pools, keepPool };
}

function refuseToLeave(open: Project, bench: Bench): void {
  if (bench.isBusy()) {
    throw new Failure("usage", `${open.name} is growing. Pause it before you open another project.`);
  }
  refuseWhileExporting(open, "open another project");
}

function refuseSecondRun({ db, name }: Project): void {
  if (currentRun(db) === null) return;
  throw new Failure("settings-frozen", `${name} has a run already. Continue it, or start a new project.`);
}

function openChanges(): Pick<Desk, "changed" | "onChange"> {
  const listeners = new Set<() => void>();
  return {
    changed: () => listeners.forEach((listener) => listener()),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
