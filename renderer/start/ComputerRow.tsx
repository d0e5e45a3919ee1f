import { Check, Download, Minus, OctagonX } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./ThisComputer.module.css";

const marks = { here: Check, fetch: Download, none: Minus, wrong: OctagonX } as const;

type ComputerRowProps = Readonly<{
  mark: keyof typeof marks;
  name: string;
  what: string;
  /** A note or an act, at the right. */
  aside: ReactNode;
  /** What is wrong and what to do. */
  sentence?: string | null;
  children?: ReactNode;
}>;

/** One line of "This computer". */
export function ComputerRow({ mark, name, what, aside, sentence = null, children }: ComputerRowProps) {
  const Mark = marks[mark];
  return (
    <li className={styles["row"]}>
      <div className={styles["line"]}>
        <span className={styles["mark"]} data-mark={mark}>
          <Mark size={16} strokeWidth={1.6} aria-hidden="true" />
        </span>
        <b>{name}</b>
        <span className={styles["what"]} title={what}>
          {what}
        </span>
        <span className={styles["aside"]}>{aside}</span>
      </div>
      {sentence !== null && <p className={styles["sentence"]}>{sentence}</p>}
      {children}
    </li>
  );
}
