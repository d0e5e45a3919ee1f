import { defaultKeyVariable, takesDefaultKey } from "../nouns/defaultKey.ts";
import { asFailure } from "../nouns/failure.ts";
import type { KeyStore } from "../nouns/host.ts";
import type { SavedWriter } from "../nouns/preferences.ts";

/** Where the key of a writer comes from; never the key itself. */
export type KeySource =
  | Readonly<{ kind: "stored" }>
  | Readonly<{ kind: "variable"; name: string; isSet: boolean }>
  | Readonly<{ kind: "unreadable"; sentence: string }>
  | Readonly<{ kind: "none" }>;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The key of a saved writer and where it comes from: the key store, else the variable that it names, else
 * the default one where that may go, as in a run. A store that cannot be read is told, not thrown.
 */
export async function writerKey(
  { id, baseUrl, keyEnv }: Pick<SavedWriter, "id" | "baseUrl" | "keyEnv">,
  keys: KeyStore,
  env: Env,
): Promise<Readonly<{ key: string | null; source: KeySource }>> {
  try {
    const key = await keys.get(id);
    if (key !== null) return { key, source: { kind: "stored" } };
  } catch (error) {
    const failure = asFailure(error);
    if (failure === null) throw error;
    return { key: null, source: { kind: "unreadable", sentence: failure.sentence } };
  }
  const isShared = keyEnv === null && takesDefaultKey(baseUrl) && isGiven(env[defaultKeyVariable]);
  const name = isShared ? defaultKeyVariable : keyEnv;
  if (name === null) return { key: null, source: { kind: "none" } };
  const key = env[name];
  return { key: isGiven(key) ? key : null, source: { kind: "variable", name, isSet: isGiven(key) } };
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
