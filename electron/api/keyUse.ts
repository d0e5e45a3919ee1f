import { Failure } from "../nouns/failure.ts";
import type { WriterChoice } from "../nouns/settings.ts";
import { changePreferences, readPreferences } from "./preferencesFile.ts";

/**
 * Lets the key in a writer's environment variable go to its server when the user chose the two together on this
 * computer, now (`isChosen`) or before; `settings` remembers it. Throws Failure `usage` otherwise: the writer of a
 * project file comes from whoever made the file.
 */
export async function settleKeyUse(settings: string, writer: WriterChoice, isChosen: boolean): Promise<void> {
  if (writer.kind !== "openai" || writer.keyEnv === null) return;
  // With its scheme: leave for https is none for http, which anybody on the way can read.
  const { origin } = new URL(writer.baseUrl);
  const use = `${writer.keyEnv} ${origin}`;
  const { keyUses } = await readPreferences(settings);
  if (keyUses.includes(use)) return;
  if (!isChosen) {
    throw new Failure(
      "usage",
      `This project would send the key in ${writer.keyEnv} to ${origin}, which was never chosen on this computer. Choose the writer yourself to allow it.`,
    );
  }
  await changePreferences(settings, (before) => ({ keyUses: [...before.keyUses, use] }));
}
