import { useState } from "react";
import type { ReviewAct, ReviewState } from "../../../electron/nouns/filterView.ts";
import { backend, queryClient, trpc } from "../../api/client.ts";
import { useDone, type DoneHook } from "../../seeds/useDone.ts";
import { lowerWords } from "../../words/filterTexts.ts";

export type Reviews = Pick<DoneHook, "done" | "forget" | "undo"> &
  Readonly<{
    /** What was said of a text here; undefined: nothing, so what was read of it holds. */
    said: ReadonlyMap<number, ReviewState>;
    /** True when it is written down. */
    review: (candidate: number, act: "keep" | "leave_out") => Promise<boolean>;
  }>;

/** A person's word on set-aside texts: each says what it did, and the last can be undone; `onUndone` gets its text. */
export function useReviews(onUndone: (candidate: number) => void): Reviews {
  const [said, setSaid] = useState<ReadonlyMap<number, ReviewState>>(new Map());
  const { done, forget, undo, act } = useDone(reviewsChanged);
  async function say(candidate: number, word: ReviewAct): Promise<Readonly<{ previous: ReviewState }>> {
    const told = await backend.filter.review.mutate({ candidate, act: word });
    setSaid((before) => new Map(before).set(candidate, word === "clear" ? null : word));
    return told;
  }
  return {
    done,
    forget,
    undo,
    said,
    review: (candidate, word) =>
      act(
        () => say(candidate, word),
        ({ previous }) => ({
          sentence: word === "keep" ? lowerWords.kept : lowerWords.left,
          undo: async () => {
            await say(candidate, previous ?? "clear");
            onUndone(candidate);
          },
        }),
      ),
  };
}

/** Asks anew for what a word changes; the list that is shown keeps its rows until it is read again. */
async function reviewsChanged(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ["instructions", "list"], refetchType: "none" }),
    queryClient.invalidateQueries(trpc.filter.explain.queryFilter()),
    queryClient.invalidateQueries(trpc.filter.view.queryFilter()),
    queryClient.invalidateQueries(trpc.instructions.story.queryFilter()),
  ]);
}
