import type { HostState } from "../nouns/hostPort.ts";
import type { ElectronApi, Window } from "./electronApi.ts";

/** What the system shows of a run outside the window: progress on the taskbar, no sleep, and word when it ends. */
export type Presence = Readonly<{
  show: (state: HostState) => void;
  /** How far a download of the app is, 0 … 1, or null; a run under way or paused shows before it. */
  download: (share: number | null) => void;
  /** A new window carries the title and progress too. */
  dress: (window: Window) => void;
}>;

type Run = HostState["run"];

/** True while requests go out or come back: then the computer must not sleep, and quitting asks. */
export function isUnderWay(run: Run): boolean {
  return run?.state === "growing" || run?.state === "pausing";
}

type PresenceOptions = Readonly<{
  platform: NodeJS.Platform;
  window: () => Window | null;
  /** Brings the window to the front. */
  focus: () => void;
}>;

export function makePresence(
  electron: Pick<ElectronApi, "Notification" | "powerSaveBlocker">,
  { platform, window, focus }: PresenceOptions,
): Presence {
  let shown: HostState = { project: null, run: null };
  let downloaded: number | null = null;
  let blocker: number | null = null;
  const notices = new Set<object>();

  const holdAwake = (isAwake: boolean): void => {
    if (isAwake && blocker === null) {
      blocker = electron.powerSaveBlocker.start("prevent-app-suspension");
    } else if (!isAwake && blocker !== null) {
      electron.powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  const notify = (title: string, body: string): void => {
    if (!electron.Notification.isSupported()) return;
    const notice = new electron.Notification({ title, body });
    // Held until clicked: a notification that is collected as garbage loses its click.
    notices.clear();
    notices.add(notice);
    notice.on("click", focus);
    notice.show();
  };
  const dress = (pane: Window): void => {
    pane.setTitle(shown.project?.name ?? "Seedbed");
    if (platform === "darwin") pane.setRepresentedFilename(shown.project?.path ?? "");
    showProgress(pane, shown.run, downloaded);
  };

  return {
    dress,
    download: (share) => {
      downloaded = share;
      const pane = window();
      if (pane !== null) dress(pane);
    },
    show: (state) => {
      const before = shown;
      shown = state;
      const pane = window();
      if (pane !== null) dress(pane);
      holdAwake(isUnderWay(state.run));
      const hasEnded = state.run?.state === "done" || state.run?.state === "stopped";
      if (hasEnded && isUnderWay(before.run) && before.project?.path === state.project?.path) {
        const isSeen = pane?.isFocused() ?? false;
        if (!isSeen) notify(state.project?.name ?? "Seedbed", state.run?.sentence ?? "");
      }
    },
  };
}

function showProgress(window: Window, run: Run, downloaded: number | null): void {
  switch (run?.state) {
    case "growing":
      return window.setProgressBar(run.share, { mode: "normal" });
    case "pausing":
    case "paused":
      return window.setProgressBar(run.share, { mode: "paused" });
    default:
      return window.setProgressBar(downloaded ?? -1);
  }
}
