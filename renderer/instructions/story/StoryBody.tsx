import { TriangleAlert } from "lucide-react";
import type { Story } from "../../../electron/nouns/view.ts";
import { useOverview } from "../../live/overview.tsx";
import { useNow } from "../../live/stale.ts";
import { counted, dayOrTime } from "../../words/numbers.ts";
import { markSentence } from "../../words/rules.ts";
import type { ListSearch } from "../listSearch.ts";
import { BatchStep } from "./BatchStep.tsx";
import { ClusterStep } from "./ClusterStep.tsx";
import { FoldedText } from "./FoldedText.tsx";
import { NormSteps } from "./NormSteps.tsx";
import { RequestStep } from "./RequestStep.tsx";
import { SeedsStep } from "./SeedsStep.tsx";
import { SeedFate } from "./SeedFate.tsx";
import { Step } from "./Step.tsx";
import { VerdictStep } from "./VerdictStep.tsx";
import styles from "./Story.module.css";

type StoryBodyProps = Readonly<{ story: Story; address: ListSearch }>;

/** The text and its answer, then the seven stations it passed; what has not happened is grey and says where it waits. */
export function StoryBody({ story, address }: StoryBodyProps) {
  const clusters = useOverview()?.run?.batchSize ?? 16;
  return (
    <>
      <h3 className={styles["instruction"]}>
        {story.instruction === "" ? "(no instruction)" : story.instruction}
      </h3>
      {story.input !== "" && <FoldedText label="Input" text={story.input} />}
      <FoldedText label="Output" text={story.output} />
      {story.isShortened && (
        <p className={styles["fact"]}>The text is shortened here; the data set holds all of it.</p>
      )}
      {story.marks.map((mark) => (
        <p key={mark} className={styles["mark"]}>
          <TriangleAlert size={14} strokeWidth={1.6} aria-hidden="true" />
          {markSentence(mark)}
        </p>
      ))}
      <ol className={styles["steps"]}>
        <SeedsStep seeds={story.seeds} />
        <RequestStep story={story} />
        <VerdictStep verdict={story.verdict} review={story.review} address={address} />
        <ClusterStep story={story} clusters={clusters} />
        <BatchStep story={story} clusters={clusters} address={address} />
        <NormSteps story={story} />
        <SeedFate story={story} />
        <Exported story={story} />
      </ol>
    </>
  );
}

function Exported({ story }: Readonly<{ story: Story }>) {
  const now = useNow(60_000, true);
  const last = story.exported.at(-1);
  if (last === undefined) return null;
  return (
    <Step sign="✓" title={`Exported as ${last.format}`} more={dayOrTime(last.exportedAt, now)}>
      {story.exported.length > 1 && (
        <p className={styles["fact"]}>{counted(story.exported.length, "export")} in all</p>
      )}
    </Step>
  );
}
