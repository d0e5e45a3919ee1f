import type { Curves, Overview } from "../nouns/view.ts";
import type { Progress } from "./growProgress.ts";

/** `--json`: a line for each thing that happened since the last line. */
export function jsonProgress(
  write: (text: string) => unknown,
  curves: (afterStep: number) => Curves,
): Progress & { event: (event: object) => void } {
  let told = { kept: -1, requests: -1, trained: -1, windows: -1, replacements: -1, state: "" };
  const event = (value: object): void => void write(`${JSON.stringify(value)}\n`);
  const tell = (look: () => Overview): void => {
    const view = look();
    const { verdicts, requests, training, windows, run } = view;
    if (requests.sent !== told.requests || verdicts.kept !== told.kept) {
      const { kept, generated, rules, broken } = verdicts;
      const { promptTokens, completionTokens, open } = requests;
      event({
        type: "progress",
        kept,
        goal: run?.goal ?? 0,
        generated,
        requests: requests.sent,
        open,
        setAside: { ...rules, broken },
        promptTokens,
        completionTokens,
        remainingMs: view.remainingMs,
      });
    }
    if (training.steps > told.trained) {
      const { step, loss, gradientNorm, tokens, epoch } = curves(Math.max(0, told.trained));
      for (const [index, number] of step.entries()) {
        const figures = { loss: loss[index], gradientNorm: gradientNorm[index], tokens: tokens[index] };
        event({ type: "step", step: number, epoch: epoch[index], ...figures });
      }
    }
    if (windows.closed !== told.windows && windows.closed > 0) {
      const { closed, replacements, replacementsInForce } = windows;
      event({ type: "window", windows: closed, replacements, replacementsInForce, closure: view.closure });
    }
    if (view.state.kind !== told.state) event({ type: "state", ...view.state });
    told = {
      kept: verdicts.kept,
      requests: requests.sent,
      trained: training.steps,
      windows: windows.closed,
      replacements: windows.replacements,
      state: view.state.kind,
    };
  };
  return { tell, event, say: (line) => event({ type: "note", text: line }), clear: () => undefined };
}

/** The last line of `--json`. */
export function endEvent(view: Overview): object {
  const { verdicts, requests, training, windows } = view;
  return {
    type: "end",
    kept: verdicts.kept,
    generated: verdicts.generated,
    requests: requests.sent,
    iterations: training.steps,
    windows: windows.closed,
    replacements: windows.replacements,
    replacementsInForce: windows.replacementsInForce,
    closure: view.closure,
    closureLastQuarter: view.closureLastQuarter,
    lagMedian: view.lagMedian,
    lagP90: view.lagP90,
    marked: verdicts.marked,
    seconds: Math.round(view.elapsedMs / 100) / 10,
  };
}
