import { ChevronLeft, ChevronRight } from "lucide-react";
import { memo, useCallback, useMemo, useState } from "react";
import type { LoopSeed } from "../../../../electron/nouns/loop.ts";
import { Button } from "../../../parts/Button.tsx";
import { bedSummary, meanScore } from "../../../words/loop.ts";
import { count, twoPlaces } from "../../../words/numbers.ts";
import { Canvas, type Draw } from "../canvas/Canvas.tsx";
import { drawBed } from "../draw/drawBed.ts";
import { bedLayout, bedPoints, type BedLayout } from "../geometry/bedLayout.ts";
import type { Box } from "../geometry/loopLayout.ts";
import { nearestPoint } from "../geometry/points.ts";
import type { LitPath } from "../litPath.ts";
import type { Pointing } from "../region/pointing.ts";
import { Region } from "../region/Region.tsx";
import styles from "./Bed.module.css";

type BedProps = Readonly<{ seeds: readonly LoopSeed[]; box: Box; path: LitPath | null; pointing: Pointing }>;

/** Below the stems: what their shapes mean, in two lines where all six do not fit in one. */
const LEGEND = 24;
const LEGEND_OF_TWO = 42;
const ONE_LINE = 480;

/** ① Every seed as a stem: its height is its score, its head says whose it is. */
export const Bed = memo(function Bed({ seeds, box, path, pointing }: BedProps) {
  const [page, setPage] = useState(0);
  const height = box.height - (box.width < ONE_LINE ? LEGEND_OF_TWO : LEGEND);
  const layout = useMemo(() => bedLayout(seeds, box.width, height, page), [seeds, box.width, height, page]);
  const points = useMemo(() => bedPoints(layout), [layout]);
  const mean = useMemo(() => meanScore(seeds), [seeds]);
  const draw = useCallback<Draw>(
    (context, colours) => drawBed(context, colours, layout, mean, path),
    [layout, mean, path],
  );
  const summary = useMemo(() => bedSummary(seeds), [seeds]);
  return (
    <Region
      name="Seeds"
      box={box}
      pointing={pointing}
      points={points}
      hit={(x, y) => nearestPoint(points, x, y)}
    >
      <Canvas width={box.width} height={height} draw={draw} summary={summary} />
      {mean !== null && <ScoreAxis layout={layout} mean={mean} />}
      <Legend seeds={seeds} />
      {layout.pages > 1 && (
        <Pager
          layout={layout}
          seeds={seeds.length}
          page={Math.min(page, layout.pages - 1)}
          onPage={setPage}
        />
      )}
    </Region>
  );
});

/** The heights of the first row: 1, the mean, a half. */
function ScoreAxis({ layout, mean }: Readonly<{ layout: BedLayout; mean: number }>) {
  const ground = layout.grounds[0] ?? 0;
  const ends = [1, 0.5].filter(
    (score) => Math.abs(layout.yOf(score, ground) - layout.yOf(mean, ground)) > 11,
  );
  return (
    <div aria-hidden="true" className={styles["axis"]}>
      {[...ends, mean].map((score) => (
        <span key={score} style={{ left: layout.right + 5, top: layout.yOf(score, ground) }}>
          {score === mean ? twoPlaces(mean) : score}
        </span>
      ))}
    </div>
  );
}

function Legend({ seeds }: Readonly<{ seeds: readonly LoopSeed[] }>) {
  const has = (is: (seed: LoopSeed) => boolean): boolean => seeds.some(is);
  return (
    <ul className={styles["legend"]} aria-label="Shapes of the bed">
      {has((seed) => !seed.isGrown && seed.score !== null) && <li data-shape="yours">yours</li>}
      {has((seed) => seed.isGrown) && <li data-shape="grown">grown</li>}
      {has((seed) => seed.score === null) && <li data-shape="unscored">not scored</li>}
      {has((seed) => seed.isInRequest) && <li data-shape="used">in use now</li>}
      {has((seed) => seed.isNextToLeave) && <li data-shape="leaving">next to leave</li>}
      {has((seed) => seed.isPinned) && <li data-shape="pinned">pinned</li>}
    </ul>
  );
}

type PagerProps = Readonly<{
  layout: BedLayout;
  seeds: number;
  page: number;
  onPage: (page: number) => void;
}>;

function Pager({ layout, seeds, page, onPage }: PagerProps) {
  const first = page * layout.perPage;
  return (
    <div className={styles["pager"]}>
      <Button look="icon" aria-label="Earlier seeds" isDisabled={page === 0} onPress={() => onPage(page - 1)}>
        <ChevronLeft size={16} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      {count(first + 1)}–{count(Math.min(seeds, first + layout.perPage))}
      <Button
        look="icon"
        aria-label="Later seeds"
        isDisabled={page >= layout.pages - 1}
        onPress={() => onPage(page + 1)}
      >
        <ChevronRight size={16} strokeWidth={1.6} aria-hidden="true" />
      </Button>
    </div>
  );
}
