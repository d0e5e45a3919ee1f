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

/**
 * Saves a new writer or a changed one; gives its id. One that moves to another server loses its key and its last test:
 * a key was given to one server. Throws Failure `usage` for a name that another one has, and when the key cannot be
 * removed; the writer is then as it was.
 */
export async function saveWriter(
  { home, host }: Pick<Desk, "home" | "host">,
  draft: WriterDraft,
): Promise<string> {
  if (draft.id === undefined) {
    const added = { ...draft, id: `writer-${randomBytes(6).toString("hex")}` };
    await changePreferences(home.settings, ({ writers }) => {
      refuseTakenName(writers, added);
      return { writers: [...writers, added] };
    });
    return added.id;
  }
  const writer = { ...draft, id: draft.id };
  const { writers } = await readPreferences(home.settings);
  const moves = isMove(changeable(writers, writer), writer);
  if (moves) {
    await host.keys.remove(writer.id);
    await forgetTest(home, writer.id);
  }
  await changePreferences(home.settings, (now) => {
    const old = changeable(now.writers, writer);
    // Another page may have moved it since its key was seen to.
    if (!moves && isMove(old, writer)) {
      throw new Failure("usage", `${writer.name} was changed meanwhile. Look at it again, then save.`);
    }
    return { writers: now.writers.map((old) => (old.id === writer.id ? writer : old)) };
  });
  return writer.id;
}

/** The writer that a changed one takes the place of. Throws Failure `usage` when it is gone or the name is taken. */
function changeable(writers: readonly SavedWriter[], changed: SavedWriter): SavedWriter {
  const old = writers.find(({ id }) => id === changed.id);
  if (old === undefined) throw new Failure("usage", `${changed.name} is not saved any more. Add it again.`);
  refuseTakenName(writers, changed);
  return old;
}

function refuseTakenName(writers: readonly SavedWriter[], { id, name }: SavedWriter): void {
  if (!writers.some((other) => other.id !== id && other.name === name)) return;
  throw new Failure("usage", `There is a writer called ${name} already. Choose another name.`);
}

/** Whether the two lie on different servers: scheme, host or port differ. */
function isMove(old: SavedWriter, changed: SavedWriter): boolean {
  return new URL(old.baseUrl).origin !== new URL(changed.baseUrl).origin;
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
