import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { extractAll, extractFile, listPackage } from "@electron/asar";
import { z } from "zod";
import { buildApp } from "../../electron/package/buildApp.ts";
import { packApp } from "../../electron/package/packApp.ts";
import { serverProcess } from "../support/host.ts";
import { wire } from "../support/loopback.ts";
import { needs, projectFile } from "../support/needs.ts";
import { playMain } from "../support/playMain.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { writerModelPath } from "../support/writerModel.ts";
import { isUpdater, loadedLater, loadedWith } from "./builtCode.ts";
import { updateFeed } from "./updateFeed.ts";

const execute = promisify(execFile);
const own = `build/package-test-${process.pid}`;
const output = `${own}/pack`;
const { platform, arch } = process;
const isLinux = platform === "linux";

/** Where electron-builder lays the folder, the program and its resources on this system. */
function packed(): { program: string; resources: string } {
  const folder = projectFile(output);
  if (platform === "darwin") {
    const contents = join(folder, `mac-${arch}`, "Seedbed.app", "Contents");
    return { program: join(contents, "MacOS", "Seedbed"), resources: join(contents, "Resources") };
  }
  const unpacked = globSync(`${platform === "win32" ? "win" : "linux"}*-unpacked`, { cwd: folder })[0] ?? "";
  const program = join(folder, unpacked, platform === "win32" ? "Seedbed.exe" : "seedbed");
  return { program, resources: join(folder, unpacked, "resources") };
}

let archive = "";
let unpacked = "";
/** The app out of its archive, far from the project and its node_modules. */
let extracted = "";

before(async () => {
  const folder = projectFile(own);
  mkdirSync(folder, { recursive: true });
  await buildApp(projectFile("."), join(folder, "app"));
  await packApp(projectFile("."), {
    app: `${own}/app`,
    output,
    hasInstallers: false,
    env: {},
    say: () => undefined,
  });
  archive = join(packed().resources, "app.asar");
  unpacked = `${archive}.unpacked`;
  extracted = mkdtempSync(join(tmpdir(), "seedbed-packed-"));
  extractAll(archive, extracted);
});

after(() => {
  rmSync(projectFile(own), { recursive: true, force: true });
  rmSync(extracted, { recursive: true, force: true });
});

function archived(): readonly string[] {
  return listPackage(archive, { isPack: false }).map((name) => name.replaceAll("\\", "/").slice(1));
}

test("the archive holds our built files and the packages with native code, and nothing else", () => {
  const files = archived();
  const tops = new Set(files.map((name) => name.split("/")[0] ?? ""));
  assert.deepEqual([...tops].toSorted(), [
    "LICENSE",
    "NOTICE",
    "THIRD-PARTY.txt",
    "electron",
    "node_modules",
    "package.json",
    "renderer",
    "resources",
  ]);
  const code = [
    "main.js",
    "preload.cjs",
    "desktop.js",
    "poolThread.js",
    "replayThread.js",
    "alignThread.js",
    "embedThread.js",
  ];
  for (const name of [...code, "trainerProcess.js", "builtinProcess.js", "migrations/0001-ledger.sql"]) {
    assert.ok(files.includes(`electron/app/${name}`), `${name} is missing`);
  }
  const packages = new Set(files.flatMap((name) => /^node_modules\/([^/]+)/.exec(name)?.[1] ?? []));
  const expected = ["@node-llama-cpp", "better-sqlite3", "onnxruntime-common", "onnxruntime-node"];
  assert.deepEqual([...packages].toSorted(), expected);
});

test("no sources, tests, source maps or type declarations are packed", () => {
  const stray = archived().filter((name) => /\.(ts|mts|cts|tsx|map)$|(^|\/)test\//.test(name));
  assert.deepEqual(stray, []);
  assert.ok(!readFileSync(join(extracted, "electron/app/main.js"), "utf8").includes("sourceMappingURL"));
});

test("the built code asks for Node, Electron, native packages and files beside it, the preload for Electron only", () => {
  const code = join(extracted, "electron/app");
  const asked = globSync("*.js", { cwd: code }).flatMap((file) => {
    const text = readFileSync(join(code, file), "utf8");
    return [...text.matchAll(/^(?:import|export) (?:[^"';]*? from )?"([^"]+)";$/gm)].map(
      ([, name]) => name ?? "",
    );
  });
  assert.ok(asked.length > 20);
  const outside = new Set(["electron", "better-sqlite3", "onnxruntime-node"]);
  const strange = asked.filter((name) =>
    name.startsWith("./") ? !existsSync(join(code, name)) : !outside.has(name) && !isBuiltin(name),
  );
  assert.deepEqual(strange, []);
  const preload = readFileSync(join(code, "preload.cjs"), "utf8");
  const required = [...preload.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(required)], ["electron"]);
  assert.ok(!/^(import|export) /m.test(preload));
});

test("without a feed none is named in the package, and main loads no updater", () => {
  assert.equal(existsSync(join(packed().resources, "app-update.yml")), false);
  const code = join(extracted, "electron/app");
  const loaded = loadedWith(code, "main.js");
  assert.ok(loaded.length > 2);
  assert.ok(!loaded.some((file) => isUpdater(code, file)));
  assert.ok(statSync(join(code, "main.js")).size < 100_000);
});

test(
  "the packed updater downloads from a feed, and an AppImage is replaced when the app quits",
  { skip: !isLinux && "an AppImage is Linux's" },
  async (context) => {
    const folder = temporaryFolder(context);
    const code = join(extracted, "electron/app");
    const chunk = loadedLater(code, "main.js").find((file) => isUpdater(code, file));
    const newer = Buffer.from("#!/bin/sh\n# 0.2.0\n");
    const name = "Seedbed-0.2.0.AppImage";
    await updateFeed(context, { folder, name, newer });
    const current = join(folder, "Seedbed-0.1.0.AppImage");
    writeFileSync(current, "#!/bin/sh\n# 0.1.0\n", { mode: 0o755 });
    const probe = [projectFile("test/package/updaterProbe.ts"), join(code, chunk ?? ""), folder];
    const env = { ...process.env, APPIMAGE: current, XDG_CACHE_HOME: join(folder, "cache") };
    const { stdout } = await execute(process.execPath, probe, { env });
    assert.deepEqual(stdout.trim().split("\n"), [
      "Seedbed 0.2.0 is there; you have 0.1.0. Download it?",
      "The new Seedbed is downloaded.",
      "quit",
    ]);
    assert.ok(!existsSync(current) && readFileSync(join(folder, name)).equals(newer));
  },
);

test("no native code for another system or processor is packed", () => {
  const native = archived().filter((name) => /\.(node|so|dll|dylib)(\.|$)|\.metallib$/.test(name));
  assert.ok(native.length >= 5, native.join("\n"));
  const names = new Map<string, string>([
    ["darwin", "darwin|mac"],
    ["win32", "win32|win"],
  ]);
  const here = new RegExp(`(${names.get(platform) ?? "linux"})[-/]${arch}`);
  assert.deepEqual(
    native.filter((name) => !here.test(name)),
    [],
  );
});

test("native code and resources lie outside the archive, JavaScript inside", () => {
  const outside = globSync("**/*", { cwd: unpacked, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  assert.deepEqual(
    outside.filter((name) => /\.[cm]?js$/.test(name)),
    [],
  );
  for (const name of [
    "filter/nearest.json",
    "filter/nearest.wasm",
    "models/manifest.json",
    "models/all-MiniLM-L6-v2-int8/model.onnx",
    "seeds/sample.jsonl",
  ]) {
    assert.ok(existsSync(join(unpacked, "resources", name)), `${name} is not outside the archive`);
  }
});

test("each native library loads where it lies", async () => {
  const libraries = globSync("node_modules/**/*.node", { cwd: unpacked });
  assert.equal(libraries.length, 3);
  for (const library of libraries) {
    await execute(process.execPath, ["-e", "require(process.argv[1])", join(unpacked, library)]);
  }
});

test("Electron's switches are set: nothing but our archive runs, and not as plain Node", async () => {
  const tool = projectFile("node_modules/@electron/fuses/dist/bin.js");
  const { stdout } = await execute(process.execPath, [tool, "read", "--app", packed().program]);
  const states = Object.fromEntries(
    [...stdout.matchAll(/^ +(\w+) is (\w+)/gm)].map(([, name, state]) => [name, state]),
  );
  const expected = {
    RunAsNode: "Disabled",
    EnableCookieEncryption: "Enabled",
    EnableNodeOptionsEnvironmentVariable: "Disabled",
    EnableNodeCliInspectArguments: "Disabled",
    EnableEmbeddedAsarIntegrityValidation: "Enabled",
    OnlyLoadAppFromAsar: "Enabled",
    LoadBrowserProcessSpecificV8Snapshot: "Disabled",
    GrantFileProtocolExtraPrivileges: "Disabled",
  };
  assert.deepEqual({ ...states, ...expected }, states);
});

test("the app without Electron takes less than 130 MB", { skip: !isLinux && "measured on Linux" }, () => {
  const files = globSync("**/*", { cwd: packed().resources, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
    .reduce((sum, size) => sum + size, 0);
  // Linux x64: 104 MB, of which 45 are onnxruntime, 28 llama.cpp and 24 the embedding model.
  assert.ok(bytes < 130e6, `${bytes} bytes`);
});

test("the licences of what is bundled are told", () => {
  const text = extractFile(archive, "THIRD-PARTY.txt").toString();
  for (const name of [
    "react-dom",
    "zod",
    "openai",
    "ws",
    "node-llama-cpp",
    "onnxruntime-node",
    "@fontsource-variable/inter",
  ]) {
    assert.match(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
  }
});

test("the packed backend serves the packed page and grows rows with its threads and its trainer", async (context) => {
  const code = join(extracted, "electron/app");
  const entries = {
    backend: join(code, "desktop.js"),
    trainer: join(code, "trainerProcess.js"),
    writer: join(code, "builtinProcess.js"),
  };
  const home = temporaryFolder(context);
  const main = playMain(context, { home, page: null, entries });
  const [{ port, cookie }, { url }] = await Promise.all([main.heard("ready"), serverProcess(context, 4)]);
  const page = await fetch(`http://127.0.0.1:${port}/`, {
    headers: { cookie: `${cookie.name}=${cookie.value}` },
  });
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<div id="root">/);
  const { mutate, query } = await wire(context, { port, cookie: `${cookie.name}=${cookie.value}` });
  await mutate("projects.create", { name: "packed" });
  await mutate("seeds.useSample", { which: "sample-24" });
  const writer = { kind: "openai", model: "m", baseUrl: url, keyEnv: null };
  const plan = { goal: 4, preset: "recommended", batchSize: 2, epochs: 1, concurrency: 2 };
  assert.deepEqual(await mutate("run.start", { ...plan, writer }), { data: undefined });
  const { state } = await main.heard("state", (message) => message.state.run?.state === "done");
  assert.match(state.run?.sentence ?? "", /^4 kept/);
  const overview = z
    .object({ data: z.looseObject({ training: z.looseObject({ steps: z.number() }) }) })
    .parse(await query("run.overview"));
  assert.equal(overview.data.training.steps, 2);
  main.send({ kind: "end" });
  assert.equal(await main.exited, 0);
});

const modelPath = await writerModelPath();

test(
  "the packed writer loads its library and its model and answers",
  { skip: needs(modelPath, "the writer's model (npm run models)") },
  async (context) => {
    const writer = spawn(process.execPath, [join(extracted, "electron/app/builtinProcess.js")], {
      cwd: extracted,
      stdio: ["pipe", "pipe", "ignore"],
    });
    context.after(() => writer.kill("SIGKILL"));
    const send = (message: object): void => void writer.stdin.write(`${JSON.stringify(message)}\n`);
    const exchanges = [{ user: "Name a colour.", assistant: "Blue." }];
    send({ type: "init", modelPath, threads: 1 });
    send({ type: "write", id: 1, request: { tasks: 1, seed: 5, starters: ["Name"], exchanges } });
    const types: string[] = [];
    for await (const line of createInterface({ input: writer.stdout })) {
      const { type } = z.looseObject({ type: z.string() }).parse(JSON.parse(line));
      if (type !== "progress") types.push(type);
      if (type === "reply" || type === "error" || type === "failed") writer.stdin.end();
    }
    assert.deepEqual(types, ["ready", "reply"]);
  },
);
