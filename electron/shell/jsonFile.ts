import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";

/** What stands in the file, or null where it is missing or holds something else. */
export async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const checked = schema.safeParse(JSON.parse(await readFile(file, "utf8")));
    return checked.success ? checked.data : null;
  } catch {
    return null;
  }
}

/** Writes the value; the file is replaced in one step and only this user may read it. */
export async function writeJson(file: string, value: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // A part left by a kill may carry other rights.
  await rm(`${file}.part`, { force: true });
  await writeFile(`${file}.part`, `${JSON.stringify(value, null, 2)}\n`, {
    mode: 0o600,
    flag: "wx",
    flush: true,
  });
  await rename(`${file}.part`, file);
}
