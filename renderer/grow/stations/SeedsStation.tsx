import type { Overview, SeedLine } from "../../../electron/nouns/view.ts";
import { usePool } from "../../live/lists.ts";
import { count, twoPlaces } from "../../words/numbers.ts";
import { seedsSummary } from "../../words/loop.ts";
import { SeedBed } from "./SeedBed.tsx";
import { Station } from "./Station.tsx";
import styles from "./List.module.css";

const LOWEST_SHOWN = 4;

function meanScore(pool: readonly SeedLine[]): number | null {
  const scores = pool.flatMap((seed) => (seed.score === null ? [] : [seed.score]));
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function lowest(pool: readonly SeedLine[]): readonly SeedLine[] {
  const scored = pool.filter((seed) => seed.score !== null);
  return scored.toSorted((one, other) => (one.score ?? 0) - (other.score ?? 0)).slice(0, LOWEST_SHOWN);
}

/** ① The bed: every seed as a stem, and those with the lowest scores by name. */
export function SeedsStation({ overview }: Readonly<{ overview: Overview }>) {
  const pool = usePool();
  const last = lowest(pool ?? []);
  const inUse = new Set(
    overview.recent.prompts.filter((prompt) => prompt.state === "open").flatMap((prompt) => prompt.seeds),
  );
  return (
    <Station number={1} name="Seeds" figure={count(overview.seeds.pool)} summary={seedsSummary(overview)}>
      <SeedBed pool={pool ?? []} inUse={inUse} />
      {last.length === 0 ? (
        <p className={styles["empty"]}>No seed has a score yet.</p>
      ) : (
        <LowestSeeds seeds={last} mean={meanScore(pool ?? [])} />
      )}
    </Station>
  );
}

function LowestSeeds({ seeds, mean }: Readonly<{ seeds: readonly SeedLine[]; mean: number | null }>) {
  return (
    <table className={styles["table"]}>
      <thead>
        <tr>
          <th scope="col">lowest scores, mean {twoPlaces(mean)}</th>
          <th scope="col" className={styles["right"]} style={{ width: 44 }}>
            score
          </th>
        </tr>
      </thead>
      <tbody>
        {seeds.map((seed) => (
          <tr key={seed.id}>
            <td title={seed.instruction}>{seed.instruction}</td>
            <td className={styles["right"]}>{twoPlaces(seed.score)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
