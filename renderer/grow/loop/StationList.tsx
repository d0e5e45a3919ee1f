import type { LoopRequest } from "../../../electron/nouns/loop.ts";
import { Button } from "../../parts/Button.tsx";
import type { StationWords } from "../../words/loop.ts";
import type { PlotLayout } from "./geometry/plotLayout.ts";
import { scoreAxis } from "./geometry/rowsLayout.ts";
import type { LitPath } from "./litPath.ts";
import { Station, type StationFacts } from "./line/Station.tsx";
import type { Pointing } from "./region/pointing.ts";
import type { StageProps } from "./stageProps.ts";
import { Bed } from "./stations/Bed.tsx";
import { LastWindow } from "./stations/LastWindow.tsx";
import { Norms } from "./stations/Norms.tsx";
import { PlotNotes } from "./stations/PlotNotes.tsx";
import { Queues } from "./stations/Queues.tsx";
import { RequestRows } from "./stations/RequestRows.tsx";
import { Strip } from "./stations/Strip.tsx";
import { VerdictLegend } from "./stations/VerdictLegend.tsx";
import { VerdictRows } from "./stations/VerdictRows.tsx";
import styles from "./Loop.module.css";

type StationListProps = Readonly<{
  stage: StageProps;
  facts: StationFacts;
  closure: string | null;
  requests: readonly LoopRequest[];
  medianMs: number;
  isAsking: boolean;
  plot: PlotLayout;
  path: LitPath | null;
  pointing: Pointing;
}>;

/** The seven stations as a list of groups, in the one order. */
export function StationList(props: StationListProps) {
  const { stage, facts, path, pointing } = props;
  const { view, overview, layout } = facts;
  return (
    <div role="list" aria-label="Stations of the loop">
      <Station number={1} facts={facts}>
        {view.seeds.length > 0 && <Bed seeds={view.seeds} box={layout.bed} path={path} pointing={pointing} />}
      </Station>
      <RowStations {...props} />
      <Station number={4} facts={facts}>
        {view.clusters.length > 0 && (
          <Queues clusters={view.clusters} box={layout.clusters} path={path} pointing={pointing} />
        )}
      </Station>
      <PlotStations {...props} />
      <Station number={7} facts={facts}>
        <LastWindow
          window={view.window.last}
          changes={overview.windows.replacements}
          closure={props.closure}
          box={layout.replacement}
          path={path}
          pointing={pointing}
          undo={stage.undo}
          onAllChanges={stage.onAllChanges}
        />
      </Station>
    </div>
  );
}

/** ② and ③, which share their rows; before a run, the way to one. */
function RowStations(props: StationListProps) {
  const { stage, facts, requests, isAsking, path, pointing } = props;
  const { overview, layout } = facts;
  const scrolls = layout.isStacked ? {} : { onScroll: stage.follow.scrollRequests };
  const rows = { requests, isAsking, path, pointing, ...scrolls };
  const { x, y, width, height } = layout.verdicts;
  return (
    <>
      <Station number={2} facts={facts}>
        {requests.length > 0 && <RequestRows {...rows} box={layout.requests} />}
        {overview.run === null && (
          <div className={styles["plan"]} style={{ left: layout.requests.x, top: layout.requests.y + 40 }}>
            <Button look="accent" onPress={stage.onPlan}>
              Plan a run
            </Button>
          </div>
        )}
      </Station>
      <Station number={3} facts={facts}>
        {requests.length > 0 && (
          <>
            <VerdictRows
              {...rows}
              box={layout.verdicts}
              theta={overview.run?.theta ?? 1}
              medianMs={props.medianMs}
            />
            <VerdictLegend at={{ x: x + scoreAxis(width).left - 3, y: y + height + 2 }} />
          </>
        )}
      </Station>
    </>
  );
}

const noWords: StationWords = { name: "", figure: "", sentence: "" };

/** ⑤ and ⑥, which share their x. */
function PlotStations({ stage, facts, plot, path, pointing }: StationListProps) {
  const { view, layout, words } = facts;
  const pans = layout.isStacked ? {} : { onScroll: stage.follow.scrollBatches };
  const lastWinner = view.window.last?.winnerBatch ?? null;
  const plots = { batches: view.batches, layout: plot, lastWinner, path, pointing, ...pans };
  const hasBatches = view.batches.length > 0;
  return (
    <div role="none" className={styles["plots"]} {...(hasBatches ? { "data-testid": "curves" } : {})}>
      <Station number={5} facts={facts}>
        {hasBatches && <Strip {...plots} box={layout.strip} />}
      </Station>
      <Station number={6} facts={facts}>
        {hasBatches && (
          <>
            <Norms {...plots} box={layout.norm} />
            <PlotNotes
              layout={layout}
              batches={words[4] ?? noWords}
              norm={words[5] ?? noWords}
              onTable={stage.onTable}
              onVariety={stage.onVariety}
            />
          </>
        )}
      </Station>
    </div>
  );
}
