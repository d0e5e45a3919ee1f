import type { Story, StoryBatch } from "../../../electron/nouns/view.ts";
import { count, timeWithSeconds, twoPlaces } from "../../words/numbers.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ⑥ What each of its batches did to the embedded model, beside the other batches of the window. */
export function NormSteps({ story }: Readonly<{ story: Story }>) {
  const trained = story.batches.filter((batch) => batch.step !== null);
  if (trained.length === 0) return <Step sign="6" title={untrainedWords(story)} look="ahead" />;
  return trained.map((batch) => <NormStep key={batch.number} batch={batch} />);
}

function untrainedWords({ verdict, batches }: Story): string {
  if (verdict !== null && verdict.keptNumber === null) return "Not trained";
  const waiting = batches[0];
  return waiting === undefined
    ? "Not trained yet"
    : `Not trained yet: batch ${count(waiting.number)} waits for the trainer`;
}

function NormStep({ batch }: Readonly<{ batch: StoryBatch }>) {
  const { window, step, steppedAt, gradientNorm, loss } = batch;
  return (
    <Step
      sign="6"
      title={`Gradient norm ${twoPlaces(gradientNorm, "not finite")}`}
      more={`loss ${twoPlaces(loss, "not finite")}${steppedAt === null ? "" : ` · ${timeWithSeconds(steppedAt)}`}`}
      look={window?.isWinner === true ? "cand" : "done"}
    >
      {window !== null && <Norms own={batch.number} window={window} />}
      <p className={styles["fact"]}>
        step {count(step ?? 0)} of the embedded model, a proxy for yours
        {window === null
          ? ""
          : window.isWinner
            ? `, winner of window ${count(window.number)}`
            : `, in window ${count(window.number)}`}
      </p>
    </Step>
  );
}

type NormsProps = Readonly<{ own: number; window: NonNullable<StoryBatch["window"]> }>;

function Norms({ own, window }: NormsProps) {
  const most = window.norms.reduce((highest, { norm }) => Math.max(highest, norm ?? 0), 0);
  const words = window.norms.map(({ batch, norm }) => `batch ${batch}: ${twoPlaces(norm, "not finite")}`);
  return (
    <span
      className={styles["norms"]}
      role="img"
      aria-label={`Gradient norms of the window, ${words.join(", ")}`}
    >
      {window.norms.map(({ batch, norm }, place) => (
        <i
          key={batch}
          title={words[place]}
          data-own={batch === own}
          data-winner={batch === own && window.isWinner}
          style={{ height: `${most === 0 ? 0 : Math.max(4, (100 * (norm ?? 0)) / most)}%` }}
        />
      ))}
    </span>
  );
}
