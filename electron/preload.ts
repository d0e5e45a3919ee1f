import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { Bridge } from "./nouns/bridge.ts";
import { commandChannel, dropChannel } from "./shell/channels.ts";

/** Recognises a File of the page's own world, whose class is another than this one's. */
function isFile(file: unknown): file is File {
  return Object.prototype.toString.call(file) === "[object File]";
}

function platform(): Bridge["platform"] {
  return process.platform === "darwin" || process.platform === "win32" ? process.platform : "linux";
}

const bridge: Bridge = {
  platform: platform(),
  onCommand: (listener) => {
    const hear = (_event: unknown, command: unknown): void => {
      if (typeof command === "string") listener(command);
    };
    ipcRenderer.on(commandChannel, hear);
    return () => {
      ipcRenderer.off(commandChannel, hear);
    };
  },
  drop: async (file) => {
    const path = isFile(file) ? webUtils.getPathForFile(file) : "";
    if (path === "") return false;
    const isTaken: unknown = await ipcRenderer.invoke(dropChannel, path);
    return isTaken === true;
  },
};

contextBridge.exposeInMainWorld("seedbed", bridge);
