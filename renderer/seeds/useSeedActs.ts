import type { SeedName, SeedWindow } from "../../electron/nouns/seedView.ts";
import { backend } from "../api/client.ts";
import { actWords, nameWords } from "../words/seedTable.ts";
import { useDone, type DoneHook } from "./useDone.ts";

/** A task as it stands in the dialog. */
export type Task = Readonly<{ instruction: string; input: string; output: string }>;

export type SeedActs = Pick<DoneHook, "done" | "forget" | "undo"> &
  Readonly<{
    pin: (seed: SeedName, isPinned: boolean) => void;
    /** True when the seed is out. */
    retire: (seed: SeedName) => Promise<boolean>;
    restore: (seed: SeedName) => void;
    undoWindow: (window: SeedWindow) => void;
    /** Gives the new seed's id, or the sentence of the refusal. */
    write: (task: Task) => Promise<number | string>;
    edit: (seed: SeedName, task: Task) => Promise<number | string>;
  }>;

/** What a person does with seeds: each act says what it did, and the last can be undone. */
export function useSeedActs(): SeedActs {
  const { done, forget, undo, act, tell } = useDone();
  const { seeds } = backend;
  return {
    done,
    forget,
    undo,
    pin: (seed, isPinned) => {
      const { id } = seed;
      const [to, back] = isPinned ? [seeds.unpin, seeds.pin] : [seeds.pin, seeds.unpin];
      const sentence = (isPinned ? actWords.unpinned : actWords.pinned)(nameWords(seed));
      void act(
        () => to.mutate({ id }),
        () => ({ sentence, undo: () => back.mutate({ id }) }),
      );
    },
    retire: (seed) => {
      const undoIt = () => seeds.restore.mutate({ id: seed.id });
      return act(
        () => seeds.retire.mutate({ id: seed.id }),
        () => ({ sentence: actWords.retired(nameWords(seed)), undo: undoIt }),
      );
    },
    restore: (seed) => {
      const undoIt = () => seeds.retire.mutate({ id: seed.id });
      void act(
        () => seeds.restore.mutate({ id: seed.id }),
        () => ({ sentence: actWords.restored(nameWords(seed)), undo: undoIt }),
      );
    },
    undoWindow: (window) =>
      void act(
        () => seeds.undoWindow.mutate({ window: window.window }),
        ({ restored }) => ({ sentence: actWords.undoneSteps(window, restored), undo: null }),
      ),
    write: async (task) => {
      const told = (id: number) => ({
        sentence: actWords.added(nameWords({ id, isGrown: false })),
        undo: () => seeds.retire.mutate({ id }),
      });
      return resultOf(await tell(() => seeds.add.mutate(task), told));
    },
    edit: async (seed, task) => {
      const undoIt = () => seeds.undoEdit.mutate({ id: seed.id });
      const told = () => ({ sentence: actWords.edited(nameWords(seed)), undo: undoIt });
      return resultOf(await tell(() => seeds.edit.mutate({ id: seed.id, task }), told));
    },
  };
}

function resultOf(answer: Readonly<{ result: number }> | string): number | string {
  return typeof answer === "string" ? answer : answer.result;
}
