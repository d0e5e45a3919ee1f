import { useRef, useState, type ReactNode } from "react";
import type { Explanation, FilterView } from "../../../../electron/nouns/filterView.ts";
import { useOnChange } from "../../../live/useOnChange.ts";
import { Notice } from "../../../parts/Notice.tsx";
import { Waiting } from "../../../parts/Waiting.tsx";
import { lowerWords } from "../../../words/filterTexts.ts";
import type { FilterPlace } from "../../useFilterPlace.ts";
import { besideRef, withBeside } from "../beside.ts";
import type { ChosenText } from "../useChosenText.ts";
import type { Reviews } from "../useReviews.ts";
import { Acts } from "./Acts.tsx";
import { Compared } from "./Compared.tsx";
import { Findings } from "./Findings.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { useExplanation, usePair } from "./usePair.ts";
import styles from "./Pair.module.css";

type PairProps = Readonly<{
  view: FilterView;
  chosen: ChosenText;
  reviews: Reviews;
  place: FilterPlace;
  /** A word was said of the text. */
  onSaid: () => void;
}>;

/** The chosen text beside its nearest, why it was judged so, and what a person says of it. */
export function Pair({ view, chosen, reviews, place, onSaid }: PairProps) {
  const { candidate } = chosen;
  const { explanation, isOfBefore, isLoading, failure } = useExplanation(candidate, view.index.kind);
  const [hasFindings, setFindings] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  useOnChange(explanation?.candidate ?? 0, () => {
    if (!hasFindings) scroller.current?.scrollTo({ top: 0 });
  });
  return (
    <div
      ref={scroller}
      className={styles["pair"]}
      role="region"
      aria-label="The pair"
      aria-busy={isOfBefore}
      data-keys="list"
      data-testid="pair"
    >
      {failure !== null && <Notice kind="failed">{failure}</Notice>}
      {isLoading && <Waiting rows={8} label={lowerWords.readingPair} />}
      {explanation !== null && candidate !== null && (
        <Explained
          key={explanation.candidate}
          explanation={explanation}
          view={view}
          place={place}
          findings={
            <Findings
              explanation={explanation}
              rules={view.filter.rules}
              isOpen={hasFindings}
              onOpen={setFindings}
            />
          }
          acts={
            <Acts
              candidate={candidate}
              explanation={isOfBefore ? null : explanation}
              said={reviews.said}
              onReview={async (act) => {
                if (await reviews.review(candidate, act)) onSaid();
              }}
            />
          }
        />
      )}
    </div>
  );
}

type ExplainedProps = Readonly<{
  explanation: Explanation;
  view: FilterView;
  place: FilterPlace;
  acts: ReactNode;
  findings: ReactNode;
}>;

function Explained({ explanation, view, place, acts, findings }: ExplainedProps) {
  const beside = besideRef(place.address.beside);
  const shown = usePair(explanation, beside);
  return (
    <>
      <Compared explanation={explanation} shown={shown} view={view} />
      {acts}
      <Neighbours
        nearest={explanation.nearest}
        shown={shown.pair?.second.ref ?? null}
        isOther={shown.isOther}
        onBeside={(ref) => place.go((before) => withBeside(before, explanation.candidate, ref), true)}
      />
      {findings}
    </>
  );
}
