import { chmod, mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../files/replaceFile.ts";
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
    const turn = last.then(async () => {
      const before = await read(file, platform);
      const after = changed(before);
      if (after !== before) await write(file, after);
    });
    last = turn.catch(() => undefined);
    await turn;
  };
  return {
    place: () => Promise.resolve(placeOf(file, platform)),
    get: async (id) => {
      await last;
      return new Map(Object.entries(await read(file, platform))).get(id) ?? null;
    },
    set: (id, key) => change((before) => ({ ...before, [id]: key })),
    remove: (id) =>
      change((before) =>
        Object.hasOwn(before, id)
          ? Object.fromEntries(Object.entries(before).filter(([other]) => other !== id))
          : before,
      ),
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
  try {
    await mkdir(dirname(file), { recursive: true });
    await replaceFile(file, `${JSON.stringify(value, null, 2)}\n`);
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
