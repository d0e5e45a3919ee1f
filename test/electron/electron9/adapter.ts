import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import * as electron from "electron";
import type { BrowserWindow as Window } from "electron";
import { addNewerJavaScript } from "./newerJavaScript.ts";

// Stands in for `electron` when main is bundled for Electron 9: what that one lacks is made of what it has, and
// the first window is photographed once its page has text. The backend runs under plain Node.

const { app, BrowserWindow, Menu, Notification, dialog, ipcMain, nativeTheme, powerSaveBlocker, shell } =
  electron;
export { app, BrowserWindow, Menu, Notification, dialog, ipcMain, nativeTheme, powerSaveBlocker, shell };

addNewerJavaScript();

const none = (): void => undefined;
const { SMOKE_NODE: node = "", SMOKE_SHIM: shim = "", SMOKE_PICTURE: picture = "" } = process.env;

// Root has no sandbox; then each window asks for its own, which Electron leaves out.
if (process.getuid?.() === 0) Object.assign(app, { enableSandbox: none });

/** Before `ready` the real one may not be touched. */
export const screen = {
  getAllDisplays: () => electron.screen.getAllDisplays(),
  getPrimaryDisplay: () => electron.screen.getPrimaryDisplay(),
};

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => false,
  getSelectedStorageBackend: () => "basic_text",
};

export const session = {
  fromPartition: (name: string) =>
    Object.assign(electron.session.fromPartition(name), {
      setDevicePermissionHandler: none,
      setDisplayMediaRequestHandler: none,
      setUSBProtectedClassesHandler: none,
    }),
};

export const utilityProcess = {
  fork: (entry: string, args: string[], { env }: { env: Record<string, string> }) => {
    const child = fork(entry, args, {
      execPath: node,
      execArgv: ["--import", shim],
      env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    return Object.assign(child, { postMessage: (message: object) => child.connected && child.send(message) });
  },
};

app.on("web-contents-created", (_event, contents) => {
  Object.assign(contents, { setWindowOpenHandler: none });
});

app.on("browser-window-created", (_event, window) => {
  window.webContents.on("console-message", (...details: unknown[]) =>
    report({ console: details.slice(1, 3) }),
  );
  window.webContents.once("did-finish-load", () => void photograph(window));
});

/** Waits until React has drawn a heading, tells what stands there, and quits as a user would. */
async function photograph(window: Window): Promise<void> {
  const look = `new Promise((done) => {
    const read = () => {
      const heading = document.querySelector("h1, h2");
      if (heading === null) return setTimeout(read, 50);
      const bridge = typeof seedbed === "object" ? Object.keys(seedbed).sort() : [];
      setTimeout(() => done({ heading: heading.textContent, url: location.href, bridge,
        node: typeof require, text: document.body.innerText.slice(0, 400) }), 500);
    };
    read();
  })`;
  report({ page: await window.webContents.executeJavaScript(look) });
  const image = await window.webContents.capturePage();
  writeFileSync(picture, image.toPNG());
  app.quit();
}

function report(fact: object): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}
