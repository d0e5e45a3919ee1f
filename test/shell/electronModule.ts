import type { ElectronApi } from "../../electron/shell/electronApi.ts";
import { electronOf } from "./fakes/electronOf.ts";
import type { FakeElectron } from "./fakes/fakeElectron.ts";

/** The module `electron` as main finds it, once a test has lent a fake. */
export let app: ElectronApi["app"];
export let BrowserWindow: ElectronApi["BrowserWindow"];
export let Menu: ElectronApi["Menu"];
export let Notification: ElectronApi["Notification"];
export let dialog: ElectronApi["dialog"];
export let ipcMain: ElectronApi["ipcMain"];
export let nativeTheme: ElectronApi["nativeTheme"];
export let powerSaveBlocker: ElectronApi["powerSaveBlocker"];
export let safeStorage: ElectronApi["safeStorage"];
export let screen: ElectronApi["screen"];
export let session: ElectronApi["session"];
export let shell: ElectronApi["shell"];
export let utilityProcess: ElectronApi["utilityProcess"];

export function lend(fake: FakeElectron): void {
  ({ app, BrowserWindow, Menu, Notification, dialog, ipcMain, nativeTheme } = electronOf(fake));
  ({ powerSaveBlocker, safeStorage, screen, session, shell, utilityProcess } = electronOf(fake));
}
