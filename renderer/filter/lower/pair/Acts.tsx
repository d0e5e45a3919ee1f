import type { Explanation, ReviewState } from "../../../../electron/nouns/filterView.ts";
import { CommandButton } from "../../../commands/CommandButton.tsx";
import { useCommand } from "../../../commands/useCommand.ts";
import { lowerWords } from "../../../words/filterTexts.ts";
import styles from "./Pair.module.css";

type ActsProps = Readonly<{
  candidate: number;
  /** Null while it is read: the backend then says what cannot be. */
  explanation: Explanation | null;
  said: ReadonlyMap<number, ReviewState>;
  onReview: (act: "keep" | "leave_out") => Promise<void>;
}>;

/** Keep a set-aside text anyway, or leave it out, and what was said of it. */
export function Acts({ candidate, explanation, said, onReview }: ActsProps) {
  const state = said.has(candidate) ? (said.get(candidate) ?? null) : (explanation?.review ?? null);
  const keptNumber = explanation?.keptNumber ?? null;
  const cannotKeep = explanation?.cannotKeep ?? null;
  // Of what the run keeps, only a text that a person left out when a parent run had set it aside.
  const isOpen = keptNumber === null || state !== null;
  useCommand("keep-anyway", () => void onReview("keep"), {
    isEnabled: isOpen && cannotKeep === null && state !== "keep",
  });
  useCommand("leave-out", () => void onReview("leave_out"), {
    isEnabled: isOpen && state !== "leave_out",
  });
  if (keptNumber !== null && !isOpen)
    return <p className={styles["meaning"]}>{lowerWords.isKept(keptNumber)}</p>;
  return (
    <div className={styles["acts"]}>
      <p>
        <CommandButton id="keep-anyway" isKeyShown title={lowerWords.keeping}>
          {lowerWords.keep}
        </CommandButton>
        <CommandButton id="leave-out" look="quiet" isKeyShown>
          {lowerWords.leave}
        </CommandButton>
      </p>
      <p className={styles["meaning"]}>
        {state === null ? (cannotKeep ?? lowerWords.keeping) : lowerWords.said[state]}
      </p>
    </div>
  );
}
