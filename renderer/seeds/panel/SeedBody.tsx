import { Pin } from "lucide-react";
import type { SeedStory } from "../../../electron/nouns/seedView.ts";
import { count, percent } from "../../words/numbers.ts";
import { leftSentence, nameWords, outlookSentence, scoreWords } from "../../words/seedTable.ts";
import { Descent } from "./Descent.tsx";
import { LongText } from "./LongText.tsx";
import styles from "./SeedPanel.module.css";

/** A seed's text, its figures, its line of descent, and what would go now. */
export function SeedBody({ seed, onChoose }: Readonly<{ seed: SeedStory; onChoose: (id: number) => void }>) {
  const figures = [
    { name: "Generated", value: count(seed.generated) },
    { name: "Kept", value: count(seed.kept) },
    { name: "Score", value: seed.score === null ? "" : scoreWords(seed.score) },
    ...(seed.rank === null
      ? []
      : [{ name: "Rank", value: `${count(seed.rank.place)} of ${count(seed.rank.of)}` }]),
  ];
  return (
    <>
      <h3 className={styles["instruction"]}>{seed.text}</h3>
      {seed.input !== "" && <LongText key={`input ${seed.id}`} label="Input" text={seed.input} />}
      <LongText key={`output ${seed.id}`} label="Output" text={seed.output} />
      <dl className={styles["figures"]}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles["fact"]}>
        {seed.generated === 0
          ? "It has brought no text yet."
          : seed.usable !== null &&
            `${percent(seed.usable)} of the texts parsed from its requests entered the filter.`}
      </p>
      {seed.isPinned && (
        <p className={styles["pinned"]}>
          <Pin size={14} strokeWidth={1.6} aria-hidden="true" />
          {seed.isRestored
            ? "Replaced once, put back by you: no window takes it again."
            : "Pinned: no window takes it."}
        </p>
      )}
      <Descent seed={seed} onChoose={onChoose} />
      <section className={styles["outlook"]}>
        <h3>{seed.isInBed ? "What would go now?" : "How it left"}</h3>
        <p>{seed.isInBed ? outlookSentence(seed.outlook, seed) : leftSentence(seed.fate)}</p>
        <Successor seed={seed} onChoose={onChoose} />
      </section>
    </>
  );
}

function Successor({ seed, onChoose }: Readonly<{ seed: SeedStory; onChoose: (id: number) => void }>) {
  const { fate } = seed;
  const next = fate.kind === "replaced" ? fate.by : fate.kind === "edited" ? fate.into : null;
  if (next === null) return null;
  return (
    <button type="button" className={styles["more"]} onClick={() => onChoose(next.id)}>
      Show {nameWords(next)}
    </button>
  );
}
