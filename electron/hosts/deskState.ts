import type { Desk } from "../api/desk.ts";
import { overviewNow } from "../api/watch.ts";
import { asFailure } from "../nouns/failure.ts";
import type { HostState } from "../nouns/hostPort.ts";
import type { Overview } from "../nouns/view.ts";

const leastGapMs = 1000;

/**
 * Tells `send` what main shows outside the page: at once, and again on change, at most once a second. A pause is
 * told at once: after a crash main goes on with a run that grew, and never with one that somebody had paused.
 */
export function watchState(desk: Desk, send: (state: HostState) => void): () => void {
  let told = "";
  let isToldGrowing = false;
  let gap: NodeJS.Timeout | null = null;
  let isDue = false;
  const tell = (): void => {
    const state = ifReadable(() => stateOf(desk));
    if (state === null) return;
    const text = JSON.stringify(state);
    if (text !== told) send(state);
    told = text;
    isToldGrowing = state.run?.state === "growing";
  };
  const isPauseUntold = (): boolean =>
    isToldGrowing && ifReadable(() => desk.bench.live()?.phase) === "pausing";
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

/** What `look` sees, or null while the project's disk does not answer: then the growth says so itself. */
function ifReadable<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (asFailure(error) === null) throw error;
    return null;
  }
}

function stateOf(desk: Desk): HostState {
  const open = desk.shelf.current();
  if (open === null) return { project: null, run: null };
  const project = { name: open.name, path: open.path };
  return { project, run: runOf(overviewNow(desk)) };
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
