import { Failure } from "../nouns/failure.ts";
import type { WriterChoice } from "../nouns/settings.ts";
import { readPreferences } from "./preferencesFile.ts";

/**
 * Throws Failure `usage` when a writer names a saved key and is not the server that the key was saved for: a
 * project file of someone else must not carry a key to another address.
 */
export async function refuseForeignKey(settings: string, writer: WriterChoice): Promise<void> {
  if (writer.kind !== "openai" || writer.keyId === undefined) return;
  const { writers } = await readPreferences(settings);
  const saved = writers.find(({ id }) => id === writer.keyId);
  const host = new URL(writer.baseUrl).host;
  if (saved === undefined) {
    throw new Failure("usage", `The writer saved for ${host} is not here any more. Choose a writer again.`);
  }
  if (saved.baseUrl === writer.baseUrl) return;
  throw new Failure(
    "usage",
    `The saved key of ${saved.name} belongs to ${new URL(saved.baseUrl).host}, not to ${writer.baseUrl}. Choose a writer again.`,
  );
}
