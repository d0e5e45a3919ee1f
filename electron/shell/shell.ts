import { join } from "node:path";
import type { MessageBoxOptions } from "electron";
import type { HostState, OwnChild } from "../nouns/hostPort.ts";
import { hearApp } from "./appEvents.ts";
import { openBackend } from "./backend.ts";
import type { Backend, Ready } from "./backend.ts";
import type { ElectronApi, Preventable } from "./electronApi.ts";
import { guardPages } from "./guardPages.ts";
import { guardSession } from "./guardSession.ts";
import { makeLeaving } from "./leaving.ts";
import type { Leaving } from "./leaving.ts";
import { openLog } from "./logFile.ts";
import type { Log } from "./logFile.ts";
import { menuTemplate } from "./menu.ts";
import { hearPage } from "./pageCalls.ts";
import { usualPatience } from "./patience.ts";
import type { Patience } from "./patience.ts";
import { isUnderWay, makePresence } from "./presence.ts";
import type { Presence } from "./presence.ts";
import { projectIn } from "./projectFile.ts";
import { askUser, givenUpQuestion } from "./questions.ts";
import { readShown, watchSettings } from "./settingsFile.ts";
import { openUpdates } from "./updates.ts";
import type { Updater, Updates } from "./updates.ts";
import { makeWantedProject } from "./wantedProject.ts";
import type { WantedProject } from "./wantedProject.ts";
import { openPane } from "./window.ts";
import type { Pane } from "./window.ts";
import { openWindowPlace } from "./windowPlace.ts";
import type { WindowPlace } from "./windowPlace.ts";

export type ShellOptions = Readonly<{
  platform: NodeJS.Platform;
  argv: readonly string[];
  workingDirectory: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The files that utility processes run. */
  entries: Readonly<Record<"backend" | OwnChild, string>>;
  preload: string;
  /** The window's picture, shown where the system takes none from the program. */
  icon: string;
  /** Where electron-builder puts the address of an update feed; `loadUpdater` is called only where it did. */
  resources: string;
  loadUpdater: () => Promise<Updater>;
  /** The backend's settings file, read for the theme, the keys and whether to stay offline. */
  settings: string;
  appId: string;
  patience?: Partial<Patience>;
}>;

/** In memory: the page keeps nothing on disk, and its port changes with every start. */
const partition = "seedbed";

/** The desktop app around the backend: one window, menu, dialogs, keys, and the backend's life. */
export class Shell {
  readonly #electron: ElectronApi;
  readonly #options: ShellOptions;
  readonly #patience: Patience;
  readonly #log: Log;
  readonly #place: WindowPlace;
  readonly #pane: Pane;
  readonly #presence: Presence;
  readonly #backend: Backend;
  readonly #leaving: Leaving;
  readonly #updates: Updates;
  readonly #wanted: WantedProject;
  #state: HostState = { project: null, run: null };
  #hasOpened = false;
  #unwatch = (): void => undefined;

  constructor(electron: ElectronApi, options: ShellOptions) {
    this.#electron = electron;
    this.#options = options;
    const { app } = electron;
    this.#patience = { ...usualPatience, ...options.patience };
    this.#wanted = makeWantedProject(this.#patience.resumesEveryMs);
    this.#log = openLog(app.getPath("logs"));
    const { say } = this.#log;
    this.#place = openWindowPlace(electron, join(app.getPath("userData"), "window.json"), say);
    this.#pane = openPane(electron, {
      preload: options.preload,
      icon: options.platform === "linux" ? options.icon : null,
      partition,
      place: this.#place,
      say,
      theme: () => this.#theme(),
      quit: () => this.#quit(),
      onClose: (event) => this.#close(event),
      onOpened: (window) => this.#presence.dress(window),
    });
    this.#presence = makePresence(electron, {
      platform: options.platform,
      window: this.#pane.get,
      focus: () => this.#show(),
    });
    this.#backend = openBackend(electron, {
      ...options,
      patience: this.#patience,
      say,
      window: this.#pane.get,
      onReady: (ready) => this.#carryOn(this.#enter(ready)),
      onState: (state) => this.#follow(state),
      onGone: () => this.#forgetRun(),
      onGivenUp: (sentence) => this.#carryOn(this.#giveUp(sentence)),
    });
    this.#leaving = makeLeaving({
      isUnderWay: () => isUnderWay(this.#state.run),
      ask: (question) => this.#ask(question),
      end: this.#backend.end,
      kill: this.#backend.kill,
      patienceMs: this.#patience.endWithinMs,
      onLeaving: () => this.#clearAway(),
      onLeft: () => this.settled(),
    });
    this.#updates = openUpdates({
      app,
      say,
      resources: options.resources,
      load: options.loadUpdater,
      isOffline: async () => (await readShown(options.settings)).isOffline,
      ask: (question) => this.#ask(question),
      onProgress: this.#presence.download,
      lookAfterMs: this.#patience.updatesAfterMs,
      installWithinMs: this.#patience.installWithinMs,
    });
  }

  /** Starts the app; resolves when the backend is on its way, or at once where another instance runs already. */
  async start(): Promise<void> {
    const { app, session } = this.#electron;
    const { platform, argv, workingDirectory, appId } = this.#options;
    app.enableSandbox();
    if (platform === "win32") app.setAppUserModelId(appId);
    if (!app.requestSingleInstanceLock()) return app.quit();
    this.#wanted.want(projectIn(argv, workingDirectory));
    hearApp(app, {
      platform,
      open: (path) => this.#open(path),
      show: () => this.#show(),
      onQuit: (event) => this.#holdOpen(event),
    });
    guardPages(this.#electron, this.#backend.address, this.#log.say);
    await app.whenReady();
    app.setAboutPanelOptions({
      applicationName: "Seedbed",
      applicationVersion: app.getVersion(),
      copyright: "Apache License 2.0",
    });
    guardSession(session.fromPartition(partition), this.#backend.address);
    hearPage(this.#electron, {
      address: this.#backend.address,
      page: () => this.#pane.get()?.webContents,
      open: (path) => this.#open(path),
    });
    await this.#setMenu();
    this.#unwatch = watchSettings(this.#options.settings, this.#patience.settingsEveryMs, () =>
      this.#carryOn(this.#setMenu()),
    );
    this.#backend.start();
    this.#updates.begin();
  }

  /** Stops watching files; resolves when what the shell writes lies on disk. */
  async settled(): Promise<void> {
    this.#unwatch();
    this.#updates.stop();
    await this.#place.settle();
    await this.#log.written();
  }

  /** Lets the window into a backend that has just come up, and has it open what was open. */
  async #enter({ port, cookie }: Ready): Promise<void> {
    const address = `http://127.0.0.1:${port}/`;
    const { cookies } = this.#electron.session.fromPartition(partition);
    const opening = this.#wanted.opening();
    if (opening !== null) this.#backend.send(opening);
    await cookies.set({ url: address, ...cookie, path: "/", httpOnly: true, sameSite: "strict" });
    // A window that was closed on a Mac stays closed until somebody asks for it.
    if (this.#hasOpened && this.#pane.get() === null) return;
    this.#hasOpened = true;
    await this.#pane.load(address);
  }

  #open(path: string): void {
    this.#wanted.want(path);
    if (this.#backend.address() !== null) this.#backend.send({ kind: "open", path });
  }

  #show(): void {
    const port = this.#backend.address()?.port;
    if (this.#pane.focus() || port === undefined) return;
    this.#carryOn(this.#pane.load(`http://127.0.0.1:${port}/`));
  }

  #follow(state: HostState): void {
    const before = this.#state;
    this.#state = state;
    this.#wanted.follow(state);
    this.#presence.show(state);
    const path = state.project?.path;
    const isNew = path !== undefined && path !== before.project?.path;
    // Elsewhere there is no list of the system's.
    if (isNew && ["darwin", "win32"].includes(this.#options.platform)) {
      this.#electron.app.addRecentDocument(path);
    }
    if ((path === undefined) !== (before.project === null)) this.#carryOn(this.#setMenu());
  }

  #forgetRun(): void {
    this.#wanted.begin();
    this.#state = { ...this.#state, run: null };
    this.#presence.show(this.#state);
  }

  async #theme(): Promise<"dark" | "light"> {
    const { theme } = await readShown(this.#options.settings);
    if (theme !== "system") return theme;
    return this.#electron.nativeTheme.shouldUseDarkColors ? "dark" : "light";
  }

  async #setMenu(): Promise<void> {
    const { Menu } = this.#electron;
    const { keys } = await readShown(this.#options.settings);
    const template = menuTemplate({
      platform: this.#options.platform,
      hasProject: this.#state.project !== null,
      keys,
      choose: (id) => (this.#pane.get() === null ? this.#show() : this.#pane.command(id)),
      lookForUpdates: this.#updates.hasFeed() ? () => this.#carryOn(this.#updates.look()) : null,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  async #giveUp(sentence: string | null): Promise<void> {
    const logs = this.#electron.app.getPath("logs");
    if ((await this.#ask(givenUpQuestion(sentence, logs))) === 1) return this.#quit();
    // The project may be what ends the backend.
    this.#wanted.want(null);
    this.#backend.start();
  }

  #ask(question: MessageBoxOptions): Promise<number> {
    return askUser(this.#electron, this.#pane.get(), question);
  }

  #close(event: Preventable): void {
    if (this.#options.platform !== "darwin") this.#holdOpen(event);
  }

  /** Nothing closes before everything is paused and saved. */
  #holdOpen(event: Preventable): void {
    if (this.#leaving.hasLeft()) return;
    event.preventDefault();
    this.#quit();
  }

  #quit(): void {
    const leave = async (): Promise<void> => {
      await this.#leaving.leave();
      if (this.#leaving.hasLeft()) this.#updates.quit();
    };
    this.#carryOn(leave());
  }

  #clearAway(): void {
    if (!isUnderWay(this.#state.run)) this.#pane.get()?.hide();
  }

  /** A fault on the way is noted; the app goes on. */
  #carryOn(work: Promise<void>): void {
    work.catch((error: unknown) => this.#log.say(`A fault of the shell: ${String(error)}`));
  }
}
