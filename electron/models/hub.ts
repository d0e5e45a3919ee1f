import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { fileSha256, fileSize } from "./find.ts";
import type { HubSource, ModelEntry } from "./manifest.ts";

export type FetchProgress = Readonly<{ bytes: number; totalBytes: number }>;

export type HubOptions = Readonly<{
  /** `HF_ENDPOINT`, or the hub itself. */
  endpoint: string;
  fetch: typeof fetch;
  connectTimeoutMs: number;
  /** How long the hub may send nothing in the middle of a file. */
  stallTimeoutMs: number;
  onProgress: (progress: FetchProgress) => void;
  /** Stops the fetching; what came stays for the next time. */
  signal?: AbortSignal | undefined;
}>;

type Wanted = Readonly<{ url: string; part: string; heldBytes: number; totalBytes: number }>;

const attempts = 3;

/**
 * Fetches a model from the Hugging Face hub into `part`, going on where an earlier attempt stopped.
 * A connection that breaks is taken up again as long as bytes still come. On return `part` is whole
 * (size and SHA-256). Throws with a reason that fits after "the hub: "; a part worth resuming stays.
 */
export async function fetchFromHub(
  entry: ModelEntry,
  source: HubSource,
  part: string,
  options: HubOptions,
): Promise<void> {
  const base = options.endpoint.replace(/\/+$/, "");
  const url = `${base}/${source.repo}/resolve/${source.revision}/${source.file}`;
  let failure: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const heldBytes = (await fileSize(part)) ?? 0;
    try {
      await download(url, part, heldBytes, entry.sizeBytes, options);
    } catch (error) {
      failure = error;
      if (options.signal?.aborted === true) throw error;
      if (((await fileSize(part)) ?? 0) > heldBytes) continue;
      throw error;
    }
    if ((await fileSha256(part)) === entry.sha256) return;
    await rm(part);
    failure = new Error("its file has another SHA-256 than the manifest names");
    // Only a resumed file deserves a second try: its first piece may have been the wrong one.
    if (heldBytes === 0) break;
  }
  throw failure;
}

async function download(
  url: string,
  part: string,
  heldBytes: number,
  totalBytes: number,
  options: HubOptions,
): Promise<void> {
  if (heldBytes === totalBytes) return;
  const stop = new AbortController();
  const { signal } = options;
  const end = (): void => stop.abort(signal?.reason);
  signal?.addEventListener("abort", end, { once: true });
  try {
    await downloadUntil(stop, { url, part, heldBytes, totalBytes }, options);
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

async function downloadUntil(
  stop: AbortController,
  { url, part, heldBytes, totalBytes }: Wanted,
  options: HubOptions,
): Promise<void> {
  const resumable = heldBytes > 0 && heldBytes < totalBytes;
  const response = await connect(url, resumable ? { range: `bytes=${heldBytes}-` } : {}, stop, options);
  if (response.status === 416) await rm(part, { force: true });
  if (!response.ok || response.body === null) throw new Error(`it answered with status ${response.status}`);
  const resumed =
    resumable &&
    response.status === 206 &&
    (response.headers.get("content-range") ?? "").startsWith(`bytes ${heldBytes}-`);
  const chunks = watched(response.body, resumed ? heldBytes : 0, totalBytes, stop, options);
  await pipeline(chunks, createWriteStream(part, { flags: resumed ? "a" : "w" }));
  const sizeBytes = (await fileSize(part)) ?? 0;
  if (sizeBytes !== totalBytes) throw new Error(`it sent ${sizeBytes} of ${totalBytes} bytes`);
}

async function connect(
  url: string,
  headers: Record<string, string>,
  stop: AbortController,
  options: HubOptions,
): Promise<Response> {
  options.signal?.throwIfAborted();
  const late = new Error(`it did not answer within ${options.connectTimeoutMs / 1000} seconds`);
  const timer = setTimeout(() => stop.abort(late), options.connectTimeoutMs);
  try {
    return await options.fetch(url, { headers, signal: stop.signal });
  } catch (error) {
    if (error === late) throw late;
    throw new Error("it could not be reached", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function* watched(
  body: AsyncIterable<Uint8Array>,
  heldBytes: number,
  totalBytes: number,
  stop: AbortController,
  options: HubOptions,
): AsyncGenerator<Uint8Array> {
  const silent = new Error(`it sent nothing for ${options.stallTimeoutMs / 1000} seconds`);
  const timer = setTimeout(() => stop.abort(silent), options.stallTimeoutMs);
  let bytes = heldBytes;
  try {
    for await (const chunk of body) {
      timer.refresh();
      bytes += chunk.byteLength;
      if (bytes > totalBytes) throw new Error(`it sent more than ${totalBytes} bytes`);
      options.onProgress({ bytes, totalBytes });
      yield chunk;
    }
  } catch (error) {
    // undici's own word for a connection that broke is "terminated".
    if (error instanceof TypeError) throw new Error("the connection broke", { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
