import type { IndexState } from "../../electron/nouns/filterView.ts";
import { Notice } from "../parts/Notice.tsx";
import { Progress } from "../parts/Progress.tsx";
import { filterWords } from "../words/filter.ts";
import styles from "./Filter.module.css";

/** How the index stands while it is read anew or cannot be; else nothing. */
export function IndexLine({ index }: Readonly<{ index: IndexState }>) {
  if (index.kind === "failed") {
    return (
      <div className={styles["notice"]}>
        <Notice kind="failed">{index.sentence}</Notice>
      </div>
    );
  }
  if (index.kind !== "building") return null;
  const { done, total, textsPerSecond } = index;
  return (
    <div className={styles["building"]} role="status">
      <span>{filterWords.building(done, total, textsPerSecond)}</span>
      <Progress share={total === 0 ? null : done / total} label="Reading the kept instructions" isCalm />
    </div>
  );
}
