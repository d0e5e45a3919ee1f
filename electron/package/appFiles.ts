/** The built app. It is laid out as the sources are, so that `../../resources` means the same in both. */
export const appFolder = "build/app";
/** Where the app's own JavaScript lies, flat, from the app's folder. */
export const codeFolder = "electron/app";

/** What each file of the app is built from. Names are fixed: threads and processes are found by them. */
export const entries = {
  main: "electron/main.ts",
  desktop: "electron/hosts/desktop.ts",
  poolThread: "electron/filter/pool/poolThread.ts",
  replayThread: "electron/filter/replay/replayThread.ts",
  alignThread: "electron/filter/align/alignThread.ts",
  embedThread: "electron/workers/embedThread.ts",
  trainerProcess: "electron/train/trainerProcess.ts",
  builtinProcess: "electron/generate/builtinProcess.ts",
} as const;

export const preload = "electron/preload.ts";

/** Packages with native code: they stay beside the app, all others are bundled into it. */
export const nativePackages = ["better-sqlite3", "onnxruntime-node", "node-llama-cpp"] as const;

/** Where the built app has its own node-llama-cpp, from `codeFolder`: see `writerLibrary.ts`. */
export const writerLibraryFolder = "node-llama-cpp";

/** The part of `resources/` that the app reads; the rest makes or documents it. */
export const shippedResources = [
  "filter/nearest.json",
  "filter/nearest.wasm",
  "icons/png/256x256.png",
  "models/manifest.json",
  "models/all-MiniLM-L6-v2-int8",
  "seeds/sample.jsonl",
  "trainer/PROTOCOL.md",
  "trainer/protocol.schema.json",
] as const;
