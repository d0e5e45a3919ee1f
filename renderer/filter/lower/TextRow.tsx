import { memo } from "react";
import type { ReviewState } from "../../../electron/nouns/filterView.ts";
import type { InstructionLine } from "../../../electron/nouns/view.ts";
import { lowerWords } from "../../words/filterTexts.ts";
import { twoPlaces } from "../../words/numbers.ts";
import { classes } from "../../parts/classes.ts";
import shared from "../../parts/Rows.module.css";
import styles from "./Texts.module.css";

type TextRowProps = Readonly<{
  candidate: number;
  /** Undefined while it is read. */
  row: InstructionLine | undefined;
  review: ReviewState;
  index: number;
  top: number;
  isChosen: boolean;
}>;

/** More than the column shows; a browser lays out a whole line even where it is cut. */
const SHOWN_CHARACTERS = 200;

/** One text in one line, its nearest score and its request; grey bars of the same height while it is read. */
export const TextRow = memo(function TextRow(props: TextRowProps) {
  const { candidate, row, review, index, top, isChosen } = props;
  return (
    <div
      id={`text-${candidate}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-busy={row === undefined}
      className={classes(shared["row"], styles["row"])}
      data-chosen={isChosen}
      data-place={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" className={styles["line"]}>
        {row === undefined ? (
          <i className={styles["unread"]} />
        ) : (
          <>
            <span className={styles["words"]}>{words(row.instruction)}</span>
            {review !== null && (
              <span className={styles["said"]} data-act={review}>
                {lowerWords.sign[review]}
              </span>
            )}
          </>
        )}
      </span>
      <span role="gridcell">{row === undefined ? null : twoPlaces(row.score, "")}</span>
      <span role="gridcell">{row === undefined ? null : `#${row.prompt}`}</span>
    </div>
  );
});

function words(instruction: string): string {
  if (instruction.trim() === "") return "(no instruction)";
  return instruction.length <= SHOWN_CHARACTERS
    ? instruction
    : `${instruction.slice(0, SHOWN_CHARACTERS).toWellFormed()}…`;
}
