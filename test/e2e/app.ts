import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import { projectFile } from "../support/needs.ts";

const linkPattern = /^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/;

/** The real browser host as a process of its own, ended with the test; gives the link that it prints. */
export async function startApp(test: TestContext, home: string): Promise<string> {
  const { NODE_TEST_CONTEXT: _, INIT_CWD: __, ...env } = process.env;
  const host = spawn(process.execPath, [projectFile("electron/hosts/browser.ts"), "--no-open"], {
    env: { ...env, SEEDBED_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(host, "exit");
  test.after(async () => {
    host.kill("SIGINT");
    await gone;
  });
  for await (const line of createInterface({ input: host.stdout })) {
    if (linkPattern.test(line)) return line;
  }
  throw new Error("The browser host ended without a link.");
}
