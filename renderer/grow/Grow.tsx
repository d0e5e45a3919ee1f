import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Overview } from "../../electron/nouns/view.ts";
import { useLive } from "../live/overview.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { FrozenPlan } from "./FrozenPlan.tsx";
import { LoopTab } from "./LoopTab.tsx";
import { Plan } from "./plan/Plan.tsx";
import { PlannedLoop } from "./PlannedLoop.tsx";
import { RequestsTab } from "./RequestsTab.tsx";
import { SeedDrop } from "./seeds/SeedDrop.tsx";
import { useSeedFile } from "./seeds/useSeedFile.ts";
import { useWindowDrop } from "./seeds/useWindowDrop.ts";

/** The place where a data set grows: the Loop, its plan, its requests; seeds first. */
export function Grow() {
  const { overview } = useLive();
  useOpenedLoop(overview);
  if (overview === null) return <Waiting rows={12} label="Reading the project" />;
  return overview.run === null ? <BeforeRun overview={overview} /> : <OfRun overview={overview} />;
}

/** Without a run: a place to drop seeds; with seeds the plan, and the Loop as it will be. */
function BeforeRun({ overview }: Readonly<{ overview: Overview }>) {
  const { tab } = useSearch({ from: "/grow" });
  const navigate = useNavigate();
  const file = useSeedFile();
  const isOver = useWindowDrop(file.take);
  const seeds = overview.seeds.pool;
  const seedsBefore = useRef(seeds);
  const openPlan = useEffectEvent(
    () => void navigate({ to: "/grow", search: { tab: "plan" }, replace: true }),
  );
  useEffect(() => {
    if (seedsBefore.current === 0 && seeds > 0) openPlan();
    seedsBefore.current = seeds;
  }, [seeds]);
  if (seeds === 0) return <SeedDrop file={file} isOver={isOver} />;
  if (tab === "plan") return <Plan file={file} isOver={isOver} />;
  return tab === "requests" ? <RequestsTab overview={overview} /> : <PlannedLoop overview={overview} />;
}

/** Opens the Loop when a run begins. */
function useOpenedLoop(overview: Overview | null): void {
  const navigate = useNavigate();
  const hasRun = overview === null ? null : overview.run !== null;
  const hadRun = useRef(hasRun);
  const openLoop = useEffectEvent(
    () => void navigate({ to: "/grow", search: { tab: "loop" }, replace: true }),
  );
  useEffect(() => {
    if (hadRun.current === false && hasRun === true) openLoop();
    hadRun.current = hasRun;
  }, [hasRun]);
}

/** With a run: the Loop, the plan it is bound to, its requests. */
function OfRun({ overview }: Readonly<{ overview: Overview }>) {
  const { tab } = useSearch({ from: "/grow" });
  if (tab === "plan") return <FrozenPlan overview={overview} />;
  return tab === "requests" ? <RequestsTab overview={overview} /> : <LoopTab overview={overview} />;
}
