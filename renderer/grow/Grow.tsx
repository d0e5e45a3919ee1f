import { useLive } from "../live/overview.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { Plan } from "./plan/Plan.tsx";
import { SeedDrop } from "./seeds/SeedDrop.tsx";
import { useSeedFile } from "./seeds/useSeedFile.ts";
import { useWindowDrop } from "./seeds/useWindowDrop.ts";
import { Stations } from "./stations/Stations.tsx";

/** The place where a data set grows: seeds first, then the plan, then the stations of the run. */
export function Grow() {
  const { overview } = useLive();
  if (overview === null) return <Waiting rows={12} label="Reading the project" />;
  return overview.run === null ? <BeforeRun seeds={overview.seeds.pool} /> : <Stations overview={overview} />;
}

function BeforeRun({ seeds }: Readonly<{ seeds: number }>) {
  const file = useSeedFile();
  const isOver = useWindowDrop(file.take);
  return seeds === 0 ? <SeedDrop file={file} isOver={isOver} /> : <Plan file={file} isOver={isOver} />;
}
