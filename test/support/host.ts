import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";
import { z } from "zod";
import { projectFile } from "./needs.ts";

const event = z.looseObject({ type: z.string() });
type HostEvent = z.infer<typeof event>;

/** What a finished terminal host left: its exit code, what it said, and the lines of `--json` as values. */
export type HostEnd = Readonly<{
  code: number | null;
  stdout: string;
  stderr: string;
  events: () => readonly HostEvent[];
}>;

/** Runs the real terminal host as a process of its own until it ends. `home` takes the place of the user's folder. */
export async function growHost(
  args: readonly string[],
  home: string,
  more: Readonly<Record<string, string>> = {},
): Promise<HostEnd> {
  const { NODE_TEST_CONTEXT: _, INIT_CWD: __, ...env } = process.env;
  const host = spawn(process.execPath, [projectFile("electron/hosts/terminal.ts"), ...args], {
    env: { SEEDBED_MODELS: `${home}/models`, ...env, ...more, SEEDBED_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, code] = await Promise.all([
    text(host.stdout),
    text(host.stderr),
    new Promise<number | null>((resolve) => host.on("close", resolve)),
  ]);
  const events = (): HostEvent[] =>
    stdout.split("\n").flatMap((line) => (line === "" ? [] : [event.parse(JSON.parse(line))]));
  return { code, stdout, stderr, events };
}

const counts = z.object({ requests: z.number(), asked: z.record(z.string(), z.number()) });

/** The loopback server with the retrieval writer as a process of its own. */
export async function serverProcess(
  test: TestContext,
  tasks: number,
): Promise<{ url: string; asked: () => Promise<z.infer<typeof counts>> }> {
  const server = spawn(
    process.execPath,
    [projectFile("test/support/serverProcess.ts"), "--tasks", String(tasks)],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const gone = once(server, "exit");
  test.after(async () => {
    server.stdin.end();
    await gone;
  });
  const [line] = await once(createInterface({ input: server.stdout }), "line");
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(String(line)));
  const root = url.replace(/\/v1$/, "");
  return { url, asked: async () => counts.parse(await (await fetch(`${root}/asked`)).json()) };
}
