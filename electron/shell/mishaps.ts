import { backOff } from "./backOff.ts";
import type { ElectronApi, Window } from "./electronApi.ts";

const RELOADS_WITHIN_MS = 60_000;

/** What happens when the page hangs or its process ends: the backend goes on, so the page is simply shown anew. */
export function mendMishaps(
  { dialog }: Pick<ElectronApi, "dialog">,
  window: Window,
  { say, quit }: Readonly<{ say: (line: string) => void; quit: () => void }>,
): void {
  const answered: { abort: AbortController | null } = { abort: null };
  const mayReload = backOff([0, 0, 0], RELOADS_WITHIN_MS);
  window.on("unresponsive", () => {
    if (answered.abort !== null) return;
    const abort = new AbortController();
    answered.abort = abort;
    void askToReload(dialog, window, abort.signal).then((isReload) => {
      answered.abort = null;
      // The process hangs: it is ended, and `render-process-gone` loads the page anew.
      if (isReload) window.webContents.forcefullyCrashRenderer();
    });
  });
  window.on("responsive", () => answered.abort?.abort());
  window.on("closed", () => answered.abort?.abort());
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    say(`The page's process ended: ${reason}.`);
    if (mayReload(performance.now()) !== null) return window.webContents.reload();
    void askAfterMany(dialog, window).then((isReload) => {
      if (isReload) window.webContents.reload();
      else quit();
    });
  });
}

async function askToReload(
  dialog: ElectronApi["dialog"],
  window: Window,
  signal: AbortSignal,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: "The window does not answer.",
    detail: "Growing goes on meanwhile. Reload shows the window anew; what is kept stays kept.",
    buttons: ["Wait", "Reload"],
    defaultId: 0,
    cancelId: 0,
    signal,
  });
  return response === 1 && !signal.aborted;
}

async function askAfterMany(dialog: ElectronApi["dialog"], window: Window): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    message: "The window ended several times within a minute.",
    detail: "Growing goes on without it. Reload tries once more.",
    buttons: ["Reload", "Quit"],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
