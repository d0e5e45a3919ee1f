import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions, NotificationConstructorOptions } from "electron";
import type { ElectronApi, MenuEntry } from "../../../electron/shell/electronApi.ts";
import type { FakeElectron } from "./fakeElectron.ts";
import { FakeUtility } from "./fakeUtility.ts";
import { FakeWindow } from "./fakeWindow.ts";

/** The module `electron` as the shell gets it. */
export function electronOf(house: FakeElectron): ElectronApi {
  const { app, dialog, safeStorage, changed } = house;
  const templates = new Map<object, readonly MenuEntry[]>();
  let blockers = 0;
  class BrowserWindow extends FakeWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(house, options);
    }
  }
  class Notification extends EventEmitter {
    readonly #options: NotificationConstructorOptions;
    constructor(options: NotificationConstructorOptions) {
      super();
      this.#options = options;
    }
    static isSupported(): boolean {
      return true;
    }
    show(): void {
      const { title = "", body = "" } = this.#options;
      house.notices.push({ title, body, click: () => this.emit("click") });
      changed();
    }
  }
  return {
    app,
    dialog,
    safeStorage,
    BrowserWindow,
    Notification,
    Menu: {
      buildFromTemplate: (template) => {
        const menu = {};
        templates.set(menu, template);
        return menu;
      },
      setApplicationMenu: (menu) => {
        house.menu = (menu === null ? [] : templates.get(menu)) ?? [];
        changed();
      },
    },
    ipcMain: { handle: (channel, listener) => void house.calls.set(channel, listener) },
    nativeTheme: {
      get shouldUseDarkColors() {
        return house.isDark;
      },
    },
    powerSaveBlocker: {
      start: () => {
        house.awake.add(++blockers);
        return blockers;
      },
      stop: (id) => house.awake.delete(id),
    },
    screen: {
      getAllDisplays: () => house.displays,
      getPrimaryDisplay: () => house.displays[0] ?? { workArea: { x: 0, y: 0, width: 1280, height: 800 } },
    },
    session: { fromPartition: (partition) => house.sessionOf(partition) },
    shell: {
      openExternal: async (url) => void house.opened.push(url),
      showItemInFolder: (path) => void house.revealed.push(path),
    },
    utilityProcess: {
      fork: (entry, args = [], options = {}) => {
        if (!app.isReady) throw new Error("utilityProcess.fork() before ready.");
        const forked = new FakeUtility(house, entry, [...args, ...house.argsOf(entry)], options);
        house.forks.push(forked);
        changed();
        return forked;
      },
    },
  };
}
