import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { builtinWriter } from "../../electron/api/builtinWriter.ts";
import { fetchDefaults } from "../../electron/models/fetch.ts";
import type { Fetching } from "../../electron/models/fetching.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { temporaryFolder } from "../support/temporary.ts";

const bytes = new Uint8Array(300_000).fill(7);

/** A model of 0.3 MB in a manifest, and a hub on loopback that gives it, or nothing. */
async function modelOf(context: TestContext, isThere: boolean) {
  const root = temporaryFolder(context);
  const folders = { fetched: join(root, "fetched"), committed: join(root, "committed") };
  mkdirSync(folders.committed);
  const source = { kind: "hub", repo: "a/b", revision: "0".repeat(40), file: "small.gguf" };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const model = { purpose: "writer", name: "Small", file: "small.gguf", sha256, sizeBytes: bytes.length };
  const manifest = { models: [{ ...model, licence: "Apache-2.0", committed: false, sources: [source] }] };
  writeFileSync(join(folders.committed, "manifest.json"), JSON.stringify(manifest));
  let asked = 0;
  const hub = createServer((_, response) => {
    asked += 1;
    response.writeHead(isThere ? 200 : 404, { "content-length": isThere ? bytes.length : 0 });
    response.end(isThere ? bytes : "");
  });
  const port = await new Promise<number>((resolve) =>
    hub.listen(0, "127.0.0.1", () => resolve(z.object({ port: z.number() }).parse(hub.address()).port)),
  );
  context.after(() => hub.close());
  const sources = fetchDefaults({ HF_ENDPOINT: `http://127.0.0.1:${port}` }, process.platform);
  return { writer: builtinWriter(folders, sources), asked: () => asked, folders };
}

async function all(told: AsyncGenerator<Fetching>): Promise<readonly Fetching[]> {
  const heard: Fetching[] = [];
  for await (const each of told) heard.push(each);
  return heard;
}

test("two who fetch the model at once share one fetching, and both hear its end", async (context) => {
  const { writer, asked, folders } = await modelOf(context, true);
  assert.deepEqual(await writer.state(), {
    present: false,
    model: "Small",
    sentence: `The model file small.gguf is missing. Run npm run models to fetch it, or put it at ${join(folders.fetched, "small.gguf")}.`,
  });
  const never = new AbortController().signal;
  const both = await Promise.all([all(writer.fetch(never)), all(writer.fetch(never))]);
  const end = { bytes: bytes.length, total: bytes.length, done: true, sentence: "Small is here." };
  assert.deepEqual(
    both.map((told) => told.at(-1)),
    [end, end],
  );
  assert.equal(asked(), 1);
  assert.deepEqual(await writer.state(), { present: true, model: "Small", sentence: "Small is here." });
});

test("a model that cannot be fetched ends in a sentence that names its folder, and can be tried again", async (context) => {
  const { writer, folders } = await modelOf(context, false);
  const never = new AbortController().signal;
  for (const _ of [1, 2]) {
    await assert.rejects(
      all(writer.fetch(never)),
      (error) =>
        error instanceof Failure &&
        error.kind === "model-missing" &&
        error.sentence.includes(folders.fetched),
    );
  }
});

test("one who stops listening leaves the others listening", async (context) => {
  const { writer } = await modelOf(context, true);
  const gone = all(writer.fetch(AbortSignal.abort()));
  const told = await all(writer.fetch(new AbortController().signal));
  assert.equal(told.at(-1)?.done, true);
  assert.ok((await gone).every((each) => !each.done));
});
