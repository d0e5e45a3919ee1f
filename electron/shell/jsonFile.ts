import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";
import { replaceFile } from "../files/replaceFile.ts";

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
  await replaceFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
