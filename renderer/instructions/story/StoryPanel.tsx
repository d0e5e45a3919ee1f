import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { trpc } from "../../api/client.ts";
import { usePaced } from "../../live/lists.ts";
import { useOnChange } from "../../live/useOnChange.ts";
import { useOverview } from "../../live/overview.tsx";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { count } from "../../words/numbers.ts";
import { StoryBody } from "./StoryBody.tsx";
import styles from "./Story.module.css";

/** An open story is asked for again at most this often while the run goes on. */
const STORY_PACE_MS = 3_000;

type StoryPanelProps = Readonly<{
  candidate: number;
  place: number | null;
  total: number | null;
  onMove: (by: number) => void;
  onClose: () => void;
}>;

function useEscape(act: () => void): void {
  const onEscape = useEffectEvent(act);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (
        event.key === "Escape" &&
        !event.defaultPrevented &&
        document.querySelector("[role=dialog]") === null
      )
        onEscape();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Everything known of one text, from its seeds to the data set; Esc leaves. */
export function StoryPanel({ candidate, place, total, onMove, onClose }: StoryPanelProps) {
  const steps = usePaced(useOverview()?.training.steps ?? 0, STORY_PACE_MS);
  const { data, error, isPending, refetch } = useQuery(trpc.instructions.story.queryOptions({ candidate }));
  useOnChange(steps, () => void refetch());
  useEscape(onClose);
  const kept = data?.verdict?.keptNumber ?? null;
  return (
    <aside className={styles["panel"]} aria-label="Story" data-testid="story">
      <header className={styles["header"]}>
        <h2>{kept === null ? "Story" : `Story of ${count(kept)}`}</h2>
        {place !== null && total !== null && (
          <span className={styles["place"]}>
            {count(place + 1)} of {count(total)}
          </span>
        )}
        <Button look="icon" aria-label="Previous instruction" onPress={() => onMove(-1)}>
          <ChevronUp size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
        <Button look="icon" aria-label="Next instruction" onPress={() => onMove(1)}>
          <ChevronDown size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
        <Button look="icon" aria-label="Close the story" onPress={onClose}>
          <X size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      </header>
      <section className={styles["body"]} tabIndex={0} aria-label="Story, from seeds to data set">
        {error !== null && <Notice kind="failed">{error.message}</Notice>}
        {isPending && <Waiting rows={12} label="Reading the story" />}
        {data !== undefined && <StoryBody story={data} />}
      </section>
    </aside>
  );
}
