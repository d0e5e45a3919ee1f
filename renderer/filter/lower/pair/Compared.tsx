import type { Explanation, FilterView, PairView } from "../../../../electron/nouns/filterView.ts";
import { ruleNames } from "../../../../electron/nouns/ruleChoices.ts";
import { FoldedText } from "../../../instructions/story/FoldedText.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import {
  findingWords,
  lowerWords,
  scoreWords,
  sharedWords,
  sharesWords,
  verdictWords,
} from "../../../words/filterTexts.ts";
import { markSentence, ruleSentence } from "../../../words/rules.ts";
import { besideText } from "../beside.ts";
import { MarkedText } from "./MarkedText.tsx";
import { SideLine } from "./SideLine.tsx";
import type { ShownPair } from "./usePair.ts";
import styles from "./Pair.module.css";

type ComparedProps = Readonly<{ explanation: Explanation; shown: ShownPair; view: FilterView }>;

/** The verdict with its reason, then both texts with what they share marked, and the score spelt out. */
export function Compared({ explanation, shown, view }: ComparedProps) {
  const { rule, marks, candidate, keptNumber, prompt, ordinal, theta } = explanation;
  const { pair } = shown;
  const isByRule = rule !== null && rule !== "too_close" && rule !== "exact_repeat";
  return (
    <>
      <header className={styles["header"]}>
        <h2>{verdictWords(explanation)}</h2>
        {pair !== null && <span>{sharedWords(pair.shared, view.filter.tokenizer)}</span>}
      </header>
      {isByRule && <Why explanation={explanation} view={view} />}
      {marks.map((mark) => (
        <p key={mark} className={styles["why"]}>
          {markSentence(mark)}
        </p>
      ))}
      <SideLine
        stands="new"
        side={{ ref: { kind: "instruction", id: candidate }, keptNumber, prompt, ordinal }}
        isNamed={false}
      />
      <MarkedText text={explanation.instruction} marks={pair?.first.marks ?? []} />
      {(isByRule || rule === null) && (
        <div className={styles["parts"]}>
          {explanation.input !== "" && <FoldedText label="input" text={explanation.input} />}
          <FoldedText label="output" text={explanation.output} />
        </div>
      )}
      {shown.failure !== null && <Notice kind="failed">{shown.failure}</Notice>}
      {pair === null ? (
        <Quiet explanation={explanation} shown={shown} view={view} />
      ) : (
        <Second shown={pair} isOther={shown.isOther} theta={theta} />
      )}
    </>
  );
}

/** The sentence of the rule that spoke, and its number beside the limit. */
function Why({ explanation: { rule, findings }, view: { filter } }: Omit<ComparedProps, "shown">) {
  const name = ruleNames.find((known) => known === rule);
  const found = findings.find((finding) => finding.rule === rule)?.value ?? null;
  const told = name === undefined ? null : findingWords(name, found, filter.rules[name].limits);
  return (
    <p className={styles["why"]}>
      {rule !== null && told === null && ruleSentence(rule)}
      {told !== null && `${told[0]?.toUpperCase() ?? ""}${told.slice(1)}.`}
    </p>
  );
}

/** Why there is nothing beside the text. */
function Quiet({ explanation: { nearest }, shown, view: { index } }: ComparedProps) {
  if (shown.failure !== null || shown.isLoading) return null;
  const waits = index.kind === "failed" ? lowerWords.noIndex : lowerWords.building;
  return <p className={styles["quiet"]}>{nearest === null ? waits : lowerWords.alone}</p>;
}

type SecondProps = Readonly<{ shown: PairView; isOther: boolean; theta: number }>;

function Second({ shown: pair, isOther, theta }: SecondProps) {
  const { second, shared, score, isTooLong } = pair;
  return (
    <>
      <SideLine stands={isOther ? "beside it" : "nearest"} side={second} isNamed />
      <MarkedText key={besideText(second.ref)} text={second.text} marks={second.marks} />
      <div className={styles["sum"]}>
        <p>
          {sharesWords(pair)}
          {isTooLong && <span> · {lowerWords.tooLong}</span>}
        </p>
        <p>{shared === 0 && score === 0 ? lowerWords.noTokens : scoreWords(score, theta)}</p>
      </div>
    </>
  );
}
