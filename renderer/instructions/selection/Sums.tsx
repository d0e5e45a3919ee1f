import type { InstructionSums } from "../../../electron/nouns/view.ts";
import { useOverview } from "../../live/overview.tsx";
import { ClusterChip } from "../../parts/ClusterChip.tsx";
import { batchSpan } from "../../words/instructions.ts";
import { count, counted, percent, twoPlaces } from "../../words/numbers.ts";
import { reasonName } from "../../words/rules.ts";
import styles from "./Selection.module.css";

/** Batches listed one by one; of more only the span is told. */
const MOST_BATCHES = 32;

/** What some rows have in common: means, then shares by cluster, batch and reason. */
export function Sums({ sums }: Readonly<{ sums: InstructionSums }>) {
  const clusters = useOverview()?.run?.batchSize ?? 16;
  const { rows, kept, marked, meanNearest, meanNorm } = sums;
  return (
    <>
      <dl className={styles["figures"]}>
        <Figure name="Kept" value={count(kept)} note={percent(rows === 0 ? null : kept / rows, "")} />
        <Figure name="Set aside" value={count(rows - kept)} />
        <Figure name="Marked" value={count(marked)} />
        <Figure name="Mean nearest" value={twoPlaces(meanNearest, "")} />
        <Figure name="Mean norm" value={twoPlaces(meanNorm, "")} />
      </dl>
      {sums.clusters.length > 0 && (
        <Shares title="By cluster" note={counted(sums.clusters.length, "cluster")}>
          {sums.clusters.map(({ cluster, rows: of }) => (
            <Share key={cluster} rows={of} most={most(sums.clusters)}>
              <ClusterChip cluster={cluster} clusters={clusters} />
            </Share>
          ))}
        </Shares>
      )}
      {sums.batches.length > 0 && (
        <Shares title="By batch" note={batchSpan(sums.batches)}>
          {sums.batches.length <= MOST_BATCHES &&
            sums.batches.map(({ batch, rows: of }) => (
              <Share key={batch} rows={of} most={most(sums.batches)}>
                {count(batch)}
              </Share>
            ))}
        </Shares>
      )}
      {sums.reasons.length > 0 && (
        <Shares title="By rule or mark" note="">
          {sums.reasons.map(({ reason, rows: of }) => (
            <Share key={reason} rows={of} most={most(sums.reasons)} isWide>
              {reasonName(reason)}
            </Share>
          ))}
        </Shares>
      )}
    </>
  );
}

function most(parts: readonly Readonly<{ rows: number }>[]): number {
  return parts.reduce((highest, { rows }) => Math.max(highest, rows), 1);
}

function Figure({ name, value, note }: Readonly<{ name: string; value: string; note?: string }>) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} {note !== undefined && <span>{note}</span>}
      </dd>
    </div>
  );
}

type SharesProps = Readonly<{ title: string; note: string; children: React.ReactNode }>;

function Shares({ title, note, children }: SharesProps) {
  return (
    <section className={styles["shares"]} aria-label={title}>
      <h3>
        {title} <span>{note}</span>
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

type ShareProps = Readonly<{ rows: number; most: number; isWide?: boolean; children: React.ReactNode }>;

function Share({ rows, most: highest, isWide = false, children }: ShareProps) {
  return (
    <li data-wide={isWide}>
      <span>{children}</span>
      <i aria-hidden="true" style={{ width: `${(100 * rows) / highest}%` }} />
      <span>{count(rows)}</span>
    </li>
  );
}
