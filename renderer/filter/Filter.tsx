import { useNavigate } from "@tanstack/react-router";
import type { Overview } from "../../electron/nouns/view.ts";
import { useOverview } from "../live/overview.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { filterWords } from "../words/filter.ts";
import { FilterView } from "./FilterView.tsx";
import { UsingFilter } from "./header/UsingFilter.tsx";
import { useFilterView } from "./useFilterView.ts";
import styles from "./Filter.module.css";

/** How the filter judged, and what another one would have kept. */
export function Filter() {
  const overview = useOverview();
  if (overview === null) return <Waiting rows={16} label="Reading the filter" />;
  return overview.run === null ? <BeforeRun /> : <OfRun overview={overview} />;
}

function BeforeRun() {
  const navigate = useNavigate();
  return (
    <>
      <ViewHeader title={filterWords.title} />
      <div className={styles["empty"]}>
        <p>{filterWords.noRun}</p>
        <Button onPress={() => void navigate({ to: "/grow", search: { tab: "plan" } })}>
          {filterWords.toPlan}
        </Button>
      </div>
    </>
  );
}

function OfRun({ overview }: Readonly<{ overview: Overview }>) {
  const { view, failure } = useFilterView(overview);
  return (
    <div className={styles["screen"]}>
      {view === null && <ViewHeader title={filterWords.title} />}
      {failure !== null && (
        <div className={styles["notice"]}>
          <Notice kind="failed">{failure}</Notice>
        </div>
      )}
      {view === null && failure === null && <Waiting rows={16} label="Reading the filter" />}
      {view !== null && (
        <UsingFilter run={view.run}>
          <FilterView key={view.run} view={view} />
        </UsingFilter>
      )}
    </div>
  );
}
