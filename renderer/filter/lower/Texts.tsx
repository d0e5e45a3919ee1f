import { RefreshCw } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import type { ReviewState } from "../../../electron/nouns/filterView.ts";
import type { Lines } from "../../instructions/lines.ts";
import { useLinesFailure } from "../../instructions/useLines.ts";
import type { ListRead } from "../../instructions/useList.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { lowerWords, noTextsWords } from "../../words/filterTexts.ts";
import { groupOf } from "./reasons.ts";
import { TextGrid } from "./TextGrid.tsx";
import type { ChosenText } from "./useChosenText.ts";
import styles from "./Texts.module.css";

type TextsProps = Readonly<{
  gridRef: RefObject<HTMLDivElement | null>;
  reason: string;
  read: ListRead;
  /** Texts of the reason that came since the list was read. */
  newer: number;
  lines: Lines;
  chosen: ChosenText;
  said: ReadonlyMap<number, ReviewState>;
  /** What was just done, over the foot of the list. */
  notice: ReactNode;
}>;

/** The texts of a reason, the newest first; those that come while it is shown wait behind a button. */
export function Texts(props: TextsProps) {
  const { reason, read, newer, lines, notice } = props;
  const { list, isLoading, failure, readAnew } = read;
  const linesFailure = useLinesFailure(lines);
  const told = failure ?? linesFailure;
  return (
    <section className={styles["texts"]} aria-label={lowerWords.newest(reason)} data-keys="list">
      {newer > 0 && (
        <div className={styles["newer"]}>
          <Button look="quiet" onPress={readAnew}>
            <RefreshCw size={14} strokeWidth={1.6} aria-hidden="true" />
            {lowerWords.newer(newer)}
          </Button>
        </div>
      )}
      {told !== null && (
        <div className={styles["notice"]}>
          <Notice kind="failed">{told}</Notice>
        </div>
      )}
      {isLoading && <Waiting rows={12} label={lowerWords.reading} />}
      {list?.ids.length === 0 && <p className={styles["empty"]}>{noTextsWords(reason, groupOf(reason))}</p>}
      {list !== null && list.ids.length > 0 && <TextGrid key={list.key} {...props} list={list} />}
      {notice}
    </section>
  );
}
