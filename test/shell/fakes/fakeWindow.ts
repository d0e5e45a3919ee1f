import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions } from "electron";
import type { Bounds, Contents, Window } from "../../../electron/shell/electronApi.ts";
import type { FakeElectron } from "./fakeElectron.ts";
import { FakeEvent } from "./fakeEvent.ts";

export class FakeContents extends EventEmitter implements Contents {
  url = "";
  reloads = 0;
  readonly sent: unknown[][] = [];
  openWindow: (url: string) => string = () => "allow";
  readonly #changed: () => void;
  constructor(changed: () => void) {
    super();
    this.#changed = changed;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: "deny" }): void {
    this.openWindow = (url) => handler({ url }).action;
  }
  send(channel: string, ...args: unknown[]): void {
    this.sent.push([channel, ...args]);
    this.#changed();
  }
  getURL(): string {
    return this.url;
  }
  reload(): void {
    this.reloads += 1;
    this.#changed();
  }
  forcefullyCrashRenderer(): void {
    this.emit("render-process-gone", {}, { reason: "killed" });
  }
}

/** A page that was loaded over real HTTP, with the cookies of its session. */
type Load = Readonly<{ url: string; status: number }>;

export class FakeWindow extends EventEmitter implements Window {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: FakeContents;
  readonly loads: Load[] = [];
  title = "";
  representedFile = "";
  progress: readonly [number, string | undefined] = [-1, undefined];
  isShown: boolean;
  /** It stayed hidden until its page was painted. */
  wasHidden = false;
  hasFocus = false;
  hasMaximized = false;
  hasMinimized = false;
  bounds: Bounds;
  readonly #house: FakeElectron;

  constructor(house: FakeElectron, options: BrowserWindowConstructorOptions) {
    super();
    this.#house = house;
    this.options = options;
    this.isShown = options.show !== false;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 0,
      height: options.height ?? 0,
    };
    this.webContents = new FakeContents(house.changed);
    house.windows.push(this);
    house.app.emit("web-contents-created", {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.url = url;
    const session = this.#house.sessionOf(this.options.webPreferences?.partition ?? "");
    const status = await session.get(url);
    this.loads.push({ url, status });
    if (this.loads.length === 1) {
      this.wasHidden = !this.isShown;
      this.emit("ready-to-show");
    }
    this.#house.changed();
  }
  /** What a click on the close button does. */
  close(): boolean {
    const event = new FakeEvent();
    this.emit("close", event);
    if (event.isPrevented) return false;
    this.#house.windows.splice(this.#house.windows.indexOf(this), 1);
    this.emit("closed");
    if (this.#house.windows.length === 0 && !this.#house.app.isQuitting)
      this.#house.app.emit("window-all-closed");
    return true;
  }
  show(): void {
    this.isShown = true;
    this.#house.changed();
  }
  hide(): void {
    this.isShown = false;
  }
  focus(): void {
    this.hasFocus = true;
    this.#house.changed();
  }
  restore(): void {
    this.hasMinimized = false;
  }
  maximize(): void {
    this.hasMaximized = true;
    this.isShown = true;
  }
  isMinimized(): boolean {
    return this.hasMinimized;
  }
  isMaximized(): boolean {
    return this.hasMaximized;
  }
  isFocused(): boolean {
    return this.hasFocus;
  }
  isVisible(): boolean {
    return this.isShown;
  }
  getNormalBounds(): Bounds {
    return this.bounds;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setRepresentedFilename(path: string): void {
    this.representedFile = path;
  }
  setProgressBar(share: number, options?: { mode: string }): void {
    this.progress = [share, options?.mode];
    this.#house.changed();
  }
}
