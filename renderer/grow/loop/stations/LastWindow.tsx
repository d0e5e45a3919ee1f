import { Diamond, Minus, Pin } from "lucide-react";
import { memo } from "react";
import type { LoopView, LoopWindow } from "../../../../electron/nouns/loop.ts";
import { Button } from "../../../parts/Button.tsx";
import { count, counted, twoPlaces } from "../../../words/numbers.ts";
import { placesSentence } from "../../../words/loopMarks.ts";
import type { Box } from "../geometry/loopLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { markOf } from "../region/mark.ts";
import type { Pointing } from "../region/pointing.ts";
import { Region } from "../region/Region.tsx";
import { WindowPlaces } from "./WindowPlaces.tsx";
import styles from "./LastWindow.module.css";

/** Taking the last window's replacements back. */
export type UndoWindow = Readonly<{
  run: (window: number) => void;
  isPending: boolean;
  failure: string | null;
}>;

type LastWindowProps = Readonly<{
  window: LoopView["window"]["last"];
  /** Replacements of the whole run. */
  changes: number;
  /** What the loop's closing comes to so far; null before there is something to say. */
  closure: string | null;
  box: Box;
  path: LitPath | null;
  pointing: Pointing;
  undo: UndoWindow;
  onAllChanges: () => void;
}>;

/** ⑦ What the last window came to: its batch, place by place, and which seeds changed. */
export const LastWindow = memo(function LastWindow(props: LastWindowProps) {
  const { window, box, path, pointing } = props;
  if (window === null) return null;
  return (
    <Region name="Replacement" box={box} pointing={pointing}>
      <div className={styles["panel"]}>
        <p className={styles["title"]}>
          <b>
            Window {count(window.firstStep)}–{count(window.lastStep)}
          </b>
          <span>
            {window.winnerBatch === null
              ? "no batch stood out"
              : `batch ${count(window.winnerBatch)} · norm ${twoPlaces(window.gradientNorm)}`}
          </span>
        </p>
        {window.places.length > 0 && <WindowPlaces places={window.places} path={path} />}
        {window.places.length > 0 && <p className={styles["sum"]}>{placesSentence(window.places)}</p>}
        <Changes window={window} path={path} />
        <p className={styles["why"]}>{window.sentence}</p>
        {props.closure !== null && <p className={styles["closure"]}>{props.closure}</p>}
        <Acts {...props} window={window} />
      </div>
    </Region>
  );
});

function Changes({ window, path }: Readonly<{ window: LoopWindow; path: LitPath | null }>) {
  if (window.changes.length === 0) return null;
  return (
    <ol
      className={styles["changes"]}
      data-testid="replacements"
      aria-label="Replacements of this window"
      // A list that scrolls is reached by Tab.
      tabIndex={0}
    >
      {window.changes.map((change, place) => (
        <li
          key={change.came.id}
          data-testid="replacement"
          data-dim={!isLit(path, "change", place)}
          data-undone={change.isUndone}
          {...markOf("change", place, 1 + place)}
        >
          {change.isUndone ? <Undone change={change} /> : <InForce change={change} />}
        </li>
      ))}
    </ol>
  );
}

type ChangeProps = Readonly<{ change: LoopWindow["changes"][number] }>;

/** Who left and who came in. */
function InForce({ change }: ChangeProps) {
  return (
    <>
      <p className={styles["gone"]}>
        <Minus size={12} strokeWidth={1.8} aria-label="left" />
        <s>{change.left.instruction}</s>
        <span>{twoPlaces(change.left.score, "no score")}</span>
      </p>
      <p className={styles["came"]}>
        <Diamond size={11} strokeWidth={1.8} fill="currentColor" aria-label="came in" />
        <span>{change.came.instruction}</span>
        <span>new</span>
      </p>
    </>
  );
}

/** The same after it was undone: who left is back, who came in is out. */
function Undone({ change }: ChangeProps) {
  return (
    <>
      <p className={styles["came"]}>
        <Pin size={12} strokeWidth={1.8} aria-label="is back" />
        <span>{change.left.instruction}</span>
        <span>back, pinned</span>
      </p>
      <p className={styles["gone"]}>
        <Diamond size={11} strokeWidth={1.8} aria-label="is out again" />
        <s>{change.came.instruction}</s>
        <span>undone</span>
      </p>
    </>
  );
}

function Acts({ window, changes, undo, onAllChanges }: LastWindowProps & Readonly<{ window: LoopWindow }>) {
  const canUndo = window.changes.some(({ isUndone }) => !isUndone);
  return (
    <div className={styles["acts"]}>
      {window.changes.length > 0 && (
        // It keeps the focus after it was pressed, so it is off in words and look, not disabled.
        <Button
          aria-disabled={!canUndo || undo.isPending}
          onPress={() => {
            if (canUndo && !undo.isPending) undo.run(window.number);
          }}
        >
          {canUndo ? "Undo this window" : "Undone"}
        </Button>
      )}
      {changes > 0 && (
        <Button look="quiet" onPress={onAllChanges}>
          {changes === 1 ? "The 1 change" : `All ${counted(changes, "change")}`}
        </Button>
      )}
      {undo.failure !== null && <p role="alert">{undo.failure}</p>}
    </div>
  );
}
