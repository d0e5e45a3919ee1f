import { useState } from "react";
import type { PairView, TextRef } from "../../../../electron/nouns/filterView.ts";
import { lowerWords, neighbourName, sideName } from "../../../words/filterTexts.ts";
import { twoPlaces } from "../../../words/numbers.ts";
import { isSameText } from "../beside.ts";
import { CompareWith } from "./CompareWith.tsx";
import styles from "./Pair.module.css";

type NeighboursProps = Readonly<{
  /** Null while the index is built. */
  nearest: readonly PairView[] | null;
  /** The one that is shown beside the text. */
  shown: TextRef | null;
  isOther: boolean;
  /** Null: the nearest. */
  onBeside: (ref: TextRef | null) => void;
}>;

/** Neighbours named in the line; the others stand in the list. */
const NAMED = 2;

/** The next nearest in a line, all of them in a list, and the way to any other text. */
export function Neighbours({ nearest, shown, isOther, onBeside }: NeighboursProps) {
  const [isOpen, setOpen] = useState(false);
  const all = nearest ?? [];
  const next = all.slice(1, 1 + NAMED);
  return (
    <div className={styles["others"]}>
      {next.length > 0 && (
        <p>
          {lowerWords.next}{" "}
          {next.map(({ second, score }, place) => (
            <span key={`${second.ref.kind}-${second.ref.id}`}>
              {place > 0 && ", "}
              <button type="button" title={second.text.slice(0, 200)} onClick={() => onBeside(second.ref)}>
                {neighbourName(second)} at {twoPlaces(score)}
              </button>
            </span>
          ))}{" "}
          <button type="button" data-act="true" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? lowerWords.fewer : lowerWords.all(all.length)}
          </button>
        </p>
      )}
      {isOpen && (
        <ol aria-label="The nearest texts">
          {all.map(({ second, score }) => (
            <li key={`${second.ref.kind}-${second.ref.id}`}>
              <button
                type="button"
                aria-pressed={shown !== null && isSameText(shown, second.ref)}
                onClick={() => onBeside(second.ref)}
              >
                <span>{second.text.slice(0, 200).toWellFormed()}</span>
                <span>{sideName(second)}</span>
                <span>{twoPlaces(score)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <p>
        <CompareWith onChoose={onBeside} />
        {isOther && (
          <button type="button" data-act="true" onClick={() => onBeside(null)}>
            {lowerWords.toNearest}
          </button>
        )}
      </p>
    </div>
  );
}
