import { Link } from "@tanstack/react-router";
import type { SideOfPair } from "../../../../electron/nouns/filterView.ts";
import { sideName } from "../../../words/filterTexts.ts";
import { count } from "../../../words/numbers.ts";
import styles from "./Pair.module.css";

type SideLineProps = Readonly<{
  /** "new" or "nearest". */
  stands: string;
  side: Pick<SideOfPair, "ref" | "keptNumber" | "prompt" | "ordinal">;
  /** Names the text itself, which for the new one is told elsewhere. */
  isNamed: boolean;
}>;

/** Where a text of the pair comes from: "nearest, instruction 4,880, request #388". */
export function SideLine({ stands, side, isNamed }: SideLineProps) {
  const { prompt, ordinal } = side;
  return (
    <p className={styles["from"]}>
      {stands}
      {isNamed && (
        <>
          , <TextLink side={side} />
        </>
      )}
      {prompt !== null && (
        <>
          ,{" "}
          <Link to="/grow" search={{ tab: "requests", request: prompt }} className={styles["link"] ?? ""}>
            request #{prompt}
          </Link>
        </>
      )}
      {ordinal !== null && !isNamed && `, task ${count(ordinal + 1)}`}
    </p>
  );
}

function TextLink({ side }: Readonly<{ side: SideLineProps["side"] }>) {
  const { ref } = side;
  if (ref.kind === "seed") {
    return (
      <Link to="/seeds" search={{ seed: ref.id }} className={styles["link"] ?? ""}>
        {sideName(side)}
      </Link>
    );
  }
  return (
    <Link
      to="/instructions"
      search={{ show: "all", search: "", story: ref.id }}
      className={styles["link"] ?? ""}
    >
      {sideName(side)}
    </Link>
  );
}
