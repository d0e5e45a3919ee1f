import { refuseElsewhere } from "../cycle/offline.ts";
import { probeServer } from "../generate/probe.ts";
import type { Probe } from "../generate/probe.ts";
import { serverCalls } from "../generate/probeServer.ts";
import type { ProbedServer } from "../generate/probeServer.ts";
import { withoutKey } from "../generate/withoutKey.ts";
import { Failure } from "../nouns/failure.ts";
import type { SavedWriter } from "../nouns/preferences.ts";
import type { Desk } from "./desk.ts";
import { savedWriterOf } from "./savedWriters.ts";
import { writerKey } from "./writerKey.ts";
import { keepTest } from "./writerTests.ts";

const listTimeoutMs = 10_000;
/** A server on this computer may load its model with the first request. */
const replyTimeoutMs = 60_000;

type Workplace = Pick<Desk, "home" | "host" | "machine" | "clock">;

/** An address to ask, before or after it was saved; `key` is one that was typed and not saved yet. */
export type AskedAddress = Readonly<{
  id?: string | undefined;
  baseUrl: string;
  keyEnv: string | null;
  key?: string | undefined;
}>;

/**
 * Tests a saved writer, one probe after another, and keeps what a whole test found. Throws Failure `usage` when
 * the writer is gone, or a server elsewhere while Seedbed stays offline.
 */
export async function* testWriter(
  desk: Workplace,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<Probe, void> {
  const writer = await savedWriterOf(desk, id);
  refuseElsewhere(await desk.machine.isOffline(), writer.baseUrl);
  const startedAt = desk.clock();
  const probes: Probe[] = [];
  for await (const probe of probesOf(desk, writer, signal)) {
    probes.push(probe);
    yield probe;
  }
  if (signal.aborted || probes.length === 0) return;
  const at = desk.clock();
  const { baseUrl, model } = writer;
  await keepTest(desk.home, id, { at, tookMs: at - startedAt, baseUrl, model, probes });
}

async function* probesOf(
  desk: Workplace,
  writer: SavedWriter,
  signal: AbortSignal,
): AsyncGenerator<Probe, void> {
  const { key, source } = await writerKey(writer, desk.host.keys, desk.machine.env);
  if (source.kind === "unreadable") yield noKey(source.sentence);
  else if (source.kind === "variable" && !source.isSet) {
    yield noKey(
      `The environment variable ${source.name} is not set. Set it and start Seedbed again, or save the key here.`,
    );
  } else {
    const { baseUrl, model } = writer;
    yield* probeServer(served(desk, { baseUrl, model, apiKey: key }), signal);
  }
}

function noKey(words: string): Probe {
  return { about: "key", name: "No key", outcome: "fail", words, ms: null };
}

/** The models that a server lists, by the names it wants. Throws the Failure of the request. */
export async function modelsAt(
  desk: Workplace,
  asked: AskedAddress,
  signal: AbortSignal,
): Promise<readonly string[]> {
  refuseElsewhere(await desk.machine.isOffline(), asked.baseUrl);
  const apiKey = asked.key ?? (await keyFor(desk, asked));
  const tried = await serverCalls(served(desk, { ...asked, model: "", apiKey })).models(signal);
  if (tried.ok) return tried.value.map((model) => withoutKey(model, apiKey));
  const sentence = tried.failure.sentence.replace(/, then continue\.$/, ", or type the model's name.");
  throw new Failure(tried.failure.kind, withoutKey(sentence, apiKey));
}

/** The key that goes to an address: a saved one only to the server that it was saved for. */
async function keyFor(desk: Workplace, { id, baseUrl, keyEnv }: AskedAddress): Promise<string | null> {
  const saved = id === undefined ? null : await savedWriterOf(desk, id);
  if (saved !== null && new URL(saved.baseUrl).origin === new URL(baseUrl).origin) {
    return (await writerKey({ ...saved, keyEnv }, desk.host.keys, desk.machine.env)).key;
  }
  return keyEnv === null ? null : (desk.machine.env[keyEnv] ?? null);
}

function served(
  { clock }: Workplace,
  server: Pick<ProbedServer, "baseUrl" | "model" | "apiKey">,
): ProbedServer {
  return { ...server, listTimeoutMs, replyTimeoutMs, fetch: globalThis.fetch, clock };
}
