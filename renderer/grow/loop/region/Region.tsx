import { useId, useRef, type ReactNode } from "react";
import text from "../../../style/text.module.css";
import type { Box } from "../geometry/loopLayout.ts";
import { pointOf, type Point } from "../geometry/points.ts";
import type { Pointing } from "./pointing.ts";
import { Tooltip } from "./Tooltip.tsx";
import { useRegionEvents } from "./useRegionEvents.ts";
import { useWheel } from "./useWheel.ts";
import styles from "./Region.module.css";

type RegionProps = Readonly<{
  /** Its name in the tab order: "Seeds". */
  name: string;
  box: Box;
  pointing: Pointing;
  /** Marks on a canvas; those of elements (`markOf`) are found by themselves. */
  points?: readonly Point[];
  /** The mark on a canvas at a place; without it, marks are elements alone. */
  hit?: (x: number, y: number) => Point | null;
  /** Scrolls its content by rows or columns; positive is older. */
  onScroll?: (by: number) => void;
  /** Pixels of the wheel for one step of `onScroll`. */
  scrollStep?: number;
  children: ReactNode;
}>;

const noPoints: readonly Point[] = [];

/** One group of marks: hover or arrow keys say what a mark is and light its path, Enter or click opens it. */
export function Region({
  name,
  box,
  pointing,
  points,
  hit,
  onScroll,
  scrollStep = 19,
  children,
}: RegionProps) {
  const place = useRef<HTMLDivElement>(null);
  const wordsId = useId();
  const mine = pointing.active?.region === name ? pointing.active : null;
  useRegionEvents(place, { name, points: points ?? noPoints, hit, mine, pointing });
  useWheel(place, onScroll, scrollStep);
  const shownAt = mine === null ? null : (pointOf(points ?? noPoints, mine.item) ?? mine);
  const words = mine === null ? null : pointing.words;
  return (
    <div
      ref={place}
      className={styles["region"]}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      role="group"
      aria-label={`${name}: arrow keys move, Enter opens`}
      aria-describedby={wordsId}
      // Arrow keys move inside a group of marks.
      tabIndex={0}
      data-region={name}
      data-pointed={mine !== null}
    >
      {children}
      {words !== null && shownAt !== null && (
        <Tooltip words={words} item={shownAt.item} at={shownAt} box={box} pointing={pointing} />
      )}
      <p className={text["hidden"]} id={wordsId} aria-live="polite">
        {words !== null && mine?.isByKey === true ? `${words.title}. ${words.more}. ${words.opens}.` : ""}
      </p>
    </div>
  );
}
