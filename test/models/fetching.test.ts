import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { fetchDefaults } from "../../electron/models/fetch.ts";
import { modelFetching } from "../../electron/models/fetching.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { temporaryFolder } from "../support/temporary.ts";

const bytes = Buffer.alloc(300_000, 7);

test("a fetching that is stopped says so, keeps what came, and goes on from there", async (t) => {
  const root = temporaryFolder(t);
  const folders = { fetched: join(root, "fetched"), committed: join(root, "committed") };
  mkdirSync(folders.committed);
  const model = {
    purpose: "writer",
    name: "Small",
    file: "small.gguf",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: bytes.length,
    licence: "Apache-2.0",
    committed: false,
    sources: [{ kind: "hub", repo: "a/b", revision: "0".repeat(40), file: "small.gguf" }],
  };
  writeFileSync(join(folders.committed, "manifest.json"), JSON.stringify({ models: [model] }));
  const ranges: (string | undefined)[] = [];
  const hub = createServer((request, response) => {
    ranges.push(request.headers.range);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, {
      "content-length": bytes.length - from,
      "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
    });
    // The first answer stops in the middle and stays open.
    if (ranges.length === 1) response.write(bytes.subarray(0, 200_000));
    else response.end(bytes.subarray(from));
  });
  await new Promise<void>((resolve) => hub.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    hub.closeAllConnections();
    hub.close();
  });
  const { port } = z.object({ port: z.number() }).parse(hub.address());
  const sources = fetchDefaults({ HF_ENDPOINT: `http://127.0.0.1:${port}` }, process.platform);
  const fetching = modelFetching(folders, sources);
  const never = new AbortController().signal;

  const first = fetching.fetch("Small", never);
  let heldBytes = 0;
  while (heldBytes < 190_000) heldBytes = (await first.next()).value?.bytes ?? Number.NaN;
  assert.ok(fetching.isUnderWay("Small"));
  fetching.stop("Small");
  await assert.rejects(
    async () => {
      for await (const step of first) assert.equal(step.done, false);
    },
    (error) =>
      error instanceof Failure &&
      error.kind === "request-aborted" &&
      error.sentence.startsWith("The fetching of Small was stopped. What came is kept"),
  );
  assert.ok(!fetching.isUnderWay("Small"));

  let last = { done: false, bytes: 0 };
  for await (const step of fetching.fetch("Small", never)) last = step;
  assert.deepEqual([last.done, last.bytes], [true, bytes.length]);
  assert.match(ranges[1] ?? "", /^bytes=[1-9]\d+-$/);
  assert.deepEqual(readdirSync(folders.fetched), ["small.gguf"]);
});

test("a name that the manifest does not have is refused", async (t) => {
  const root = temporaryFolder(t);
  writeFileSync(join(root, "manifest.json"), JSON.stringify({ models: [] }));
  const fetching = modelFetching({ fetched: root, committed: root }, fetchDefaults({}, process.platform));
  await assert.rejects(
    fetching.fetch("Large", new AbortController().signal).next(),
    /Seedbed knows no model called Large/,
  );
});
