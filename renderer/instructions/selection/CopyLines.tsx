import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { count, counted } from "../../words/numbers.ts";
import { linesOf, MOST_COPIED } from "./copiedLines.ts";
import styles from "./Selection.module.css";

type Copied = Readonly<{ rows: number; failure: string | null }>;

/** Puts the selected rows on the clipboard as JSON lines, their texts whole. */
export function CopyLines({ candidates }: Readonly<{ candidates: readonly number[] }>) {
  const [copied, setCopied] = useState<Copied | null>(null);
  const [isCopying, setCopying] = useState(false);
  async function copy(): Promise<void> {
    setCopying(true);
    try {
      await navigator.clipboard.writeText(await linesOf(candidates));
      setCopied({ rows: candidates.length, failure: null });
    } catch (error) {
      setCopied({ rows: 0, failure: error instanceof Error ? error.message : String(error) });
    } finally {
      setCopying(false);
    }
  }
  if (candidates.length > MOST_COPIED)
    return <p className={styles["fact"]}>Up to {count(MOST_COPIED)} rows can be copied. Export takes all.</p>;
  return (
    <div className={styles["acts"]}>
      <Button onPress={() => void copy()} isDisabled={isCopying}>
        Copy {count(candidates.length)} as JSON lines
      </Button>
      <span role="status" className={styles["fact"]}>
        {isCopying && "Copying"}
        {!isCopying && copied !== null && (copied.failure ?? `${counted(copied.rows, "row")} copied`)}
      </span>
    </div>
  );
}
