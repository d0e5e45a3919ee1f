import { X } from "lucide-react";
import { noteRefusal, useRefusal } from "../live/refusal.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import styles from "./Refusal.module.css";

/** Why the last act did not happen, over whatever is shown, until it is sent away. */
export function Refusal() {
  const sentence = useRefusal();
  if (sentence === null) return null;
  return (
    <div className={styles["refusal"]}>
      <Notice
        kind="failed"
        acts={
          <Button look="icon" aria-label="Close this message" onPress={() => noteRefusal(null)}>
            <X size={16} strokeWidth={1.6} aria-hidden="true" />
          </Button>
        }
      >
        {sentence}
      </Notice>
    </div>
  );
}
