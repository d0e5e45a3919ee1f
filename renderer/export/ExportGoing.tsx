import type { ExportNews } from "../../electron/nouns/exportView.ts";
import { Progress } from "../parts/Progress.tsx";
import { exportDoing } from "../words/export.ts";
import styles from "./Export.module.css";

/** How far an export is. */
export function ExportGoing({ news }: Readonly<{ news: ExportNews | null }>) {
  const going = news?.kind === "going" ? news : null;
  // Writing is the first half of the bar, reading back the second.
  const share =
    going === null || going.total === 0
      ? null
      : ((going.doing === "writing" ? 0 : going.total) + going.rows) / (2 * going.total);
  const words = going === null ? "Gathering the rows" : exportDoing(going.doing, going.rows, going.total);
  return (
    <div className={styles["going"]} role="status">
      <p>{words}</p>
      <Progress share={share} label="Export" />
    </div>
  );
}
