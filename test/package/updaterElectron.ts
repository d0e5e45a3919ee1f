import { request } from "node:http";

/** The little of Electron that electron-updater asks for, on Node's own HTTP. */
export const app = {
  isPackaged: true,
  getVersion: () => "0.1.0",
  getName: () => "Seedbed",
  getPath: (name: string) => `${process.env["XDG_CACHE_HOME"]}/${name}`,
  getAppPath: () => process.cwd(),
  whenReady: () => Promise.resolve(),
  once: () => undefined,
  quit: (): void => {
    process.stdout.write("quit\n");
    process.exit(0);
  },
};
export const net = { request };
export const session = { fromPartition: () => ({}) };
export const autoUpdater = { emit: () => true };
