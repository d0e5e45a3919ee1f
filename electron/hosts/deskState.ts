import type { Desk } from "../api/desk.ts";
import { overviewNow } from "../api/watch.ts";
import { asFailure } from "../nouns/failure.ts";
import type { HostState } from "../nouns/hostPort.ts";
import type { Overview } from "../nouns/view.ts";

const leastGapMs = 1000;

/**
 * Tells `send` what main shows outside the page: at once, and again on change, at most once a second. A pause is
 * told at once: after a crash main goes on with a run that grew, and never with one that somebody had paused. Of a
 * project that cannot be read no run is told, and `report` hears once why.
 */
export function watchState(
  desk: Desk,
  send: (state: HostState) => void,
  report: (error: unknown) => void,
): () => void {
  let told = "";
  let isToldGrowing = false;
  let gap: NodeJS.Timeout | null = null;
  let isDue = false;
  let reported = "";
  /** Null while the project's disk does not answer: then the growth says so itself. */
  const stateNow = (): HostState | null => {
    try {
      return stateOf(desk);
    } catch (error) {
      if (asFailure(error) !== null) return null;
      // An exception out of a timer would end the backend, and main would open the same project again.
      if (String(error) !== reported) report(error);
      reported = String(error);
      return { project: openProject(desk), run: null };
    }
  };
  const tell = (): void => {
    const state = stateNow();
    if (state === null) return;
    const text = JSON.stringify(state);
    if (text !== told) send(state);
    told = text;
    isToldGrowing = state.run?.state === "growing";
  };
  const isPauseUntold = (): boolean => {
    try {
      return isToldGrowing && desk.bench.live()?.phase === "pausing";
    } catch {
      // The state that is told next says what there is to say.
      return false;
    }
  };
  const changed = (): void => {
    if (gap !== null && !isPauseUntold()) {
      isDue = true;
      return;
    }
    if (gap !== null) clearTimeout(gap);
    tell();
    gap = setTimeout(() => {
      gap = null;
      if (isDue) changed();
    }, leastGapMs);
    isDue = false;
  };
  const silence = desk.onChange(changed);
  changed();
  return () => {
    silence();
    if (gap !== null) clearTimeout(gap);
  };
}

function stateOf(desk: Desk): HostState {
  const project = openProject(desk);
  return { project, run: project === null ? null : runOf(overviewNow(desk)) };
}

function openProject(desk: Desk): HostState["project"] {
  const open = desk.shelf.current();
  return open === null ? null : { name: open.name, path: open.path };
}

function runOf(view: Overview): HostState["run"] {
  const { run, state, verdicts } = view;
  if (run === null || state.kind === "noRun") return null;
  const share = run.goal === 0 ? 0 : Math.min(1, verdicts.kept / run.goal);
  return { state: state.kind, share, sentence: sentenceOf(view, run.goal) };
}

/** The run in a sentence for a notification; while it grows without its time, which would change by itself. */
function sentenceOf({ state, verdicts, elapsedMs }: Overview, goal: number): string {
  const kept = verdicts.kept.toLocaleString("en-US");
  const ofGoal = `${kept} of ${goal.toLocaleString("en-US")} kept`;
  if (state.kind === "done") return `${kept} kept in ${spoken(elapsedMs)}.`;
  if (state.kind === "stopped") return `Stopped with ${ofGoal}. ${state.sentence}`;
  if (state.kind === "paused") return `Paused with ${ofGoal}.`;
  return `${ofGoal}.`;
}

/** 41 s, 5 min 8 s, 2 h 5 min. */
function spoken(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
