import type { MarkWords } from "../../../words/loopMarks.ts";
import type { Box, Place } from "../geometry/loopLayout.ts";
import type { Item } from "../items.ts";
import type { Pointing } from "./pointing.ts";
import styles from "./Region.module.css";

const WIDTH = 280;
const ROOM_BELOW = 104;
const GAP = 12;

type TooltipProps = Readonly<{ words: MarkWords; item: Item; at: Place; box: Box; pointing: Pointing }>;

/** What a mark is, beside it and inside the Loop; screen readers hear the same from the region. */
export function Tooltip({ words, item, at, box, pointing }: TooltipProps) {
  const left = Math.min(pointing.width - WIDTH - 8, Math.max(8, box.x + at.x - 24)) - box.x;
  const isAbove = box.y + at.y > pointing.height - ROOM_BELOW;
  return (
    <div
      className={styles["tooltip"]}
      role="tooltip"
      style={isAbove ? { left, bottom: box.height - at.y + GAP } : { left, top: at.y + GAP }}
    >
      <b>{words.title}</b>
      {(item.kind === "text" || item.kind === "place") && <pointing.TextOf candidate={item.id} />}
      <span>{words.more}</span>
      <em>{words.opens}</em>
    </div>
  );
}
