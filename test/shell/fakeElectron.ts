import { fork } from "node:child_process";
import { EventEmitter } from "node:events";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type {
  AboutPanelOptionsOptions,
  BrowserWindowConstructorOptions,
  CookiesSetDetails,
  ForkOptions,
  MessageBoxOptions,
  NotificationConstructorOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from "electron";
import type {
  App,
  Bounds,
  Contents,
  Dialog,
  Display,
  ElectronApi,
  MenuEntry,
  PageCall,
  SafeStorage,
  Session,
  Utility,
  Window,
} from "../../electron/shell/electronApi.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

const shim = pathToFileURL(projectFile("test/support/parentPortShim.ts")).href;

/** An event as Electron gives it: it remembers whether it was prevented. */
export class FakeEvent {
  isPrevented = false;
  readonly url: string;
  constructor(url = "") {
    this.url = url;
  }
  readonly preventDefault = (): void => {
    this.isPrevented = true;
  };
}

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

export class FakeSession extends EventEmitter implements Session {
  readonly jar = new Map<string, CookiesSetDetails>();
  allows: Record<string, boolean> = {};
  mayLoad: (url: string) => boolean = () => true;
  mayAsk: (permission: string) => boolean = () => true;
  checks: (permission: string) => boolean = () => true;
  device: () => boolean = () => true;
  streams: unknown = "untouched";
  protectedClasses: (details: { protectedClasses: string[] }) => string[] = () => [];
  readonly cookies = {
    set: async (details: CookiesSetDetails): Promise<void> => {
      this.jar.set(`${new URL(details.url).host} ${details.name}`, details);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (
      listener: (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void,
    ): void => {
      this.mayLoad = (url) => {
        let isCancelled = true;
        listener({ url }, ({ cancel }) => {
          isCancelled = cancel;
        });
        return !isCancelled;
      };
    },
  };
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (isGranted: boolean) => void) => void,
  ): void {
    this.mayAsk = (permission) => {
      let isGranted = true;
      handler(null, permission, (answer) => {
        isGranted = answer;
      });
      return isGranted;
    };
  }
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.checks = (permission) => handler(null, permission);
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler;
  }
  setDisplayMediaRequestHandler(
    handler: (request: unknown, callback: (streams: null) => void) => void,
  ): void {
    handler({}, (streams) => {
      this.streams = streams;
    });
  }
  setUSBProtectedClassesHandler(handler: (details: { protectedClasses: string[] }) => string[]): void {
    this.protectedClasses = handler;
  }
  /** A real request, as the window makes it: only past the guard, with this session's cookies for that host and port. */
  async get(url: string): Promise<number> {
    if (!this.mayLoad(url)) return 0;
    // A cookie jar knows hosts, not ports.
    const { hostname } = new URL(url);
    const ours = [...this.jar.values()].filter((details) => new URL(details.url).hostname === hostname);
    const cookie = ours.map(({ name, value }) => `${name ?? ""}=${value ?? ""}`).join("; ");
    return fetch(url, { headers: { cookie } }).then(
      ({ status }) => status,
      () => 0,
    );
  }
}

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

/** The system's keyring, with a cipher that only hides the text. */
export class FakeSafeStorage implements SafeStorage {
  isAvailable = true;
  isBroken = false;
  mustReEncrypt = false;
  backend = "gnome_libsecret";
  encryptions = 0;
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.isAvailable;
  }
  async encryptStringAsync(text: string): Promise<Buffer> {
    this.encryptions += 1;
    return Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a));
  }
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    if (this.isBroken) throw new Error("The keyring is locked.");
    const result = Buffer.from(encrypted.map((byte) => byte ^ 0x5a)).toString();
    return { result, shouldReEncrypt: this.mustReEncrypt };
  }
  getSelectedStorageBackend(): string {
    return this.backend;
  }
}

/** Dialogs answered by the test; a box whose signal fires is closed with its cancel button. */
export class FakeDialog implements Dialog {
  readonly boxes: MessageBoxOptions[] = [];
  readonly opened: OpenDialogOptions[] = [];
  readonly saved: SaveDialogOptions[] = [];
  /** The number of the button that is pressed; a promise keeps the box open. */
  press: (box: MessageBoxOptions) => number | Promise<number> = () => 0;
  choose: string | null = null;
  readonly #changed: () => void;
  constructor(changed: () => void) {
    this.#changed = changed;
  }
  async showMessageBox(first: object, second?: MessageBoxOptions): Promise<{ response: number }> {
    const box = second ?? boxOf(first);
    this.boxes.push(box);
    this.#changed();
    const closed = new Promise<number>((resolve) => {
      box.signal?.addEventListener("abort", () => resolve(box.cancelId ?? 0));
    });
    return { response: await Promise.race([closed, this.press(box)]) };
  }
  async showOpenDialog(
    first: object,
    second?: OpenDialogOptions,
  ): Promise<{ canceled: boolean; filePaths: string[] }> {
    this.opened.push(second ?? first);
    return { canceled: this.choose === null, filePaths: this.choose === null ? [] : [this.choose] };
  }
  async showSaveDialog(
    first: object,
    second?: SaveDialogOptions,
  ): Promise<{ canceled: boolean; filePath: string }> {
    this.saved.push(second ?? first);
    return { canceled: this.choose === null, filePath: this.choose ?? "" };
  }
}

function boxOf(options: object): MessageBoxOptions {
  if ("message" in options && typeof options.message === "string")
    return { ...options, message: options.message };
  throw new Error("A message box without a message.");
}

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

type Notice = Readonly<{ title: string; body: string; click: () => void }>;

/** Electron as the shell sees it, in this process; what happened can be looked up. */
export class FakeElectron {
  /** Holds userData, logs and documents. */
  readonly folder: string;
  readonly app: FakeApp;
  readonly windows: FakeWindow[] = [];
  readonly sessions = new Map<string, FakeSession>();
  readonly safeStorage = new FakeSafeStorage();
  readonly dialog: FakeDialog;
  readonly forks: FakeUtility[] = [];
  readonly notices: Notice[] = [];
  readonly opened: string[] = [];
  readonly revealed: string[] = [];
  readonly awake = new Set<number>();
  readonly calls = new Map<string, (event: PageCall, ...args: unknown[]) => Promise<unknown>>();
  menu: readonly MenuEntry[] = [];
  displays: Display[] = [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
  isDark = true;
  /** Arguments that a test adds for a process of this entry. */
  argsOf: (entry: string) => readonly string[] = () => [];
  /** What a test adds to the environment of every process. */
  envOf: Readonly<Record<string, string>> = {};
  /** What a test waits for before its folder goes. */
  atEnd: () => Promise<void> = async () => undefined;
  readonly #watchers = new Set<() => void>();

  constructor(test: TestContext) {
    test.after(async () => {
      for (const forked of this.forks) forked.retire();
      await Promise.all(this.forks.map(({ exited }) => exited));
      await this.atEnd();
    });
    this.folder = temporaryFolder(test);
    this.app = new FakeApp(this, this.folder);
    this.dialog = new FakeDialog(this.changed);
  }

  readonly changed = (): void => {
    for (const look of this.#watchers) look();
  };

  /** Resolves with what `look` finds, as soon as it finds something; looks after every change. */
  until<T>(look: () => T | null | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const watch = (): void => {
        const found = look();
        if (found === null || found === undefined || found === false) return;
        this.#watchers.delete(watch);
        resolve(found);
      };
      this.#watchers.add(watch);
      watch();
    });
  }

  sessionOf(partition: string): FakeSession {
    const known = this.sessions.get(partition) ?? new FakeSession();
    this.sessions.set(partition, known);
    return known;
  }
}

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
