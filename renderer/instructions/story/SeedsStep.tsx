import type { SeedLine } from "../../../electron/nouns/view.ts";
import { seedName } from "../../live/lists.ts";
import { twoPlaces } from "../../words/numbers.ts";
import { SeedLink } from "./SeedLink.tsx";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ① The seeds that stood in the request. */
export function SeedsStep({ seeds }: Readonly<{ seeds: readonly SeedLine[] }>) {
  return (
    <Step
      sign="1"
      title={seeds.length === 3 ? "Three seeds" : `${seeds.length} seeds`}
      more={seeds.map((seed) => seedName(seed.id, seed.isGrown)).join(", ")}
    >
      <ul className={styles["seeds"]}>
        {seeds.map((seed) => (
          <li key={seed.id} data-grown={seed.isGrown}>
            <i aria-hidden="true" />
            <SeedLink seed={seed.id} title={seed.instruction}>
              {seed.instruction}
            </SeedLink>
            <span className={styles["quiet"]}>{twoPlaces(seed.score, "no score")}</span>
          </li>
        ))}
      </ul>
    </Step>
  );
}
