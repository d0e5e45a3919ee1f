import { memo } from "react";
import type { SeedLine } from "../../../electron/nouns/view.ts";
import { counted } from "../../words/numbers.ts";
import styles from "./SeedBed.module.css";

const ROWS = 5;
const LEAST_STEMS_A_ROW = 12;
const ROW_HEIGHT = 27;
const STEM_TOP = 22;
/** Scores from a half to one fill the height, as a score below a half is rare (ui.md part 4). */
const LOWEST_SCORE = 0.5;

function headHeight(score: number | null): number {
  return score === null ? 2 : 4 + (Math.max(0, score - LOWEST_SCORE) / (1 - LOWEST_SCORE)) * (STEM_TOP - 6);
}

/** The bed in rows of stems: height is the score, filled is yours, hollow is grown, bright is in a request now. */
export const SeedBed = memo(function SeedBed({
  pool,
  inUse,
}: Readonly<{ pool: readonly SeedLine[]; inUse: ReadonlySet<number> }>) {
  const aRow = Math.max(LEAST_STEMS_A_ROW, Math.ceil(pool.length / ROWS));
  const rows = Math.max(1, Math.ceil(pool.length / aRow));
  const pitch = 100 / aRow;
  const grown = pool.filter((seed) => seed.isGrown).length;
  return (
    <svg
      className={styles["bed"]}
      height={rows * ROW_HEIGHT}
      role="img"
      aria-label={`The bed: ${counted(pool.length, "seed")}, ${grown} of them grown`}
    >
      {Array.from({ length: rows }, (_, row) => (
        <line
          key={row}
          className={styles["ground"]}
          x1="0"
          x2="100%"
          y1={(row + 1) * ROW_HEIGHT - 3.5}
          y2={(row + 1) * ROW_HEIGHT - 3.5}
        />
      ))}
      {pool.map((seed, place) => {
        const x = `${((place % aRow) + 0.5) * pitch}%`;
        const ground = (Math.floor(place / aRow) + 1) * ROW_HEIGHT - 4;
        const y = ground - headHeight(seed.score);
        return (
          <g
            key={seed.id}
            className={styles["seed"]}
            data-grown={seed.isGrown}
            data-used={inUse.has(seed.id)}
          >
            <title>{`${seed.instruction} (${seed.score === null ? "no score yet" : seed.score.toFixed(2)})`}</title>
            <line x1={x} x2={x} y1={ground} y2={y} />
            <circle cx={x} cy={y} r={aRow > 45 ? 1.4 : aRow > 26 ? 2 : 2.5} />
          </g>
        );
      })}
    </svg>
  );
});
