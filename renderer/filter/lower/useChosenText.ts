import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { withText } from "./beside.ts";
import type { FilterPlace } from "../useFilterPlace.ts";

/** The chosen text among those of a reason, and the ways on. */
export type ChosenText = Readonly<{
  /** Null: there is no text. */
  candidate: number | null;
  place: number | null;
  choose: (place: number) => void;
  show: (candidate: number) => void;
  openStory: (candidate: number) => void;
}>;

/** Keeps the chosen text in the address; the newest stands for a choice that was not made. */
export function useChosenText(ids: readonly number[], { address, go }: FilterPlace): ChosenText {
  const navigate = useNavigate();
  const candidate = address.text ?? ids[0] ?? null;
  const place = useMemo(() => {
    const found = candidate === null ? -1 : ids.indexOf(candidate);
    return found === -1 ? null : found;
  }, [ids, candidate]);
  function show(text: number): void {
    go((before) => withText(before, text), true);
  }
  return {
    candidate,
    place,
    show,
    choose: (next) => {
      const text = ids[Math.max(0, Math.min(ids.length - 1, next))];
      if (text !== undefined && text !== candidate) show(text);
    },
    openStory: (story) => void navigate({ to: "/instructions", search: { show: "all", search: "", story } }),
  };
}
