import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The entry of a thread or process that lies in the same folder as the file of `from` (its `import.meta.url`) and
 * has its extension: TypeScript as written, JavaScript when bundled, where all entries lie in one folder.
 */
export function entryBeside(from: string, name: string): URL {
  return new URL(`./${name}${extname(fileURLToPath(from))}`, from);
}
