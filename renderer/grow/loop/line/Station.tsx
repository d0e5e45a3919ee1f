import type { ReactNode } from "react";
import type { LoopView } from "../../../../electron/nouns/loop.ts";
import type { Overview } from "../../../../electron/nouns/view.ts";
import type { LineWords, StationWords } from "../../../words/loop.ts";
import type { LoopLayout } from "../geometry/loopLayout.ts";
import type { LineState } from "../lineState.ts";
import { StationHead } from "./StationHead.tsx";
import styles from "./Line.module.css";

/** What a station's head and sentence are made from. */
export type StationFacts = Readonly<{
  overview: Overview;
  view: LoopView;
  layout: LoopLayout;
  line: LineState;
  words: readonly StationWords[];
  rates: LineWords;
}>;

type StationProps = Readonly<{ number: number; facts: StationFacts; children: ReactNode }>;

/** A station: its head on the line, its sentence, its region. */
export function Station({ number, facts, children }: StationProps) {
  const { layout, words, overview, line } = facts;
  const at = layout.rings[number - 1];
  const own = words[number - 1];
  if (at === undefined || own === undefined) return null;
  const isFailed = line.failedStation === number;
  const { rate, part } = rateOf(number, facts.rates);
  return (
    <div role="listitem" aria-labelledby={`station-${number}`}>
      <StationHead
        number={number}
        at={at}
        width={layout.headWidths[number - 1] ?? 0}
        words={own}
        rate={rate}
        flow={line.flow[part]}
        isLeftward={number >= 5 && !layout.isStacked}
        look={isFailed ? "failed" : overview.run === null ? "calm" : "plain"}
      />
      <Sentence number={number} facts={facts} />
      {children}
    </div>
  );
}

type Rate = Readonly<{ rate: string; part: keyof LineState["flow"] }>;

/** The words that stand behind a station's name: of the line's part to its right. */
function rateOf(number: number, rates: LineWords): Rate {
  if (number === 1) return { rate: rates.seeds, part: "seeds" };
  if (number === 3) return { rate: rates.verdicts, part: "verdicts" };
  if (number === 4) return { rate: rates.clusters, part: "clusters" };
  if (number === 5) return { rate: rates.next, part: "next" };
  if (number === 6) return { rate: rates.batches, part: "batches" };
  if (number === 7) return { rate: rates.norm, part: "norm" };
  return { rate: "", part: "requests" };
}

/** A station's sentence: below its name; that of ⑤ at the right, over the strip; of ⑥ and ⑦ while they are empty. */
function Sentence({ number, facts }: Omit<StationProps, "children">) {
  const { layout, words, view, overview } = facts;
  const at = layout.rings[number - 1] ?? { x: 0, y: 0 };
  const sentence = words[number - 1]?.sentence ?? "";
  const isEmpty =
    (number === 5 || number === 6 ? view.batches.length === 0 : number === 7 && view.window.last === null) ||
    overview.run === null;
  if (isEmpty || layout.isStacked || number <= 4) {
    const next = number < 4 && !layout.isStacked ? layout.rings[number]?.x : undefined;
    const width = (next ?? layout.width - 8) - at.x - 16;
    const isLong = isEmpty && !layout.isStacked;
    return (
      <p
        className={isLong ? styles["empty"] : styles["sentence"]}
        style={{
          left: at.x + 19,
          top: at.y + 13,
          ...(isLong ? { maxWidth: Math.min(width, 260) } : { maxWidth: width }),
        }}
      >
        {sentence}
      </p>
    );
  }
  return null;
}
