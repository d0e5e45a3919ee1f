import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { trpc } from "../../api/client.ts";
import { usePaced } from "../../live/lists.ts";
import { useOnChange } from "../../live/useOnChange.ts";
import { useOverview } from "../../live/overview.tsx";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { count } from "../../words/numbers.ts";
import type { ListSearch } from "../listSearch.ts";
import { useEscape } from "../useEscape.ts";
import { StoryBody } from "./StoryBody.tsx";
import styles from "./Story.module.css";

/** An open story is asked for again at most this often while the run goes on. */
const STORY_PACE_MS = 3_000;

type StoryPanelProps = Readonly<{
  candidate: number;
  address: ListSearch;
  place: number | null;
  total: number | null;
  onMove: (by: number) => void;
  onClose: () => void;
}>;

/** Everything known of one text, from its seeds to the data set; Esc leaves. */
export function StoryPanel({ candidate, address, place, total, onMove, onClose }: StoryPanelProps) {
  const overview = useOverview();
  const moved = `${overview?.training.steps}:${overview?.batches.composed}:${overview?.windows.closed}`;
  const { data, error, isPending, refetch } = useQuery(trpc.instructions.story.queryOptions({ candidate }));
  useOnChange(usePaced(moved, STORY_PACE_MS), () => void refetch());
  useEscape(onClose);
  return (
    <div className={styles["panel"]} data-testid="story">
      <header className={styles["header"]}>
        <h2>{titleOf(candidate, data?.verdict?.keptNumber)}</h2>
        <span className={styles["place"]}>
          {place !== null && total !== null ? `${count(place + 1)} of ${count(total)}` : "not in this list"}
        </span>
        <Button
          look="icon"
          aria-label="Previous instruction"
          isDisabled={place === 0}
          onPress={() => onMove(-1)}
        >
          <ChevronUp size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
        <Button
          look="icon"
          aria-label="Next instruction"
          isDisabled={total !== null && place === total - 1}
          onPress={() => onMove(1)}
        >
          <ChevronDown size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
        <Button look="icon" aria-label="Close the story" onPress={onClose}>
          <X size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      </header>
      <section
        key={candidate}
        className={styles["body"]}
        tabIndex={0}
        aria-label="Story, from seeds to data set"
      >
        {error !== null && <Notice kind="failed">{error.message}</Notice>}
        {isPending && <Waiting rows={12} label="Reading the story" />}
        {data !== undefined && <StoryBody story={data} address={address} />}
      </section>
    </div>
  );
}

/** By its number among the kept rows; a row that was set aside has its id alone. */
function titleOf(candidate: number, keptNumber: number | null | undefined): string {
  if (keptNumber === undefined) return "Story";
  return keptNumber === null ? `Story of id ${count(candidate)}` : `Story of ${count(keptNumber)}`;
}
