import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Sources } from "./bundle.ts";

const packageFile = z.object({ name: z.string(), version: z.string(), license: z.string() });

const head = `Seedbed's own code is under the Apache License 2.0 (LICENSE, NOTICE).
The packages below are bundled into it, or lie beside it in node_modules.
`;

/**
 * The names, versions and licence texts of all packages that `sources` come from, sorted by name: one text.
 * Throws when a package states no licence.
 */
export function thirdPartyText(root: string, sources: Sources): string {
  const folders = new Set(sources.flatMap((source) => packageFolder(resolve(root, source)) ?? []));
  const parts = Array.from(folders, (folder) => {
    const { name, version, license } = packageFile.parse(
      JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
    );
    const texts = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
      .map((file) => readFileSync(join(folder, file), "utf8").trim());
    return [`${name} ${version} (${license})`, ...texts].join("\n\n");
  });
  const line = `\n${"-".repeat(80)}\n`;
  return `${[head, ...new Set(parts.toSorted())].join(line)}\n`;
}

/** The folder of the innermost package that a file belongs to; null for a file of ours. */
function packageFolder(source: string): string | null {
  const found = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(source.replace(/^\0+/, ""));
  return found?.[1] ?? null;
}
