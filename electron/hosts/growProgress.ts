import type { Overview } from "../nouns/view.ts";

/** Tells a person or a script how a run goes. */
export type Progress = Readonly<{
  /** Something changed; called often. */
  tell: (look: () => Overview) => void;
  /** One line that stays. */
  say: (line: string) => void;
  /** Removes what is drawn over and over. */
  clear: () => void;
}>;

type Output = Readonly<{ isTTY?: boolean; columns?: number; write: (text: string) => unknown }>;

const redrawMs = 200;
const plainMs = 10_000;

/** A block that is drawn over itself on a terminal, a line now and then elsewhere. */
export function humanProgress(output: Output, clock: () => number): Progress {
  const isTerminal = output.isTTY === true;
  let drawnLines = 0;
  let last = 0;
  const clear = (): void => {
    if (drawnLines > 0) output.write(`\u001b[${drawnLines}A\u001b[0J`);
    drawnLines = 0;
  };
  return {
    tell: (look) => {
      const now = clock();
      if (now - last < (isTerminal ? redrawMs : plainMs)) return;
      last = now;
      const view = look();
      if (!isTerminal) {
        output.write(`${plainLine(view)}\n`);
        return;
      }
      clear();
      const lines = block(view).map((line) => line.slice(0, (output.columns || 80) - 1));
      output.write(`${lines.join("\n")}\n`);
      drawnLines = lines.length;
    },
    say: (line) => {
      clear();
      output.write(`${line}\n`);
    },
    clear,
  };
}

function block(view: Overview): readonly string[] {
  const { requests, verdicts, training, windows, batches, run } = view;
  const goal = run?.goal ?? 0;
  const tokens = requests.promptTokens + requests.completionTokens;
  return [
    `${bar(verdicts.kept, goal)} ${amount(verdicts.kept)} of ${amount(goal)} kept   ${rate(view)}   ${timeLeft(view)}`,
    `requests ${amount(requests.sent)} (${requests.open} in flight)   tokens ${amount(tokens)}   set aside ${setAside(view)}`,
    `batches ${batches.composed} composed, ${batches.trained} trained   loss ${figure(training.loss)}   norm ${figure(training.gradientNorm)}`,
    `windows ${windows.closed}   seeds replaced ${windows.replacements} (${windows.replacementsInForce} in force)   closure ${percent(view.closure)}, last quarter ${percent(view.closureLastQuarter)}`,
    ...(view.waitsForTraining === null
      ? []
      : [`the trainer is ${view.waitsForTraining.batchesAhead} batches behind; requests wait`]),
    ...(view.state.kind === "stopped" ? [view.state.sentence] : []),
  ];
}

function plainLine(view: Overview): string {
  const { requests, verdicts, training, windows, batches, run } = view;
  return [
    `${amount(verdicts.kept)}/${amount(run?.goal ?? 0)} kept`,
    `${requests.sent} requests`,
    `set aside ${setAside(view)}`,
    `${batches.trained} batches trained`,
    `loss ${figure(training.loss)}`,
    `norm ${figure(training.gradientNorm)}`,
    `${windows.replacements} seeds replaced`,
    `closure ${percent(view.closure)}`,
    timeLeft(view),
  ].join(", ");
}

/** Counts of what was set aside, by reason, most first. */
export function setAside(view: Overview): string {
  const { rules, broken } = view.verdicts;
  const counts = Object.entries({ ...rules, ...(broken > 0 ? { unreadable: broken } : {}) });
  if (counts.length === 0) return "0";
  return counts
    .toSorted((a, b) => b[1] - a[1])
    .map(([rule, count]) => `${rule.replaceAll("_", " ")} ${count}`)
    .join(", ");
}

function bar(value: number, goal: number): string {
  const width = 24;
  const full = goal === 0 ? 0 : Math.min(width, Math.round((width * value) / goal));
  return `[${"#".repeat(full)}${"·".repeat(width - full)}]`;
}

function rate(view: Overview): string {
  return view.keptPerMinute === null ? "" : `${view.keptPerMinute.toFixed(1)} a minute`;
}

function timeLeft(view: Overview): string {
  return view.remainingMs === null ? "time left unknown" : `${duration(view.remainingMs)} left`;
}

/** 0.4 s, 15 min 24 s, 2 h 5 min (ui.md part 10). */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

export function amount(value: number): string {
  return value.toLocaleString("en-US");
}

export function figure(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}

export function percent(share: number | null): string {
  return share === null ? "–" : `${(100 * share).toFixed(1)} %`;
}
