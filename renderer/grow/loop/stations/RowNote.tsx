import type { LoopRequest } from "../../../../electron/nouns/loop.ts";
import { requestState, requestStateShort } from "../../../words/loopMarks.ts";
import type { ScoreAxis } from "../geometry/rowsLayout.ts";
import styles from "./Rows.module.css";

type RowNoteProps = Readonly<{
  request: LoopRequest;
  isAsking: boolean;
  elapsedMs: number | null;
  /** Where the line in flight ends now, and where it will end when these words are renewed. */
  noteX: number;
  nextX: number;
  axis: ScoreAxis;
  /** Words in flight stay clear of the line of θ. */
  thetaX: number;
}>;

/** What "asked 12 s ago" takes. */
const ROOM = 98;

/** Words in the space of the axis: how long a request is in flight, or why a row has no dots. */
export function RowNote({ request, isAsking, elapsedMs, noteX, nextX, axis, thetaX }: RowNoteProps) {
  if (elapsedMs !== null) {
    const words = elapsedMs < 1_000 ? "just asked" : `asked ${Math.floor(elapsedMs / 1_000)} s ago`;
    const isRight = nextX + ROOM <= thetaX;
    // Between the two there is no room; the column of seconds says the same.
    if (!isRight && noteX - ROOM <= axis.left - 6) return null;
    const style = !isRight ? { right: `calc(100% - ${noteX - 12}px)` } : { left: nextX + 10 };
    return (
      <span className={styles["note"]} style={style}>
        {words}
      </span>
    );
  }
  const isSettled = request.state === "judged" && request.texts.length > 0;
  if (isSettled) return null;
  const isJudged = request.state === "judged";
  const words = isJudged ? "nothing could be read from the reply" : requestStateShort(request, isAsking);
  return (
    <span
      className={styles["note"]}
      style={{ left: axis.left, maxWidth: axis.width }}
      data-failed={request.sentence !== null}
      title={isJudged ? words : requestState(request, isAsking)}
    >
      {words}
    </span>
  );
}
