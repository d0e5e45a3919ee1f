import type {
  AboutPanelOptionsOptions,
  BrowserWindowConstructorOptions,
  CookiesSetDetails,
  ForkOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NotificationConstructorOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from "electron";

/**
 * The whole of Electron that the shell uses, as narrow types. `main.ts` hands in the real module, which the type
 * check holds against these; the tests hand in a fake.
 */
export type ElectronApi = Readonly<{
  app: App;
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => Window;
  Menu: {
    buildFromTemplate(template: MenuEntry[]): object;
    setApplicationMenu(menu: object | null): void;
  };
  Notification: {
    new (options: NotificationConstructorOptions): Notice;
    isSupported(): boolean;
  };
  dialog: Dialog;
  ipcMain: {
    handle(channel: string, listener: (event: PageCall, ...args: unknown[]) => Promise<unknown>): void;
  };
  nativeTheme: { readonly shouldUseDarkColors: boolean };
  powerSaveBlocker: {
    start(type: "prevent-app-suspension"): number;
    stop(id: number): unknown;
  };
  safeStorage: SafeStorage;
  screen: { getAllDisplays(): Display[]; getPrimaryDisplay(): Display };
  session: { fromPartition(partition: string): Session };
  shell: { openExternal(url: string): Promise<void>; showItemInFolder(path: string): void };
  utilityProcess: { fork(entry: string, args?: string[], options?: ForkOptions): Utility };
}>;

// Each event stands alone: of a union the type check would be content with one right name.
export type Preventable = Readonly<{ preventDefault: () => void }>;
export type Navigation = Preventable & Readonly<{ url: string }>;

export type App = {
  readonly isPackaged: boolean;
  on(event: "activate", listener: () => void): unknown;
  on(event: "window-all-closed", listener: () => void): unknown;
  on(event: "before-quit", listener: (event: Preventable) => void): unknown;
  on(event: "open-file", listener: (event: Preventable, path: string) => void): unknown;
  on(
    event: "second-instance",
    listener: (event: unknown, argv: string[], workingDirectory: string) => void,
  ): unknown;
  on(event: "web-contents-created", listener: (event: unknown, contents: Contents) => void): unknown;
  whenReady(): Promise<void>;
  quit(): void;
  enableSandbox(): void;
  requestSingleInstanceLock(): boolean;
  getPath(name: "userData" | "documents" | "logs"): string;
  getVersion(): string;
  addRecentDocument(path: string): void;
  setAppUserModelId(id: string): void;
  setAboutPanelOptions(options: AboutPanelOptionsOptions): void;
};

export type Bounds = { x: number; y: number; width: number; height: number };
export type Display = { readonly workArea: Bounds };

export type Window = {
  readonly webContents: Contents;
  on(event: "closed", listener: () => void): unknown;
  on(event: "move", listener: () => void): unknown;
  on(event: "resize", listener: () => void): unknown;
  on(event: "responsive", listener: () => void): unknown;
  on(event: "unresponsive", listener: () => void): unknown;
  on(event: "close", listener: (event: Preventable) => void): unknown;
  on(event: "page-title-updated", listener: (event: Preventable) => void): unknown;
  once(event: "ready-to-show", listener: () => void): unknown;
  loadURL(url: string): Promise<void>;
  show(): void;
  hide(): void;
  focus(): void;
  restore(): void;
  maximize(): void;
  isMinimized(): boolean;
  isMaximized(): boolean;
  isFocused(): boolean;
  isVisible(): boolean;
  getNormalBounds(): Bounds;
  setTitle(title: string): void;
  setRepresentedFilename(path: string): void;
  setProgressBar(share: number, options?: { mode: "normal" | "paused" }): void;
};

export type Contents = {
  on(event: "will-navigate", listener: (event: Navigation) => void): unknown;
  on(event: "will-redirect", listener: (event: Navigation) => void): unknown;
  on(event: "will-frame-navigate", listener: (event: Navigation) => void): unknown;
  on(event: "will-attach-webview", listener: (event: Preventable) => void): unknown;
  on(
    event: "render-process-gone",
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: "deny" }): void;
  send(channel: string, ...args: unknown[]): void;
  getURL(): string;
  reload(): void;
  forcefullyCrashRenderer(): void;
};

/** A call of the page as `ipcMain` hears it; `senderFrame` is null when the frame has gone. */
export type PageCall = Readonly<{
  sender: unknown;
  senderFrame: Readonly<{ url: string; parent: unknown }> | null;
}>;

export type Session = {
  readonly cookies: { set(details: CookiesSetDetails): Promise<void> };
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void,
    ): void;
  };
  on(event: "will-download", listener: (event: Preventable) => void): unknown;
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (isGranted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setDisplayMediaRequestHandler(handler: (request: unknown, callback: (streams: null) => void) => void): void;
  setUSBProtectedClassesHandler(handler: (details: { protectedClasses: string[] }) => string[]): void;
};

export type Dialog = {
  showMessageBox(options: MessageBoxOptions): Promise<{ response: number }>;
  showMessageBox(window: object, options: MessageBoxOptions): Promise<{ response: number }>;
  showOpenDialog(options: OpenDialogOptions): Promise<{ canceled: boolean; filePaths: string[] }>;
  showOpenDialog(
    window: object,
    options: OpenDialogOptions,
  ): Promise<{ canceled: boolean; filePaths: string[] }>;
  showSaveDialog(options: SaveDialogOptions): Promise<{ canceled: boolean; filePath: string }>;
  showSaveDialog(
    window: object,
    options: SaveDialogOptions,
  ): Promise<{ canceled: boolean; filePath: string }>;
};

export type SafeStorage = {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  getSelectedStorageBackend(): string;
};

export type Utility = {
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  on(event: "exit", listener: (code: number) => void): unknown;
  on(event: "message", listener: (message: unknown) => void): unknown;
  postMessage(message: unknown): void;
  kill(): boolean;
};

export type Notice = { on(event: "click", listener: () => void): unknown; show(): void };

/** An entry of a menu. */
export type MenuEntry = {
  id?: string;
  label?: string;
  type?: "separator";
  role?: NonNullable<MenuItemConstructorOptions["role"]>;
  accelerator?: string;
  enabled?: boolean;
  submenu?: MenuEntry[];
  click?: () => void;
};
