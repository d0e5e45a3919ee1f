import { ChevronRight } from "lucide-react";
import { useOverview } from "../live/overview.tsx";
import { classes } from "../parts/classes.ts";
import text from "../style/text.module.css";
import { stripStations } from "../words/stations.ts";
import { safetyWords } from "../words/run.ts";
import { paceLabel, paceParts } from "../words/rates.ts";
import type { Overview } from "../../electron/nouns/view.ts";
import { GoalBar } from "./GoalBar.tsx";
import { Pace } from "./Pace.tsx";
import { Remedies } from "./Remedies.tsx";
import { StripActs } from "./StripActs.tsx";
import { StripRates } from "./StripRates.tsx";
import { StripState } from "./StripState.tsx";
import styles from "./RunStrip.module.css";
import { useGrowTab } from "./useGrowTab.ts";

/** The loop in one line: state, the seven stations or what happened, and the goal (ui.md part 3). */
export function RunStrip({ onExport }: Readonly<{ onExport: () => void }>) {
  const overview = useOverview();
  return (
    <section className={styles["strip"]} aria-label="Run">
      <StripState overview={overview} />
      <div className={styles["middle"]}>{overview !== null && <Middle overview={overview} />}</div>
      {overview !== null && overview.run !== null && <GoalBar overview={overview} />}
      {overview !== null && <StripActs overview={overview} onExport={onExport} />}
    </section>
  );
}

function Middle({ overview }: Readonly<{ overview: Overview }>) {
  const { state } = overview;
  const isOnLoop = useGrowTab() === "loop";
  if (state.kind === "stopped") {
    return (
      <>
        <div className={styles["happened"]}>
          <p className={styles["cause"]} title={state.sentence}>
            {state.sentence}
          </p>
          <p className={styles["safe"]}>{safetyWords(overview)}</p>
        </div>
        <Remedies part={state.part} />
      </>
    );
  }
  if (state.kind === "crashed") {
    return (
      <div className={styles["happened"]}>
        <p className={styles["cause"]}>The last sitting ended without a word, as after a power cut.</p>
        <p className={styles["safe"]}>{safetyWords(overview)}</p>
      </div>
    );
  }
  const isGrowing = state.kind === "growing";
  if (isGrowing && isOnLoop) return <StripRates overview={overview} />;
  return (
    <>
      <Stations overview={overview} />
      {isHeldUp(overview) && (
        <Pace label={paceLabel(overview)} parts={paceParts(overview)} isWaiting={isGrowing} />
      )}
    </>
  );
}

/** No request is sent for now: the trainer is behind, or what is recorded is judged again first. */
function isHeldUp({ state, waitsForTraining, run }: Overview): boolean {
  const isGrowing = state.kind === "growing";
  const isJudgingAgain = (run?.judgingAgain ?? null) !== null;
  return (
    (isGrowing && waitsForTraining !== null) || ((isGrowing || state.kind === "paused") && isJudgingAgain)
  );
}

function Stations({ overview }: Readonly<{ overview: Overview }>) {
  return (
    <ol className={styles["stations"]} aria-label="Stations">
      {stripStations(overview).map((station, place) => (
        <li key={station.id} data-station={station.id}>
          {place > 0 && <ChevronRight size={14} strokeWidth={1.4} aria-hidden="true" />}
          <span className={styles["station"]}>
            <span className={styles["label"]}>{station.label}</span>
            <span className={classes(styles["value"], text["number"])}>
              <b {...(station.id === "kept" ? { "data-testid": "kept" } : {})}>{station.value}</b>
              {station.rest !== "" && <span> {station.rest}</span>}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
