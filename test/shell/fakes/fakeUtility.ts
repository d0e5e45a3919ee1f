import { fork } from "node:child_process";
import { EventEmitter } from "node:events";
import { pathToFileURL } from "node:url";
import type { ForkOptions } from "electron";
import type { Utility } from "../../../electron/shell/electronApi.ts";
import { projectFile } from "../../support/needs.ts";
import type { FakeElectron } from "./fakeElectron.ts";

const shim = pathToFileURL(projectFile("test/support/parentPortShim.ts")).href;

/** A real Node process in the place of Electron's utility process. */
export class FakeUtility extends EventEmitter implements Utility {
  readonly entry: string;
  readonly options: ForkOptions;
  readonly pid: number;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  readonly exited: Promise<void>;
  readonly #child;
  constructor(house: FakeElectron, entry: string, args: readonly string[], options: ForkOptions) {
    super();
    this.entry = entry;
    this.options = options;
    const env = { ...Object.fromEntries(Object.entries(options.env ?? {})), ...house.envOf };
    this.#child = fork(entry, args, {
      env,
      execArgv: ["--import", shim],
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.pid = this.#child.pid ?? 0;
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.on("message", (message) => {
      this.emit("message", message);
      house.changed();
    });
    this.exited = new Promise((resolve) => {
      this.#child.on("exit", (code) => {
        this.emit("exit", code ?? 9);
        resolve();
        house.changed();
      });
    });
  }
  postMessage(message: unknown): void {
    if (typeof message !== "object" || message === null) throw new Error("Only objects are sent.");
    if (this.#child.connected) this.#child.send(message);
  }
  kill(): boolean {
    return this.#child.kill();
  }
  killHard(): void {
    this.#child.kill("SIGKILL");
  }
  /** Ends it unheard, when the test is over. */
  retire(): void {
    this.removeAllListeners();
    this.killHard();
  }
}
