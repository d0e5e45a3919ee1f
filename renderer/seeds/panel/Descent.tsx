import { Link } from "@tanstack/react-router";
import type { SeedBirth, SeedChild, SeedKin, SeedStory } from "../../../electron/nouns/seedView.ts";
import { useOverview } from "../../live/overview.tsx";
import { clusterName } from "../../words/clusters.ts";
import { count, twoPlaces } from "../../words/numbers.ts";
import { nameWords, originWords, scoreWords, windowWords } from "../../words/seedTable.ts";
import styles from "./SeedPanel.module.css";

type Choose = Readonly<{ onChoose: (id: number) => void }>;

/** Where a seed comes from and what came of it: parents above, itself, children below. */
export function Descent({ seed, onChoose }: Readonly<{ seed: SeedStory }> & Choose) {
  const shown = seed.grown.length + seed.rows.length;
  const more = seed.kept - shown;
  return (
    <section className={styles["descent"]}>
      <header>
        <h3>Line of descent</h3>
        <span>parents and children</span>
      </header>
      {seed.birth !== null && <Parents birth={seed.birth} onChoose={onChoose} />}
      {seed.birth === null && <p className={styles["fact"]}>{sourceWords(seed)}</p>}
      {seed.editOf !== null && (
        <button type="button" className={styles["more"]} onClick={() => onChoose(seed.editOf?.id ?? seed.id)}>
          Written over seed {nameWords(seed.editOf)}
        </button>
      )}
      <div className={styles["self"]}>
        <p>
          <b data-grown={seed.isGrown}>{nameWords(seed)}</b>
          <span>
            {originWords(seed)}
            {seed.birth !== null && ` · replaced seed ${nameWords(seed.birth.replaced)}`}
          </span>
        </p>
        <p>{seed.instruction}</p>
      </div>
      {shown > 0 && (
        <ul className={styles["children"]}>
          {seed.grown.map((child) => (
            <li key={child.id}>
              <KinBox kin={child} onChoose={onChoose} />
            </li>
          ))}
          {seed.rows.map((row) => (
            <li key={row.candidate}>
              <RowBox row={row} />
            </li>
          ))}
        </ul>
      )}
      {shown === 0 && <p className={styles["fact"]}>No text of its requests was kept yet.</p>}
      {shown > 0 && more > 0 && (
        <Link
          to="/instructions"
          search={{ show: "kept", search: "", seed: seed.id }}
          className={styles["rest"] ?? ""}
        >
          and {count(more)} more kept
        </Link>
      )}
    </section>
  );
}

function Parents({ birth, onChoose }: Readonly<{ birth: SeedBirth }> & Choose) {
  const { keptNumber, batch, gradientNorm } = birth;
  const norm = gradientNorm === null ? "" : `, norm ${twoPlaces(gradientNorm)}`;
  return (
    <>
      {birth.parents.map((parent) => (
        <KinBox key={parent.id} kin={parent} onChoose={onChoose} />
      ))}
      <div className={styles["birth"]}>
        <p>
          request #{count(birth.prompt)}
          {keptNumber !== null && (
            <>
              , kept as{" "}
              <Link to="/instructions" search={{ show: "kept", search: "", story: birth.candidate }}>
                instruction {count(keptNumber)}
              </Link>
            </>
          )}
        </p>
        <p>
          {batch !== null && `batch ${count(batch)}${norm}, winner of `}
          {windowWords(birth)}
        </p>
      </div>
    </>
  );
}

function KinBox({ kin, onChoose }: Readonly<{ kin: SeedKin }> & Choose) {
  const score = kin.score === null ? "" : ` · ${scoreWords(kin.score)}`;
  return (
    <button type="button" className={styles["kin"]} onClick={() => onChoose(kin.id)}>
      <span>
        <b data-seed="true">{nameWords(kin)}</b>
        <span>
          {originWords(kin)}
          {score}
        </span>
      </span>
      <span>{kin.instruction}</span>
    </button>
  );
}

function RowBox({ row }: Readonly<{ row: SeedChild }>) {
  const clusters = useOverview()?.run?.batchSize ?? 16;
  const place =
    row.batch !== null
      ? `batch ${count(row.batch)}`
      : row.cluster !== null
        ? `waiting in ${clusterName(row.cluster, clusters)}`
        : "not placed yet";
  return (
    <Link
      to="/instructions"
      search={{ show: "kept", search: "", story: row.candidate }}
      className={styles["kin"] ?? ""}
    >
      <span>
        <b>{count(row.keptNumber)}</b>
        <span>kept · {place}</span>
      </span>
      <span>{row.instruction}</span>
    </Link>
  );
}

function sourceWords({ source }: SeedStory): string {
  if (source === null) return "";
  return source.isTyped ? "Typed by hand." : `From ${source.name}, line ${count(source.line)}.`;
}
