import { resolve } from "node:path";
import { build } from "vite";
import type { InlineConfig, Rolldown } from "vite";
import { nativePackages, writerLibraryFolder } from "./appFiles.ts";

export type Entries = Readonly<Record<string, string>>;
/** What a bundle is made of: the absolute paths of every source file in it. */
export type Sources = readonly string[];

const outside = ["electron", ...nativePackages];
type Outside = NonNullable<Rolldown.InputOptions["external"]>;

/**
 * Bundles Node entries (name → file under `root`) into `folder`, flat: an ES module an entry, shared parts beside
 * them. Throws what Vite throws.
 */
export async function bundleNode(root: string, entries: Entries, folder: string): Promise<Sources> {
  return await bundle(root, entries, folder, {
    format: "es",
    entryFileNames: "[name].js",
    chunkFileNames: "shared-[name]-[hash].js",
    paths: { "node-llama-cpp": `./${writerLibraryFolder}/dist/bundle/index.js` },
  });
}

/** Bundles the preload into one CommonJS file `name.cjs`, which is all that a sandboxed window may load. */
export async function bundlePreload(
  root: string,
  name: string,
  file: string,
  folder: string,
): Promise<Sources> {
  return await bundle(root, { [name]: file }, folder, { format: "cjs", entryFileNames: "[name].cjs" });
}

/**
 * Bundles the part of node-llama-cpp that `writerLibrary.ts` names into `folder/index.js`. Its native packages stay
 * outside; what it asks of other native code (fast file copies for its downloads) is never reached.
 */
export async function bundleWriterLibrary(root: string, folder: string): Promise<Sources> {
  return await bundle(
    root,
    { index: "electron/package/writerLibrary.ts" },
    folder,
    { format: "es", entryFileNames: "[name].js" },
    { ssr: ["electron"], more: [/^@node-llama-cpp\//, /^@reflink\/reflink-/] },
  );
}

/** Builds the page by its own configuration into `folder`, which is emptied first. */
export async function bundlePage(root: string, folder: string): Promise<Sources> {
  const sources = sourcesOf(
    await build({
      configFile: `${root}/renderer/vite.config.ts`,
      logLevel: "warn",
      build: { outDir: folder, emptyOutDir: true },
    }),
  );
  // Vite names what is no code from its own root.
  return sources.map((source) => resolve(root, "renderer", source));
}

async function bundle(
  root: string,
  entries: Entries,
  folder: string,
  output: Rolldown.OutputOptions,
  external: Readonly<{ ssr: string[]; more: Outside }> = { ssr: outside, more: [] },
): Promise<Sources> {
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, `${root}/${file}`]));
  const config: InlineConfig = {
    configFile: false,
    root,
    logLevel: "warn",
    ssr: { noExternal: true, external: external.ssr },
    build: {
      ssr: true,
      target: "node24",
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      // Readable code makes readable stack traces without source maps, and the size is small either way.
      minify: false,
      rolldownOptions: { input, output, external: external.more },
    },
  };
  return sourcesOf(await build(config));
}

function sourcesOf(built: Awaited<ReturnType<typeof build>>): Sources {
  if ("close" in built) throw new Error("Vite watches in place of building.");
  return [built]
    .flat()
    .flatMap(({ output }) => output)
    .flatMap((part) => (part.type === "chunk" ? Object.keys(part.modules) : part.originalFileNames));
}
