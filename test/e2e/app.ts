import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import { projectFile } from "../support/needs.ts";

const linkPattern = /^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/;

/** A host that runs: its link, and its end by a signal, which resolves when the process is gone. */
export type App = Readonly<{ link: string; end: (signal: "SIGINT" | "SIGKILL") => Promise<void> }>;

/** The real browser host as a process of its own, ended with the test; `$SEEDBED_PAGE` serves a page built elsewhere. */
export async function launchApp(
  test: Pick<TestContext, "after">,
  home: string,
  more: readonly string[] = [],
): Promise<App> {
  const { NODE_TEST_CONTEXT: _, INIT_CWD: __, SEEDBED_PAGE: folder, ...env } = process.env;
  const page = folder === undefined ? [] : ["--page", folder];
  const args = [projectFile("electron/hosts/browser.ts"), "--no-open", ...page, ...more];
  const host = spawn(process.execPath, args, {
    env: { ...env, SEEDBED_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(host, "exit");
  const end: App["end"] = async (signal) => {
    host.kill(signal);
    await gone;
  };
  test.after(() => end("SIGINT"));
  for await (const line of createInterface({ input: host.stdout })) {
    if (linkPattern.test(line)) return { link: line, end };
  }
  throw new Error("The browser host ended without a link.");
}

/** The same with nothing but its link. */
export async function startApp(test: Pick<TestContext, "after">, home: string): Promise<string> {
  return (await launchApp(test, home)).link;
}
