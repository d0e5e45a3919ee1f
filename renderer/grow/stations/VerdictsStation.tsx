import { Link } from "@tanstack/react-router";
import type { Overview, RecentVerdict } from "../../../electron/nouns/view.ts";
import { ScoreAxis } from "../../parts/ScoreAxis.tsx";
import { count, percent, twoPlaces } from "../../words/numbers.ts";
import { verdictsSummary } from "../../words/loop.ts";
import { ruleName, ruleSentence } from "../../words/rules.ts";
import { RuleCounts } from "./RuleCounts.tsx";
import { Station } from "./Station.tsx";
import styles from "./List.module.css";

const SHOWN = 10;

/** ③ The newest verdicts with the nearest score, and what was set aside by which rule. */
export function VerdictsStation({ overview }: Readonly<{ overview: Overview }>) {
  const { verdicts, recent } = overview;
  const share = verdicts.generated === 0 ? null : verdicts.kept / verdicts.generated;
  return (
    <Station
      number={3}
      name="Verdicts"
      figure={share === null ? "" : `${percent(share)} kept`}
      summary={verdictsSummary(overview)}
    >
      {recent.verdicts.length === 0 ? (
        <p className={styles["empty"]}>
          Each text is compared with all that were kept; too close ones are set aside.
        </p>
      ) : (
        <VerdictTable verdicts={recent.verdicts.slice(0, SHOWN)} theta={overview.run?.theta ?? 1} />
      )}
      <RuleCounts verdicts={verdicts} />
    </Station>
  );
}

function VerdictTable({ verdicts, theta }: Readonly<{ verdicts: readonly RecentVerdict[]; theta: number }>) {
  return (
    <table className={styles["table"]} data-links="">
      <thead>
        <tr>
          <th scope="col">instruction</th>
          <th scope="col" style={{ width: 84 }}>
            nearest
          </th>
          <th scope="col" style={{ width: 108 }}>
            verdict
          </th>
        </tr>
      </thead>
      <tbody>
        {verdicts.map((verdict) => (
          <VerdictRow key={verdict.candidate} verdict={verdict} theta={theta} />
        ))}
      </tbody>
    </table>
  );
}

function VerdictRow({ verdict, theta }: Readonly<{ verdict: RecentVerdict; theta: number }>) {
  const isKept = verdict.keptNumber !== null;
  return (
    <tr>
      <td>
        <Link
          to="/instructions"
          search={{ show: isKept ? "kept" : "set aside", search: "", story: verdict.candidate }}
          className={styles["open"] ?? ""}
          title={verdict.instruction}
        >
          {verdict.instruction}
        </Link>
      </td>
      <td>
        {verdict.score !== null && (
          <span className={styles["verdict"]}>
            <ScoreAxis score={verdict.score} theta={theta} isKept={isKept} /> {twoPlaces(verdict.score)}
          </span>
        )}
      </td>
      {isKept ? (
        <td className={styles["kept"]}>kept, {count(verdict.keptNumber ?? 0)}</td>
      ) : (
        <td className={styles["quiet"]} title={verdict.rule === null ? "" : ruleSentence(verdict.rule)}>
          {verdict.rule === null ? "waits" : ruleName(verdict.rule)}
        </td>
      )}
    </tr>
  );
}
