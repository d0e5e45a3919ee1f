import type { Story } from "../../../electron/nouns/view.ts";
import { seedName } from "../../live/lists.ts";
import { count, twoPlaces } from "../../words/numbers.ts";
import { fateWords } from "../../words/instructions.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ⑦ Whether it was a candidate seed, whether it became one, and what that seed has written. */
export function SeedFate({ story }: Readonly<{ story: Story }>) {
  const { becameSeed, candidacies } = story;
  if (becameSeed === null && candidacies.length === 0)
    return <Step sign="7" title="Not a candidate for a seed" look="ahead" />;
  return (
    <Step
      sign="7"
      title={becameSeed === null ? "Was a candidate" : "Became a seed"}
      look={becameSeed === null ? "cand" : "seed"}
      {...(becameSeed === null ? {} : { more: seedName(becameSeed.id, becameSeed.isGrown) })}
    >
      {candidacies.map((candidacy) => (
        <p key={candidacy.window} className={styles["fact"]}>
          window {count(candidacy.window)}: {fateWords(candidacy.fate)}
          {candidacy.score !== null && `, nearest seed ${twoPlaces(candidacy.score)}`}
        </p>
      ))}
      {becameSeed !== null && (
        <p className={styles["said"]}>
          It has written {count(becameSeed.generated)} since, of which {count(becameSeed.kept)} were kept
          {becameSeed.score === null ? "." : `: score ${twoPlaces(becameSeed.score)}.`}
        </p>
      )}
    </Step>
  );
}
