import { randomBytes } from "node:crypto";
import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import { savedWriter } from "../nouns/preferences.ts";
import type { SavedWriter } from "../nouns/preferences.ts";
import { isOnThisComputer } from "../cycle/offline.ts";
import type { Desk } from "./desk.ts";
import { changePreferences, readPreferences } from "./preferencesFile.ts";
import { healthOf } from "./writerHealth.ts";
import type { WriterHealth } from "./writerHealth.ts";
import { writerKey } from "./writerKey.ts";
import type { KeySource } from "./writerKey.ts";
import { forgetTest, lastTest } from "./writerTests.ts";
import type { WriterTest } from "./writerTests.ts";

/** What the form gives: without an id it is a new writer. */
export const writerDraft = savedWriter.extend({ id: savedWriter.shape.id.optional() });
type WriterDraft = z.infer<typeof writerDraft>;

/** A saved writer as the page sees it: all but its key. */
export type ListedWriter = SavedWriter &
  Readonly<{
    /** "this computer", or the host of its address. */
    place: string;
    key: KeySource;
    health: WriterHealth;
    lastTest: WriterTest | null;
  }>;

type Workplace = Pick<Desk, "home" | "host" | "machine">;

/** The writers that the user saved, in the order of saving. */
export async function listWriters(desk: Workplace): Promise<readonly ListedWriter[]> {
  const { writers } = await readPreferences(desk.home.settings);
  return Promise.all(
    writers.map(async (writer) => {
      const [{ source }, test] = await Promise.all([
        writerKey(writer, desk.host.keys, desk.machine.env),
        lastTest(desk.home, writer),
      ]);
      const place = isOnThisComputer(writer.baseUrl) ? "this computer" : new URL(writer.baseUrl).host;
      return { ...writer, place, key: source, health: healthOf(test), lastTest: test };
    }),
  );
}

/** The saved writer of an id. Throws Failure `usage` when it is gone. */
export async function savedWriterOf({ home }: Pick<Desk, "home">, id: string): Promise<SavedWriter> {
  const { writers } = await readPreferences(home.settings);
  const found = writers.find((writer) => writer.id === id);
  if (found === undefined) throw new Failure("usage", "This writer is not saved any more. Choose another.");
  return found;
}

/** Saves a new writer or a changed one; gives its id. Throws Failure `usage` for a name that another one has. */
export async function saveWriter({ home }: Pick<Desk, "home">, draft: WriterDraft): Promise<string> {
  const writer = { ...draft, id: draft.id ?? `writer-${randomBytes(6).toString("hex")}` };
  await changePreferences(home.settings, ({ writers }) => {
    const isNew = draft.id === undefined;
    if (!isNew && !writers.some(({ id }) => id === writer.id)) {
      throw new Failure("usage", `${writer.name} is not saved any more. Add it again.`);
    }
    if (writers.some(({ id, name }) => id !== writer.id && name === writer.name)) {
      throw new Failure("usage", `There is a writer called ${writer.name} already. Choose another name.`);
    }
    return {
      writers: isNew ? [...writers, writer] : writers.map((old) => (old.id === writer.id ? writer : old)),
    };
  });
  return writer.id;
}

/** Removes a writer, its key and its last test; new projects then begin with the built-in one if this was chosen. */
export async function removeWriter(desk: Workplace, id: string): Promise<void> {
  // The key first: a writer without a key can be mended, a key without a writer cannot be found.
  await desk.host.keys.remove(id);
  await changePreferences(desk.home.settings, ({ writers, writer }) => ({
    writers: writers.filter((saved) => saved.id !== id),
    writer: writer === id ? "builtin" : writer,
  }));
  await forgetTest(desk.home, id);
}
