import type { Story } from "../../../electron/nouns/view.ts";
import { seedName } from "../../live/lists.ts";
import { count, timeWithSeconds, twoPlaces } from "../../words/numbers.ts";
import { fateWords } from "../../words/instructions.ts";
import { SeedLink } from "./SeedLink.tsx";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ⑦ Whether it was a candidate seed, whether it became one, whose place it took and what it has written since. */
export function SeedFate({ story }: Readonly<{ story: Story }>) {
  const { becameSeed, candidacies } = story;
  const closedAt = candidacies.at(-1)?.closedAt;
  if (becameSeed === null && candidacies.length === 0)
    return <Step sign="7" title={noFateWords(story)} look="ahead" />;
  return (
    <Step
      sign="7"
      title={becameSeed === null ? "Was a candidate" : <Became story={story} />}
      look={becameSeed === null ? "cand" : "seed"}
      {...(closedAt === undefined ? {} : { more: timeWithSeconds(closedAt) })}
    >
      {candidacies.map((candidacy) => (
        <p key={candidacy.window} className={styles["fact"]}>
          window {count(candidacy.window)}: {fateWords(candidacy.fate)}
          {candidacy.score !== null && `, nearest seed ${twoPlaces(candidacy.score)}`}
        </p>
      ))}
      {becameSeed !== null && <p className={styles["said"]}>{sinceWords(story)}</p>}
    </Step>
  );
}

function Became({ story: { becameSeed } }: Readonly<{ story: Story }>) {
  if (becameSeed === null) return null;
  return <SeedLink seed={becameSeed.id}>Became seed {seedName(becameSeed.id, becameSeed.isGrown)}</SeedLink>;
}

function noFateWords({ verdict, batches }: Story): string {
  if (verdict !== null && verdict.keptNumber === null) return "Not a candidate for a seed";
  const last = batches.findLast((batch) => batch.step !== null);
  if (last === undefined) return "Not a candidate yet: batches are compared once trained";
  if (last.window === null) return "Not a candidate: its batch is in no closed window";
  return `Not a candidate: another batch won window ${count(last.window.number)}`;
}

function sinceWords({ becameSeed, tookPlaceOf }: Story): string {
  if (becameSeed === null) return "";
  const took =
    tookPlaceOf === null
      ? ""
      : `Took the place of seed ${count(tookPlaceOf.id)}, which scored ${twoPlaces(tookPlaceOf.score)}. `;
  const undone = tookPlaceOf?.isUndone === true ? "You undid this change. " : "";
  const score = becameSeed.score === null ? "." : `: score ${twoPlaces(becameSeed.score)}.`;
  const wrote =
    becameSeed.generated === 0
      ? "It has written nothing yet."
      : `It has written ${count(becameSeed.generated)} since, of which ${count(becameSeed.kept)} were kept${score}`;
  return `${took}${undone}${wrote}`;
}
