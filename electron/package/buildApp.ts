import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  appFolder,
  codeFolder,
  entries,
  nativePackages,
  preload,
  shippedResources,
  writerLibraryFolder,
} from "./appFiles.ts";
import { bundleNode, bundlePage, bundlePreload, bundleWriterLibrary } from "./bundle.ts";
import type { Sources } from "./bundle.ts";
import { thirdPartyText } from "./thirdParty.ts";

const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  desktopName: z.string(),
});

const libraryFile = z.object({ name: z.string(), version: z.string(), license: z.string() });

/**
 * Builds the app into the folder `app`: what Electron runs here, and what the packages for the three systems hold,
 * native packages aside.
 */
export async function buildApp(root: string, app: string = join(root, appFolder)): Promise<void> {
  const code = join(app, codeFolder);
  rmSync(app, { recursive: true, force: true });
  mkdirSync(code, { recursive: true });
  const sources = [
    ...(await bundlePage(root, join(app, "renderer"))),
    ...(await bundleNode(root, entries, code)),
    ...(await bundlePreload(root, "preload", preload, code)),
    ...(await buildWriterLibrary(root, join(code, writerLibraryFolder))),
  ];
  copy(join(root, "electron/store/migrations"), join(code, "migrations"));
  for (const name of shippedResources) copy(join(root, "resources", name), join(app, "resources", name));
  for (const name of ["LICENSE", "NOTICE"]) copy(join(root, name), join(app, name));
  const beside = [...nativePackages, "onnxruntime-common"].map((name) => `node_modules/${name}/package.json`);
  writeFileSync(join(app, "THIRD-PARTY.txt"), thirdPartyText(root, [...sources, ...beside]));
  writeFileSync(join(app, "package.json"), `${JSON.stringify(appPackage(root), null, 2)}\n`);
}

/**
 * The app's own node-llama-cpp: one bundle, in a package laid out so that it finds its release file and its version.
 * As it comes, it tries its library in a process of its own, which Electron with our switches cannot start from a
 * utility process, and it drags in fifty packages that build and download.
 */
async function buildWriterLibrary(root: string, folder: string): Promise<Sources> {
  const from = join(root, "node_modules/node-llama-cpp");
  const sources = await bundleWriterLibrary(root, join(folder, "dist/bundle"));
  for (const name of ["binariesGithubRelease.json", "llama.cpp.info.json"]) {
    copy(join(from, "llama", name), join(folder, "dist/llama", name));
  }
  copy(join(from, "LICENSE"), join(folder, "LICENSE"));
  const { name, version, license } = libraryFile.parse(
    JSON.parse(readFileSync(join(from, "package.json"), "utf8")),
  );
  const own = { name, version, license, type: "module", exports: "./dist/bundle/index.js" };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(own, null, 2)}\n`);
  return sources;
}

/** The built app's package.json: what Electron reads when it runs the folder. */
function appPackage(root: string): object {
  const own = packageFile.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  return { ...own, productName: "Seedbed", type: "module", main: "electron/app/main.js" };
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
}
