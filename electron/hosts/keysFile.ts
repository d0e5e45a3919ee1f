import { chmod, mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import type { KeyPlace, KeyStore } from "../nouns/host.ts";

const keys = z.record(z.string(), z.string().min(1));

/** Read and write for the owner alone. */
const ownerOnly = 0o600;

/**
 * Keys in `keys.json` of the home folder, which only its owner may read; Windows protects it by the folder's own
 * rights and knows no modes. Throws Failure `usage` when others may read the file and that cannot be changed, and
 * when it holds something else.
 */
export function keysFile(folder: string, platform: NodeJS.Platform): KeyStore {
  const file = join(folder, "keys.json");
  let last: Promise<unknown> = Promise.resolve();
  const change = async (changed: (before: z.infer<typeof keys>) => z.infer<typeof keys>): Promise<void> => {
    const turn = last.then(async () => write(file, changed(await read(file, platform))));
    last = turn.catch(() => undefined);
    await turn;
  };
  return {
    place: () => Promise.resolve(placeOf(file, platform)),
    get: async (id) => {
      await last;
      return (await read(file, platform))[id] ?? null;
    },
    set: (id, key) => change((before) => ({ ...before, [id]: key })),
    remove: (id) =>
      change((before) => Object.fromEntries(Object.entries(before).filter(([other]) => other !== id))),
  };
}

function placeOf(file: string, platform: NodeJS.Platform): KeyPlace {
  const who =
    platform === "win32" ? "unencrypted, in your own user folder" : "unencrypted, readable by you alone";
  return { kind: "file", sentence: `Keys are kept in ${file}, ${who}.` };
}

async function read(file: string, platform: NodeJS.Platform): Promise<z.infer<typeof keys>> {
  const found = await stat(file).catch(noneIfMissing);
  if (found === null) return {};
  if (platform !== "win32" && (found.mode & 0o077) !== 0) await narrow(file);
  const text = await readFile(file, "utf8");
  const read = keys.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new Failure(
    "usage",
    `${file} does not hold keys as Seedbed writes them. Mend it or remove it, then save the keys again.`,
  );
}

async function narrow(file: string): Promise<void> {
  await chmod(file, ownerOnly).catch((cause: unknown) => {
    throw new Failure(
      "usage",
      `Others may read the keys in ${file}, and that cannot be changed. Run chmod 600 on it as its owner, or remove it.`,
      { cause },
    );
  });
}

/** The file is replaced in one step. Throws Failure `usage` when the disk does not take it. */
async function write(file: string, value: z.infer<typeof keys>): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(part, "w", ownerOnly);
    try {
      await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(
      "usage",
      `The key was not saved (${reason}). Make room or allow writing in ${dirname(file)}, then save it again.`,
      { cause },
    );
  }
}

function noneIfMissing(cause: unknown): null {
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
  throw cause;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
