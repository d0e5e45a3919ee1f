import { X } from "lucide-react";
import { noteRefusal, useRefusal } from "../live/refusal.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import styles from "./Refusal.module.css";

/** Why the last act did not happen, or what happened by itself, over whatever is shown, until it is sent away. */
export function Refusal() {
  const told = useRefusal();
  if (told === null) return null;
  return (
    <div className={styles["refusal"]}>
      <Notice
        kind={told.kind}
        acts={
          <Button look="icon" aria-label="Close this message" onPress={() => noteRefusal(null)}>
            <X size={16} strokeWidth={1.6} aria-hidden="true" />
          </Button>
        }
      >
        {told.sentence}
      </Notice>
    </div>
  );
}
