import { Check } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { useKeyWords } from "../commands/useCommand.ts";
import { Button } from "../parts/Button.tsx";
import { Key } from "../parts/Key.tsx";
import type { Done } from "./useDone.ts";
import styles from "./Seeds.module.css";

/** The notice of an act stays this long, and longer under the pointer or with the focus in it. */
const STAYS_MS = 6_000;

/** What was just done, with the way back. */
export function ActNotice({
  done,
  onUndo,
  onForget,
}: Readonly<{ done: Done | null; onUndo: () => void; onForget: () => void }>) {
  return (
    <div role="status" className={styles["notices"]}>
      {done !== null && <Told key={done.at} done={done} onUndo={onUndo} onForget={onForget} />}
    </div>
  );
}

function Told({
  done,
  onUndo,
  onForget,
}: Readonly<{ done: Done; onUndo: () => void; onForget: () => void }>) {
  const [isHeld, setHeld] = useState(false);
  const keyWords = useKeyWords()("undo");
  const forget = useEffectEvent(onForget);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => forget(), STAYS_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  return (
    <div
      className={styles["told"]}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Check size={16} strokeWidth={1.6} aria-hidden="true" />
      <p>{done.sentence}</p>
      {done.undo !== null && (
        <Button look="quiet" onPress={onUndo}>
          Undo <Key words={keyWords} />
        </Button>
      )}
    </div>
  );
}
