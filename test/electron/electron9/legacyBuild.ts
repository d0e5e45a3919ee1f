import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import type { Plugin } from "vite";
import { buildApp } from "../../../electron/package/buildApp.ts";
import { codeFolder, preload } from "../../../electron/package/appFiles.ts";
import { projectFile } from "../../support/needs.ts";

const here = import.meta.dirname;
/** Node 12 and Chrome 83, short of the private methods that both lack. */
const target = "es2019";

/** Modules that Node 12 names otherwise or has not, as CommonJS text. */
const builtins = new Map([
  ["fs/promises", 'module.exports = require("fs").promises;'],
  [
    "timers/promises",
    "exports.setTimeout = (ms, value) => new Promise((done) => setTimeout(() => done(value), ms));",
  ],
]);

/** `electron` is the adapter, and `node:x` is `x`. */
const forElectron9: Plugin = {
  name: "for-electron-9",
  enforce: "pre",
  resolveId(name, importer) {
    if (name === "electron") {
      return importer?.endsWith("adapter.ts") === true
        ? { id: "electron", external: true }
        : join(here, "adapter.ts");
    }
    const [, builtin] = /^node:(.+)$/.exec(name) ?? [];
    if (builtin === undefined) return null;
    return builtins.has(builtin) ? `\0${builtin}.cjs` : { id: builtin, external: true };
  },
  load(id) {
    return builtins.get(id.replace(/^\0(.*)\.cjs$/, "$1")) ?? null;
  },
};

const first = "virtual:newer-javascript";

/** Puts what the page's engine lacks before everything else. */
const newerJavaScript: Plugin = {
  name: "newer-javascript",
  enforce: "pre",
  resolveId: (name) => (name === first ? `\0${first}` : null),
  load: (id) =>
    id === `\0${first}`
      ? `import { addNewerJavaScript } from ${JSON.stringify(join(here, "newerJavaScript.ts"))};\naddNewerJavaScript();`
      : null,
  transform: (code, id) => (id.endsWith("/renderer/main.tsx") ? `import "${first}";\n${code}` : null),
};

/** Builds the app into `folder` as for the packages, then main, preload and page once more for Electron 9. */
export async function buildForElectron9(folder: string): Promise<void> {
  const root = projectFile(".");
  const code = join(folder, codeFolder);
  await buildApp(root, folder);
  for (const [name, file, plugins] of [
    ["main.js", "electron/main.ts", [forElectron9]],
    ["preload.cjs", preload, []],
  ] as const) {
    await build({
      configFile: false,
      root,
      logLevel: "warn",
      plugins: [...plugins],
      // No feed, so the updater is never loaded.
      ssr: { noExternal: true, external: ["electron", "electron-updater"] },
      build: {
        ssr: true,
        target,
        outDir: code,
        emptyOutDir: false,
        minify: false,
        rolldownOptions: {
          input: projectFile(file),
          output: { format: "cjs", entryFileNames: name, codeSplitting: false },
        },
      },
    });
  }
  await build({
    configFile: join(root, "renderer/vite.config.ts"),
    logLevel: "warn",
    plugins: [newerJavaScript],
    css: { transformer: "lightningcss", lightningcss: { targets: { chrome: 83 << 16 } } },
    build: { target, cssTarget: "chrome83", outDir: join(folder, "renderer"), emptyOutDir: true },
  });
  const start = { name: "seedbed", version: "0.1.0", main: `${codeFolder}/main.js` };
  writeFileSync(join(folder, "package.json"), JSON.stringify(start));
}
