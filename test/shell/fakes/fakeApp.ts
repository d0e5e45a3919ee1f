import { EventEmitter } from "node:events";
import { join } from "node:path";
import type { AboutPanelOptionsOptions } from "electron";
import type { App } from "../../../electron/shell/electronApi.ts";
import type { FakeElectron } from "./fakeElectron.ts";
import { FakeEvent } from "./fakeEvent.ts";

export class FakeApp extends EventEmitter implements App {
  isQuitting = false;
  hasQuit = false;
  hasSandbox = false;
  hasLock = true;
  isReady = false;
  isPackaged = false;
  name = "";
  userModelId = "";
  readonly paths = new Map<string, string>();
  about: AboutPanelOptionsOptions = {};
  readonly recent: string[] = [];
  readonly #house: FakeElectron;
  readonly #folder: string;
  readonly #ready = Promise.withResolvers<void>();
  constructor(house: FakeElectron, folder: string) {
    super();
    this.#house = house;
    this.#folder = folder;
  }
  becomeReady(): void {
    this.isReady = true;
    this.#ready.resolve();
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  quit(): void {
    const event = new FakeEvent();
    this.isQuitting = true;
    this.emit("before-quit", event);
    const hasClosed = !event.isPrevented && [...this.#house.windows].every((window) => window.close());
    this.isQuitting = hasClosed;
    this.hasQuit = hasClosed;
    this.#house.changed();
  }
  enableSandbox(): void {
    if (this.isReady) throw new Error("enableSandbox() after ready does nothing.");
    this.hasSandbox = true;
  }
  requestSingleInstanceLock(): boolean {
    return this.hasLock;
  }
  getPath(name: "userData" | "documents" | "logs"): string {
    return this.paths.get(name) ?? join(this.#folder, name);
  }
  setName(name: string): void {
    this.name = name;
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  exit(): void {
    this.hasQuit = true;
  }
  getVersion(): string {
    return "0.1.0";
  }
  addRecentDocument(path: string): void {
    this.recent.push(path);
  }
  setAppUserModelId(id: string): void {
    this.userModelId = id;
  }
  setAboutPanelOptions(options: AboutPanelOptionsOptions): void {
    this.about = options;
  }
}
