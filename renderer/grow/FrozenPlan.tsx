import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import type { FilterSettings } from "../../electron/nouns/settings.ts";
import type { Overview } from "../../electron/nouns/view.ts";
import { trpc } from "../api/client.ts";
import { count, counted } from "../words/numbers.ts";
import { planWords } from "../words/plan.ts";
import { frozenWords } from "../words/stations.ts";
import { filterLines, type FrozenLine } from "./frozenFilter.ts";
import { GrowHeader } from "./GrowHeader.tsx";
import { StationNumber } from "./stations/StationNumber.tsx";
import styles from "./FrozenPlan.module.css";

type Run = NonNullable<Overview["run"]>;

/** The plan of a run that has begun: its settings, which bind it, and why they are locked. */
export function FrozenPlan({ overview }: Readonly<{ overview: Overview }>) {
  const { data } = useQuery(trpc.filter.view.queryOptions());
  const { run } = overview;
  if (run === null) return null;
  const filter = data?.run === run.id ? data.filter : null;
  return (
    <>
      <GrowHeader tab="plan" />
      <div className={styles["plan"]}>
        <p className={styles["reason"]}>
          <Lock size={16} strokeWidth={1.6} aria-hidden="true" /> {frozenWords.reason}
        </p>
        {groups(run, filter).map(({ title, station, lines }) => (
          <section key={title} className={styles["group"]} aria-label={title}>
            <h2>
              {station !== null && <StationNumber number={station} isCalm />} {title}
            </h2>
            <dl>
              {lines.map(({ name, value, note }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <b>{value}</b>
                    {note !== "" && <span>{note}</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

function groups(
  run: Run,
  filter: FilterSettings | null,
): readonly Readonly<{ title: string; station: number | null; lines: readonly FrozenLine[] }>[] {
  const sitting = run.lastSitting;
  const writing: readonly FrozenLine[] = [
    { name: "Writer", value: run.writer ?? "unknown", note: frozenWords.writer },
    ...(sitting === null
      ? []
      : [{ name: "At once", value: counted(sitting.concurrency, "request"), note: frozenWords.concurrency }]),
  ];
  return [
    {
      title: "Run",
      station: null,
      lines: [
        ...(run.parent === null
          ? []
          : [{ name: "Run", value: count(run.number), note: frozenWords.child(run.number - 1) }]),
        { name: "Kept instructions", value: count(run.goal), note: planWords.goal },
        {
          name: "Preset",
          value: run.preset === "paper" ? "Paper" : "Recommended",
          note: planWords.presets[run.preset],
        },
        { name: "Key", value: run.key, note: frozenWords.key },
      ],
    },
    { title: "Requests", station: 2, lines: writing },
    { title: "Verdicts", station: 3, lines: filterLines(run.theta, filter) },
    {
      title: "Clusters and batches",
      station: 4,
      lines: [{ name: "Batch size", value: count(run.batchSize), note: planWords.batchSize(run.batchSize) }],
    },
    {
      title: "Gradient norm",
      station: 6,
      lines:
        run.train === "none"
          ? [{ name: "Trainer", value: "none", note: frozenWords.noTrainer }]
          : [{ name: "Epochs", value: count(run.epochs), note: planWords.epochs }],
    },
  ];
}
