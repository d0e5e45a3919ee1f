import { useState } from "react";
import type { Story } from "../../../electron/nouns/view.ts";
import { useOverview } from "../../live/overview.tsx";
import { markSentence } from "../../words/rules.ts";
import { dayOrTime } from "../../words/numbers.ts";
import { TriangleAlert } from "lucide-react";
import { BatchSteps } from "./BatchSteps.tsx";
import { ClusterStep } from "./ClusterStep.tsx";
import { FoldedText } from "./FoldedText.tsx";
import { RequestStep } from "./RequestStep.tsx";
import { SeedsStep } from "./SeedsStep.tsx";
import { SeedFate } from "./SeedFate.tsx";
import { Step } from "./Step.tsx";
import { VerdictStep } from "./VerdictStep.tsx";
import styles from "./Story.module.css";

/** The text and its answer, then the seven stations it passed; what has not happened is grey. */
export function StoryBody({ story }: Readonly<{ story: Story }>) {
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
        <VerdictStep verdict={story.verdict} />
        <ClusterStep story={story} clusters={clusters} />
        <BatchSteps story={story} clusters={clusters} />
        <SeedFate story={story} />
        <Exported story={story} />
      </ol>
    </>
  );
}

function Exported({ story }: Readonly<{ story: Story }>) {
  const [now] = useState(() => Date.now());
  const last = story.exported.at(-1);
  if (last === undefined) return null;
  return (
    <Step sign="✓" title={`Exported as ${last.format}`} more={dayOrTime(last.exportedAt, now)}>
      {story.exported.length > 1 && <p className={styles["fact"]}>{story.exported.length} times in all</p>}
    </Step>
  );
}
