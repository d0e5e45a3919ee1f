import { EventEmitter } from "node:events";

/** The module `electron` as a sandboxed preload finds it. */
export const exposed = new Map<string, unknown>();
export const invoked: unknown[][] = [];
export const answers: { invoke: unknown } = { invoke: true };

export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown): void => {
    exposed.set(name, api);
  },
};

class FakeIpc extends EventEmitter {
  async invoke(...args: unknown[]): Promise<unknown> {
    invoked.push(args);
    return answers.invoke;
  }
}
export const ipcRenderer = new FakeIpc();

export const webUtils = {
  /** A File that no disk holds has an empty path. */
  getPathForFile: (file: File): string => (file.name.startsWith("blob") ? "" : `/dropped/${file.name}`),
};
