import { existsSync } from "node:fs";
import { join } from "node:path";
import type { MessageBoxOptions } from "electron";
import type { App } from "./electronApi.ts";
import { updateQuestions } from "./updateQuestions.ts";

/** What the shell uses of electron-updater. */
export type Updater = {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  autoRunAppAfterInstall: boolean;
  logger: object | null;
  on(event: "download-progress", listener: (progress: { percent: number }) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  /** Null: this copy of the app cannot be replaced. */
  checkForUpdates(): Promise<{ isUpdateAvailable: boolean; updateInfo: { version: string } } | null>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(isSilent?: boolean, isForceRunAfter?: boolean): void;
};

/** Newer versions: nothing is fetched and nothing installed unless the user says so. */
export type Updates = Readonly<{
  /** This build names a feed; else nothing of this is ever loaded. */
  hasFeed: () => boolean;
  /** Looks once, some time from now. */
  begin: () => void;
  /** Looks because the user asks, and says what came of it. */
  look: () => Promise<void>;
  /** No look by itself any more. */
  stop: () => void;
  /** Quits, through the installer when the user wanted that. */
  quit: () => void;
}>;

type UpdatesOptions = Readonly<{
  app: Pick<App, "isPackaged" | "getVersion" | "quit">;
  /** The folder where electron-builder puts `app-update.yml`. */
  resources: string;
  load: () => Promise<Updater>;
  isOffline: () => Promise<boolean>;
  ask: (question: MessageBoxOptions) => Promise<number>;
  /** How far the download is, 0 … 1; null: none goes on. */
  onProgress: (share: number | null) => void;
  say: (line: string) => void;
  lookAfterMs: number;
  /** How long an installer may take to end the app. */
  installWithinMs: number;
}>;

export function openUpdates(options: UpdatesOptions): Updates {
  const { app, say, ask } = options;
  const hasFeed = (): boolean => app.isPackaged && existsSync(join(options.resources, "app-update.yml"));
  const words = updateQuestions(app.getVersion());
  let updater: Updater | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isDownloaded = false;
  let isWanted = false;

  const look = async (isAsked: boolean): Promise<void> => {
    let mustTell = isAsked;
    const tell = async (question: MessageBoxOptions): Promise<void> => {
      if (mustTell) await ask(question);
    };
    if (await options.isOffline()) return tell(words.offline);
    if (isBusy) return tell(words.busy);
    isBusy = true;
    try {
      updater ??= await loadTamed(options);
      if (!isDownloaded) {
        const found = await updater.checkForUpdates();
        if (found === null) return await tell(words.cannotUpdate);
        if (!found.isUpdateAvailable) return await tell(words.newest);
        if ((await ask(words.found(found.updateInfo.version))) !== 0) return;
        mustTell = true;
        options.onProgress(0);
        await updater.downloadUpdate().finally(() => options.onProgress(null));
        isDownloaded = true;
      }
      isWanted = (await ask(words.downloaded)) === 0;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(`The look for updates failed: ${reason}`);
      await tell(words.failed(reason));
    } finally {
      isBusy = false;
    }
  };

  return {
    hasFeed,
    begin: () => {
      if (hasFeed()) timer = setTimeout(() => void look(false), options.lookAfterMs);
    },
    look: () => (hasFeed() ? look(true) : Promise.resolve()),
    stop: () => clearTimeout(timer),
    quit: () => {
      if (updater === null || !isWanted) app.quit();
      else install(updater, options);
    },
  };
}

/** The updater, which does nothing by itself; what fails is told by us, once. */
async function loadTamed({ load, onProgress }: UpdatesOptions): Promise<Updater> {
  const updater = await load();
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.logger = null;
  updater.on("error", () => undefined);
  updater.on("download-progress", ({ percent }) => onProgress(percent / 100));
  return updater;
}

/** Hands over to the installer, which quits the app; where it fails, the app quits all the same. */
function install(updater: Updater, { app, say, installWithinMs }: UpdatesOptions): void {
  const giveUp = setTimeout(() => app.quit(), installWithinMs);
  updater.on("error", (error) => {
    clearTimeout(giveUp);
    say(`The update was not installed: ${error.message}`);
    app.quit();
  });
  updater.autoRunAppAfterInstall = false;
  updater.quitAndInstall(true, false);
}
