import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useMemo } from "react";
import { backend } from "../../api/client.ts";
import { usePaced } from "../../live/lists.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { counted } from "../../words/numbers.ts";
import { useEscape } from "../useEscape.ts";
import { CopyLines } from "./CopyLines.tsx";
import { Sums } from "./Sums.tsx";
import styles from "./Selection.module.css";

/** While rows are added one by one the sums follow at this pace. */
const PACE_MS = 150;
/** Rows that are summed up at most; a message holds no more. */
const MOST = 100_000;

type SelectionPanelProps = Readonly<{ candidates: ReadonlySet<number>; onClose: () => void }>;

/** Many rows as one: how many, what they have in common, and what can be done with all of them. */
export function SelectionPanel({ candidates, onClose }: SelectionPanelProps) {
  const ids = useMemo(() => [...candidates], [candidates]);
  const asked = usePaced(ids, PACE_MS);
  const isSummed = ids.length <= MOST;
  const { data, error, isPending } = useQuery({
    queryKey: ["instructions", "sums", asked],
    queryKeyHashFn: () => `sums ${asked.length} ${asked[0]} ${asked.at(-1)} ${sumOf(asked)}`,
    queryFn: () => backend.instructions.sums.query({ candidates: asked }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    enabled: isSummed && asked.length > 0,
  });
  useEscape(onClose);
  return (
    <div className={styles["panel"]} data-testid="selection">
      <header className={styles["header"]}>
        <h2>{counted(ids.length, "instruction")} selected</h2>
        <Button look="icon" aria-label="Drop the selection" onPress={onClose}>
          <X size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      </header>
      <section
        className={styles["body"]}
        tabIndex={0}
        aria-label="What the selected instructions have in common"
      >
        <CopyLines candidates={ids} />
        {error !== null && <Notice kind="failed">{error.message}</Notice>}
        {!isSummed && <p className={styles["fact"]}>More than 100,000 rows are not summed up.</p>}
        {isSummed && isPending && <Waiting rows={8} label="Summing up" />}
        {data !== undefined && <Sums sums={data} />}
      </section>
    </div>
  );
}

/** Tells two selections of the same size and ends apart. */
function sumOf(ids: readonly number[]): number {
  return ids.reduce((sum, id, place) => (sum * 31 + id * (place + 1)) % 4_294_967_291, 7);
}
