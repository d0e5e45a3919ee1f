import { EventEmitter } from "node:events";
import type { Updater } from "../../electron/shell/updates.ts";

type Found = Awaited<ReturnType<Updater["checkForUpdates"]>>;

/** In the place of electron-updater; `acts` is what was asked of it, in order. */
export class FakeUpdater extends EventEmitter implements Updater {
  autoDownload = true;
  autoInstallOnAppQuit = true;
  autoRunAppAfterInstall = true;
  logger: object | null = console;
  readonly acts: string[] = [];
  found: () => Found = () => ({ isUpdateAvailable: true, updateInfo: { version: "0.2.0" } });
  download: () => void | Promise<void> = () => undefined;
  install: () => void = () => undefined;

  async checkForUpdates(): Promise<Found> {
    this.acts.push("check");
    return this.found();
  }
  async downloadUpdate(): Promise<void> {
    this.acts.push("download");
    await this.download();
  }
  quitAndInstall(isSilent = false): void {
    this.acts.push(isSilent ? "install silently" : "install");
    this.install();
  }
}
