import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { BackendMessage, HostState } from "../../electron/nouns/hostPort.ts";
import type { MenuEntry } from "../../electron/shell/electronApi.ts";
import { Shell } from "../../electron/shell/shell.ts";
import type { ShellOptions } from "../../electron/shell/shell.ts";
import { projectFile } from "../support/needs.ts";
import { electronOf } from "./fakes/electronOf.ts";
import { FakeElectron } from "./fakes/fakeElectron.ts";
import type { FakeWindow } from "./fakes/fakeWindow.ts";

const here = import.meta.dirname;

/** A shell on the fake Electron and the tiny backend, and the strings by which a test pulls it. */
export type StartedShell = Readonly<{
  fake: FakeElectron;
  folder: string;
  /** Starts the app, which then becomes ready. */
  launch: () => Promise<void>;
  /** The window, once its page is loaded. */
  window: () => Promise<FakeWindow>;
  /** Has the backend say something to main. */
  say: (message: BackendMessage | object) => Promise<void>;
  state: (run: HostState["run"], path?: string) => Promise<void>;
  /** What main sent to the backend, once `fits` finds it there. */
  heard: (fits: (messages: readonly unknown[]) => boolean) => Promise<readonly unknown[]>;
  control: (path: string, body?: string) => Promise<string>;
}>;

/** Makes the shell; nothing has started yet. */
export function makeShell(test: TestContext, more: Partial<ShellOptions> = {}): StartedShell {
  const fake = new FakeElectron(test);
  const { folder } = fake;
  const entry = join(here, "tinyBackend.ts");
  const shell = new Shell(electronOf(fake), {
    platform: "linux",
    argv: [],
    workingDirectory: folder,
    env: process.env,
    entries: { backend: entry, trainer: join(here, "echoChild.ts"), writer: join(here, "echoChild.ts") },
    preload: "/app/preload.cjs",
    icon: "/app/icon.png",
    resources: join(folder, "resources"),
    loadUpdater: () => Promise.reject(new Error("No test here wants the updater.")),
    settings: join(folder, "settings.json"),
    appId: "org.seedbed.Seedbed",
    patience: { restartDelaysMs: [1, 1, 1] },
    ...more,
  });
  fake.atEnd = () => shell.settled();
  const window = (): Promise<FakeWindow> =>
    fake.until(() => fake.windows.find(({ loads }) => loads.length > 0));
  const control = async (path: string, body = ""): Promise<string> => {
    await window();
    const { jar } = fake.sessionOf("seedbed");
    const newest = [...jar.values()].at(-1);
    if (newest === undefined) throw new Error("No cookie was set.");
    const cookie = `${newest.name}=${newest.value}`;
    const answer = await fetch(new URL(path, newest.url), { method: "POST", body, headers: { cookie } });
    return answer.text();
  };
  const say = async (message: object): Promise<void> => {
    await control("/say", JSON.stringify(message));
  };
  return {
    fake,
    folder,
    window,
    say,
    control,
    launch: async () => {
      const begun = shell.start();
      fake.app.becomeReady();
      await begun;
    },
    state: (run, path = join(folder, "bed.seedbed")) =>
      say({ kind: "state", state: { project: { name: "Bed", path }, run } }),
    heard: async (fits) => {
      for (;;) {
        const messages: unknown = JSON.parse(await control("/heard"));
        if (Array.isArray(messages) && fits(messages)) return messages;
      }
    },
  };
}

/** A shell whose page is loaded. */
export async function startShell(
  test: TestContext,
  more: Partial<ShellOptions> = {},
): Promise<StartedShell & { pane: FakeWindow }> {
  const started = makeShell(test, more);
  await started.launch();
  return { ...started, pane: await started.window() };
}

/** A shell on the fake Electron and the real backend, whose page is one line of HTML. */
export function makeRealShell(test: TestContext, more: Partial<ShellOptions> = {}): StartedShell {
  const entries = {
    backend: projectFile("electron/hosts/desktop.ts"),
    trainer: projectFile("electron/train/trainerProcess.ts"),
    writer: projectFile("electron/generate/builtinProcess.ts"),
  };
  const started = makeShell(test, { entries, ...more });
  const page = join(started.folder, "page");
  mkdirSync(page);
  writeFileSync(join(page, "index.html"), "<!doctype html><title>Seedbed</title>");
  started.fake.argsOf = (entry) => (entry === entries.backend ? ["--page", page] : []);
  started.fake.envOf = { SEEDBED_HOME: join(started.folder, "home") };
  return started;
}

/** The entry of the menu bar with this id, wherever it stands. */
export function menuEntry(menu: readonly MenuEntry[], id: string): MenuEntry | undefined {
  return menu.flatMap(({ submenu }) => submenu ?? []).find((entry) => entry.id === id);
}
