import type { Overview } from "../../../electron/nouns/view.ts";
import { useWindows } from "../../live/lists.ts";
import { count } from "../../words/numbers.ts";
import { closureMeaning, closureSentences, replacementSummary } from "../../words/loop.ts";
import { Replacements } from "./Replacements.tsx";
import { Station } from "./Station.tsx";
import list from "./List.module.css";
import styles from "./Replacements.module.css";

/** ⑦ Which seeds left and which came in, and whether that reaches what is written. */
export function ReplacementStation({ overview }: Readonly<{ overview: Overview }>) {
  const windows = useWindows() ?? [];
  return (
    <Station
      number={7}
      name="Replacement"
      figure={count(overview.windows.replacements)}
      summary={replacementSummary(overview)}
    >
      {overview.windows.closed === 0 ? (
        <p className={list["empty"]}>
          Of each ten batches, the one that stands out lends its texts as new seeds; the weakest seeds leave.
        </p>
      ) : (
        <dl className={styles["closure"]}>
          {closureSentences(overview).map((figure) => (
            <div key={figure.id} title={figure.meaning}>
              <dt>{figure.label}</dt>
              <dd>{figure.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {overview.windows.closed > 0 && <p className={styles["meaning"]}>{closureMeaning}</p>}
      <Replacements windows={windows} />
    </Station>
  );
}
