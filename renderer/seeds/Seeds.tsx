import { useOverview } from "../live/overview.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { SeedDrop } from "../grow/seeds/SeedDrop.tsx";
import { useSeedFile } from "../grow/seeds/useSeedFile.ts";
import { useWindowDrop } from "../grow/seeds/useWindowDrop.ts";
import { SeedsView } from "./SeedsView.tsx";

/** The seeds of the project: the bed, those that left it, and what was set aside; a drop zone before the first. */
export function Seeds() {
  const overview = useOverview();
  const file = useSeedFile();
  const isOver = useWindowDrop(file.take);
  if (overview === null) return <Waiting rows={16} label="Reading the seeds" />;
  return overview.seeds.given === 0 ? (
    <SeedDrop file={file} isOver={isOver} />
  ) : (
    <SeedsView file={file} isOver={isOver} />
  );
}
