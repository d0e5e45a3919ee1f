import { Link } from "@tanstack/react-router";
import type { Story, StoryNearest } from "../../../electron/nouns/view.ts";
import { count, timeWithSeconds, twoPlaces } from "../../words/numbers.ts";
import { lowerWords } from "../../words/filterTexts.ts";
import { verdictTitle, wordsInOrder } from "../../words/instructions.ts";
import { ruleSentence } from "../../words/rules.ts";
import type { ListSearch } from "../listSearch.ts";
import { SeedLink } from "./SeedLink.tsx";
import { SharedText } from "./SharedText.tsx";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

type VerdictStepProps = Readonly<{
  verdict: Story["verdict"];
  review: Story["review"];
  address: ListSearch;
}>;

/** ③ The verdict with the nearest text, the words that both have in the same order underlined. */
export function VerdictStep({ verdict, review, address }: VerdictStepProps) {
  if (verdict === null) return <Step sign="3" title={verdictTitle(verdict)} look="ahead" />;
  const { nearest, score, theta, judgedAt } = verdict;
  return (
    <Step
      sign="3"
      title={verdictTitle(verdict)}
      more={
        nearest === null ? judgedAt !== null && timeWithSeconds(judgedAt) : wordsInOrder(nearest.sharedWords)
      }
      look={verdict.keptNumber === null ? "aside" : "done"}
    >
      {verdict.rule !== null && <p className={styles["said"]}>{ruleSentence(verdict.rule)}</p>}
      {review !== null && (
        <p className={styles["person"]}>
          {lowerWords.said[review.act]} {timeWithSeconds(review.madeAt)}
        </p>
      )}
      {nearest !== null && (
        <>
          <SharedText text={nearest.text} shared={nearest.shared} />
          <p className={styles["fact"]}>
            <NearestLink nearest={nearest} address={address} />
            {score !== null && `, ROUGE-L ${score.toFixed(3)}`}, {`θ\u00a0${twoPlaces(theta)}`}
          </p>
        </>
      )}
    </Step>
  );
}

function NearestLink({ nearest, address }: Readonly<{ nearest: StoryNearest; address: ListSearch }>) {
  const { kind, id, keptNumber, prompt } = nearest;
  if (kind === "seed") return <SeedLink seed={id}>seed {count(id)}</SeedLink>;
  return (
    <>
      <Link to="/instructions" search={{ ...address, story: id }} className={styles["link"] ?? ""}>
        instruction {count(keptNumber ?? id)}
      </Link>
      {prompt !== null && (
        <>
          {", "}
          <Link to="/grow" search={{ tab: "requests", request: prompt }} className={styles["link"] ?? ""}>
            request #{prompt}
          </Link>
        </>
      )}
    </>
  );
}
