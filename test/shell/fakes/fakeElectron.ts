import type { TestContext } from "node:test";
import type { Display, MenuEntry, PageCall } from "../../../electron/shell/electronApi.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { FakeApp } from "./fakeApp.ts";
import { FakeDialog } from "./fakeDialog.ts";
import { FakeSafeStorage } from "./fakeSafeStorage.ts";
import { FakeSession } from "./fakeSession.ts";
import type { FakeUtility } from "./fakeUtility.ts";
import type { FakeWindow } from "./fakeWindow.ts";

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
