import { OctagonX } from "lucide-react";
import type { Overview } from "../../../electron/nouns/view.ts";
import { useListsRenewed } from "../../live/lists.ts";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { count, counted } from "../../words/numbers.ts";
import { BatchesStation } from "./BatchesStation.tsx";
import { ClustersStation } from "./ClustersStation.tsx";
import { ReplacementStation } from "./ReplacementStation.tsx";
import { RequestsStation } from "./RequestsStation.tsx";
import { SeedsStation } from "./SeedsStation.tsx";
import { TrainingStation } from "./TrainingStation.tsx";
import { VerdictsStation } from "./VerdictsStation.tsx";
import plan from "../plan/Plan.module.css";
import styles from "./Station.module.css";

/** A longer sentence than this is cut in the strip of a narrow window and stands here as well. */
const STRIP_SENTENCE = 100;

/** The seven stations of the run, in the one order. */
export function Stations({ overview }: Readonly<{ overview: Overview }>) {
  const { run } = overview;
  useListsRenewed(overview);
  return (
    <>
      <ViewHeader title="Loop">
        {run !== null && (
          <span className={plan["note"]}>
            {run.preset === "paper" ? "Paper" : "Recommended"}, {count(run.goal)} kept, batch size{" "}
            {run.batchSize}, {counted(run.epochs, "epoch")}, key {run.key.slice(0, 8)}
          </span>
        )}
      </ViewHeader>
      {overview.state.kind === "stopped" && overview.state.sentence.length > STRIP_SENTENCE && (
        <div className={styles["stopped"]}>
          <OctagonX size={16} strokeWidth={1.6} aria-hidden="true" />
          <p>{overview.state.sentence}</p>
        </div>
      )}
      <ol className={styles["stations"]} aria-label="Stations of the loop" tabIndex={0}>
        <SeedsStation overview={overview} />
        <RequestsStation overview={overview} />
        <VerdictsStation overview={overview} />
        <ClustersStation overview={overview} />
        <BatchesStation overview={overview} />
        <TrainingStation overview={overview} />
        <ReplacementStation overview={overview} />
      </ol>
    </>
  );
}
