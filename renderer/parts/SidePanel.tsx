import { PanelRightOpen } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { useCommand } from "../commands/useCommand.ts";
import { usePreferences } from "../live/preferences.ts";
import { Button } from "./Button.tsx";
import { useFolded } from "./foldedPanels.ts";
import { PanelEdge } from "./PanelEdge.tsx";
import { allowedWidth, isFoldedAt, LEAST_WIDTH_PX, MOST_WIDTH_PX } from "./panelWidth.ts";
import styles from "./SidePanel.module.css";

type SidePanelProps = Readonly<{
  /** Under which the width is kept: "story", "seed". */
  name: string;
  defaultWidth: number;
  /** What it holds, for those who hear it: "Story of 4,881". */
  label: string;
  children: ReactNode;
}>;

/**
 * A panel at the right of a list, in a positioned flex row with it. Its edge is dragged or moved with the arrow keys, a double click
 * brings the first width back, and `]` folds it away and out again.
 */
export function SidePanel({ name, defaultWidth, label, children }: SidePanelProps) {
  const { preferences, change } = usePreferences();
  const [isFolded, setFolded] = useFolded(name);
  const [dragged, setDragged] = useState<number | null>(null);
  const panel = useRef<HTMLElement>(null);
  useCommand("toggle-panel", () => setFolded(!isFolded));
  const keep = (width: number): void =>
    change((now) => ({ panels: { ...now.panels, [name]: allowedWidth(width, roomAround(panel.current)) } }));
  if (isFolded) {
    return (
      <aside className={styles["folded"]} aria-label={label}>
        <Button look="icon" aria-label={`Show the panel: ${label}`} onPress={() => setFolded(false)}>
          <PanelRightOpen size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      </aside>
    );
  }
  const width = dragged ?? preferences.panels[name] ?? defaultWidth;
  return (
    <aside
      ref={panel}
      className={styles["panel"]}
      aria-label={label}
      style={{ width: Math.max(LEAST_WIDTH_PX, Math.min(MOST_WIDTH_PX, width)) }}
    >
      <PanelEdge
        label={label}
        width={width}
        isDragged={dragged !== null}
        onDrag={setDragged}
        onDrop={(dropped) => {
          setDragged(null);
          if (isFoldedAt(dropped)) setFolded(true);
          else keep(dropped);
        }}
        onReset={() => keep(defaultWidth)}
      />
      <div className={styles["content"]}>{children}</div>
    </aside>
  );
}

/** What the panel and its neighbours share, in px. */
function roomAround(panel: HTMLElement | null): number {
  return panel?.parentElement?.clientWidth ?? Number.POSITIVE_INFINITY;
}
