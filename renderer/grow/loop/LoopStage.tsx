import { useMemo, useState } from "react";
import type { LoopView } from "../../../electron/nouns/loop.ts";
import { closureSentence, lineWords, stationWords } from "../../words/loop.ts";
import { isAtWork } from "../../words/run.ts";
import { describe } from "./describe.ts";
import { lineCorners } from "./geometry/linePath.ts";
import type { LoopLayout } from "./geometry/loopLayout.ts";
import { plotLayout } from "./geometry/plotLayout.ts";
import { queueLayout } from "./geometry/queueLayout.ts";
import { medianLatencyMs, rowsShown } from "./geometry/rowsLayout.ts";
import { layoutFor } from "./geometry/stackedLayout.ts";
import { crossings, isAsking, lineState } from "./lineState.ts";
import { litPath } from "./litPath.ts";
import { Beads } from "./line/Beads.tsx";
import { LoopLine } from "./line/LoopLine.tsx";
import type { Active, Pointing } from "./region/pointing.ts";
import type { StageProps } from "./stageProps.ts";
import { StationList } from "./StationList.tsx";
import { shownRequests } from "./useFollow.ts";
import { useSize, type Size } from "./useSize.ts";
import styles from "./Loop.module.css";

/** The Loop drawn into whatever room there is. */
export function LoopStage(props: StageProps) {
  const [size, watchSize] = useSize();
  return (
    <div className={styles["stage"]} ref={watchSize} data-keys="list">
      {size !== null && size.width > 0 && <Sized stage={props} size={size} />}
    </div>
  );
}

function Sized({ stage: given, size }: Readonly<{ stage: StageProps; size: Size }>) {
  const { overview, follow } = given;
  const isGoing = isAsking(overview.state);
  const view = useMemo(() => (isGoing ? given.view : withoutFlight(given.view)), [given.view, isGoing]);
  const stage = { ...given, view };
  const clusters = view.clusters.length;
  const layout = useMemo(() => layoutFor(size.width, size.height, clusters), [size, clusters]);
  const ways = useMemo(() => waysOf(layout, clusters), [layout, clusters]);
  const pointing = usePointing(stage, layout);
  const item = pointing.active?.item ?? null;
  const path = useMemo(() => litPath(view, item), [view, item]);
  const requests = useMemo(
    () => shownRequests(view.requests, rowsShown(layout.verdicts.height), follow.prompt),
    [view.requests, layout, follow.prompt],
  );
  const { batches, window } = view;
  const isDone = overview.state.kind === "done";
  const plot = useMemo(
    () => plotLayout({ batches, window }, layout.norm.width, layout.norm.height, follow.batch, isDone),
    [batches, window, layout, follow.batch, isDone],
  );
  const medianMs = useMemo(() => medianLatencyMs(view.requests), [view.requests]);
  const line = lineState(overview);
  const words = stationWords(overview, view);
  const rates = lineWords(overview, line.batchesWaiting);
  return (
    <div className={styles["sheet"]} style={{ height: layout.height }}>
      <LoopLine width={layout.width} height={layout.height} ways={ways} flow={line.flow} />
      <Beads ways={ways} crossed={crossings(overview)} isOn={isAtWork(overview.state)} />
      <StationList
        stage={stage}
        facts={{ overview, view, layout, line, words, rates }}
        closure={closureSentence(overview)}
        requests={requests}
        medianMs={medianMs}
        isAsking={isGoing}
        plot={plot}
        path={path}
        pointing={pointing}
      />
    </div>
  );
}

/** The view with no seed in use: a stop can leave requests asked that nothing waits for. */
function withoutFlight(view: LoopView): LoopView {
  if (!view.seeds.some(({ isInRequest }) => isInRequest)) return view;
  return { ...view, seeds: view.seeds.map((seed) => ({ ...seed, isInRequest: false })) };
}

function waysOf(layout: LoopLayout, clusters: number): ReturnType<typeof lineCorners> {
  const { frame } = queueLayout(clusters, layout.clusters.width, layout.clusters.height);
  const [x, y] = [layout.clusters.x + frame.x, layout.clusters.y + frame.y];
  return lineCorners(layout, { ...frame, x, y, height: clusters === 0 ? 0 : frame.height });
}

/** The mark that is pointed at; selecting one by key ends following. */
function usePointing({ overview, view, follow, onOpen, TextOf }: StageProps, layout: LoopLayout): Pointing {
  const [active, setActive] = useState<Active | null>(null);
  const { hold } = follow;
  const isGoing = isAsking(overview.state);
  const { width, height } = layout;
  const words = useMemo(
    () => (active === null ? null : describe(view, active.item, isGoing)),
    [view, active, isGoing],
  );
  return useMemo(
    () => ({
      active,
      onActive: (next) => {
        setActive(next);
        if (next?.isByKey === true) hold();
      },
      onOpen,
      words,
      TextOf,
      width,
      height,
    }),
    [active, words, hold, onOpen, TextOf, width, height],
  );
}
