import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfNeeded } from "./buildIfNeeded.ts";

/** The folder of the built page: beside a bundled app, else built from its sources when they changed. */
export async function pageFolder(say: (line: string) => void): Promise<string> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const isBundled = extname(fileURLToPath(import.meta.url)) === ".js";
  return isBundled ? join(root, "renderer") : buildIfNeeded(root, say);
}
