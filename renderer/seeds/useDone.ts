import { useState } from "react";
import { noteRefusal } from "../live/refusal.ts";
import { seedsChanged } from "./useSeeds.ts";

/** The last act, in words, and how it is undone; `undo` null: it cannot be. */
export type Done = Readonly<{ sentence: string; undo: (() => Promise<unknown>) | null; at: number }>;

type Told<T> = (result: T) => Omit<Done, "at">;

export type DoneHook = Readonly<{
  done: Done | null;
  forget: () => void;
  undo: () => void;
  /** Does an act; gives its result, or the sentence of its refusal. */
  tell: <T>(ask: () => Promise<T>, told: Told<T>) => Promise<Readonly<{ result: T }> | string>;
  /** The same, with a refusal shown at once; true when it was done. */
  act: <T>(ask: () => Promise<T>, told: Told<T>) => Promise<boolean>;
}>;

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Remembers the last act and takes it back; `changed` asks anew for what an act changes. */
export function useDone(changed: () => Promise<void> = seedsChanged): DoneHook {
  const [done, setDone] = useState<Done | null>(null);
  const tell: DoneHook["tell"] = async (ask, told) => {
    try {
      const result = await ask();
      setDone({ ...told(result), at: Date.now() });
      await changed();
      return { result };
    } catch (error) {
      return sentenceOf(error);
    }
  };
  async function takeBack(undo: () => Promise<unknown>): Promise<void> {
    setDone(null);
    try {
      await undo();
      noteRefusal(null);
    } catch (error) {
      noteRefusal(sentenceOf(error));
    }
    await changed();
  }
  return {
    done,
    forget: () => setDone(null),
    undo: () => {
      if (done !== null && done.undo !== null) void takeBack(done.undo);
    },
    tell,
    act: async (ask, told) => {
      const answer = await tell(ask, told);
      noteRefusal(typeof answer === "string" ? answer : null);
      return typeof answer !== "string";
    },
  };
}
