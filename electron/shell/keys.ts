import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import type { KeyPlace } from "../nouns/host.ts";
import type { SafeStorage } from "./electronApi.ts";
import { writeJson } from "./jsonFile.ts";

/** Encrypted keys in base64 by the id of their writer. */
const keysFile = z.strictObject({ version: z.literal(1), keys: z.record(z.string(), z.base64()) });
type Encrypted = z.infer<typeof keysFile>["keys"];

/** Where keys lie when the system can encrypt them. */
const placeSentences: Readonly<Record<string, string>> = {
  darwin: "Keys are encrypted with a key in the macOS keychain.",
  win32: "Keys are encrypted for your Windows account.",
  linux: "Keys are encrypted with a key in the keyring of this desktop.",
};
const sessionSentence =
  "This system has no keyring that Seedbed can use. A key is kept until Seedbed quits and is written nowhere.";

/**
 * Keys of servers; `read` throws when the system no longer opens what it encrypted, and all but `place` throw Failure
 * `usage` when the file cannot be read or holds something else: it is then left as it is.
 */
export type Keys = Readonly<{
  place: () => Promise<KeyPlace>;
  read: (id: string) => Promise<string | null>;
  store: (id: string, key: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
}>;

/** Keeps keys in `file`, encrypted by the system; where it cannot encrypt, in memory only. */
export function openKeys(safeStorage: SafeStorage, file: string, platform: NodeJS.Platform): Keys {
  const ofSession = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();

  const canEncrypt = async (): Promise<boolean> => {
    // Without a keyring Chromium would encrypt with a password that everybody knows.
    const isOpen =
      platform === "linux" && ["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend());
    return !isOpen && (await safeStorage.isAsyncEncryptionAvailable());
  };
  const change = (changed: (keys: Encrypted) => Encrypted): Promise<void> => {
    const done = last.then(async () => {
      const before = await encryptedIn(file);
      const after = changed(before);
      if (after !== before) await writeJson(file, { version: 1, keys: after });
    });
    last = done.catch(() => undefined);
    return done;
  };
  const encrypt = async (id: string, key: string): Promise<void> => {
    const text = (await safeStorage.encryptStringAsync(key)).toString("base64");
    await change((keys) => ({ ...keys, [id]: text }));
  };

  return {
    place: async () =>
      (await canEncrypt())
        ? { kind: "keychain", sentence: placeSentences[platform] ?? "Keys are encrypted by this system." }
        : { kind: "session", sentence: sessionSentence },
    read: async (id) => {
      const kept = ofSession.get(id);
      if (kept !== undefined) return kept;
      await last;
      const text = new Map(Object.entries(await encryptedIn(file))).get(id);
      if (text === undefined || !(await canEncrypt())) return null;
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(text, "base64"));
      if (shouldReEncrypt) await encrypt(id, result);
      return result;
    },
    store: async (id, key) => {
      if (await canEncrypt()) {
        await encrypt(id, key);
        ofSession.delete(id);
      } else {
        ofSession.set(id, key);
      }
    },
    remove: async (id) => {
      ofSession.delete(id);
      await change((keys) =>
        Object.hasOwn(keys, id)
          ? Object.fromEntries(Object.entries(keys).filter(([other]) => other !== id))
          : keys,
      );
    },
  };
}

/** The keys in the file, none where it is missing. */
async function encryptedIn(file: string): Promise<Encrypted> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    if (codeOf(cause) === "ENOENT") return null;
    throw new Failure(
      "usage",
      `The keys in ${file} cannot be read (${codeOf(cause) ?? "unknown reason"}). Look at the rights of the file.`,
      { cause },
    );
  });
  if (text === null) return {};
  const read = keysFile.safeParse(parsed(text));
  if (read.success) return read.data.keys;
  throw new Failure(
    "usage",
    `${file} does not hold keys as this Seedbed writes them. Move it away, then save the keys again.`,
  );
}

function codeOf(cause: unknown): string | null {
  return cause instanceof Error && "code" in cause ? String(cause.code) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
