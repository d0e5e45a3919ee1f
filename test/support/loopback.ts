import { request } from "node:http";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { WebSocket } from "ws";
import { z } from "zod";
import { builtinWriter } from "../../electron/api/builtinWriter.ts";
import { emptyDesk } from "../../electron/api/desk.ts";
import type { Desk } from "../../electron/api/desk.ts";
import { readPreferences } from "../../electron/api/preferencesFile.ts";
import { serve } from "../../electron/hosts/httpServer.ts";
import { ownHost } from "../../electron/hosts/ownHost.ts";
import { fetchDefaults } from "../../electron/models/fetch.ts";
import { homeOf } from "../../electron/nouns/home.ts";
import type { HostServices } from "../../electron/nouns/host.ts";
import { plainMachine } from "./machine.ts";
import { projectFile } from "./needs.ts";
import { temporaryFolder } from "./temporary.ts";

export type Page = Readonly<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>;
export type Sent = Readonly<{
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
}>;

/** A started server on a home of its own, as a browser and as a stranger see it. */
export type Loopback = Readonly<{
  desk: Desk;
  home: string;
  port: number;
  link: string;
  cookie: string;
  faults: unknown[];
  /** Sends a request exactly as written; nothing is tidied, and no cookie is added. */
  raw: (path: string, sent?: Sent) => Promise<Page>;
  /** The same with the cookie and the Origin of our own page. */
  ours: (path: string, sent?: Sent) => Promise<Page>;
}>;

/** Starts the real server with a tiny page in place of the built one, as the browser host or with other services. */
export async function loopback(test: TestContext, services: Partial<HostServices> = {}): Promise<Loopback> {
  const home = temporaryFolder(test);
  const folder = join(home, "page");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Seedbed</title>");
  writeFileSync(join(folder, "assets", "main-abc.js"), "export {};");
  writeFileSync(join(home, "secret.txt"), "not for the page");
  const models = { fetched: join(home, "models"), committed: projectFile("resources/models") };
  const system = { platform: process.platform, env: { SEEDBED_HOME: home }, homedir: home };
  const folders = homeOf(system);
  const host = { ...ownHost("browser", folders, system), ...services };
  const isOffline = async (): Promise<boolean> => (await readPreferences(folders.settings)).isOffline;
  const desk = emptyDesk({
    home: folders,
    host,
    machine: plainMachine(models, { keys: host.keys, startChild: host.startChild, isOffline }),
    builtin: builtinWriter(models, fetchDefaults({}, process.platform)),
    clock: Date.now,
    newKey: () => "0".repeat(32),
  });
  const faults: unknown[] = [];
  const served = await serve({ desk, folder, port: null, report: (fault) => faults.push(fault) });
  test.after(async () => {
    await desk.close();
    await served.close();
  });
  const { port, link } = served;
  const raw = (path: string, sent: Sent = {}): Promise<Page> => send(port, path, sent);
  const cookie = await follow(link);
  const own = { cookie, origin: `http://127.0.0.1:${port}` };
  const ours: Loopback["ours"] = (path, sent = {}) =>
    raw(path, { ...sent, headers: { ...own, ...sent.headers } });
  return { desk, home, port, link, cookie, faults, raw, ours };
}

/** Follows a printed link; gives the cookie that it sets. */
export async function follow(link: string): Promise<string> {
  const { port, pathname, search } = new URL(link);
  const entered = await send(Number(port), pathname + search, {});
  return z.tuple([z.string()]).parse(entered.headers["set-cookie"])[0].split(";")[0] ?? "";
}

function send(port: number, path: string, { method = "GET", headers = {}, body }: Sent): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: "127.0.0.1",
      port,
      path,
      method,
      headers: { host: `127.0.0.1:${port}`, ...headers },
    });
    asked.on("error", reject);
    asked.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.end(body);
  });
}

const message = z.looseObject({
  id: z.number().nullable(),
  result: z.looseObject({ type: z.string(), data: z.unknown().optional() }).optional(),
  error: z.looseObject({ message: z.string(), data: z.looseObject({ kind: z.string() }) }).optional(),
});
type Message = z.infer<typeof message>;

/** What a procedure answered: its data, or the sentence and kind of its failure. */
export type Answer = Readonly<{ data: unknown } | { sentence: string; kind: string }>;

/** A page's WebSocket to the API, spoken by hand. */
export type Wire = Readonly<{
  query: (path: string, input?: unknown) => Promise<Answer>;
  mutate: (path: string, input?: unknown) => Promise<Answer>;
  /** Subscribes; `next` gives each value in turn. */
  watch: (path: string, input?: unknown) => Readonly<{ next: () => Promise<Answer> }>;
}>;

/** Opens the WebSocket of our own page. */
export async function wire(
  test: Pick<TestContext, "after">,
  { port, cookie }: Readonly<{ port: number; cookie: string }>,
): Promise<Wire> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/trpc`, {
    headers: { cookie },
    origin: `http://127.0.0.1:${port}`,
  });
  test.after(() => socket.terminate());
  const inboxes = new Map<number, (message: Message) => void>();
  socket.on("message", (data: Buffer) => {
    // A page that says nothing is hung up on: what waits long for a run would never hear of its end.
    if (data.toString() === "PING") return socket.send("PONG");
    const heard = data.toString() === "PONG" ? null : message.parse(JSON.parse(data.toString()));
    if (heard?.id !== null && heard?.id !== undefined) inboxes.get(heard.id)?.(heard);
  });
  socket.on("close", () => {
    const error = { message: "The host hung up.", data: { kind: "hung-up" } };
    for (const [id, hear] of inboxes) hear({ id, error });
  });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const ask = (method: string, path: string, input: unknown, hear: (message: Message) => void): void => {
    const id = inboxes.size + 1;
    inboxes.set(id, hear);
    socket.send(JSON.stringify({ id, method, params: { path, input } }));
  };
  const once = (method: string) => (path: string, input?: unknown) =>
    new Promise<Answer>((resolve) => ask(method, path, input, (heard) => resolve(answerIn(heard))));
  return {
    query: once("query"),
    mutate: once("mutation"),
    watch: (path, input) => watching((hear) => ask("subscription", path, input, hear)),
  };
}

function watching(subscribe: (hear: (message: Message) => void) => void): { next: () => Promise<Answer> } {
  const arrived: Answer[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  subscribe((heard) => {
    if (heard.result !== undefined && heard.result.type !== "data") return;
    const answer = answerIn(heard);
    const first = waiting.shift();
    if (first === undefined) arrived.push(answer);
    else first(answer);
  });
  return {
    next: () => {
      const first = arrived.shift();
      return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
    },
  };
}

function answerIn({ result, error }: Message): Answer {
  if (error !== undefined) return { sentence: error.message, kind: error.data.kind };
  return { data: result?.data };
}
