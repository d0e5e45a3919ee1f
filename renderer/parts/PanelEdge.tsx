import { useRef } from "react";
import { LEAST_WIDTH_PX, MOST_WIDTH_PX, widthByKey } from "./panelWidth.ts";
import styles from "./SidePanel.module.css";

type PanelEdgeProps = Readonly<{
  label: string;
  /** In px, as wanted; the window may leave less. */
  width: number;
  isDragged: boolean;
  /** Null: the drag was given up. */
  onDrag: (width: number | null) => void;
  /** Also after a key. */
  onDrop: (width: number) => void;
  onReset: () => void;
}>;

/** The left edge of a side panel: dragged with a pointer, moved with ← → Home End, reset by a double click or Enter. */
export function PanelEdge({ label, width, isDragged, onDrag, onDrop, onReset }: PanelEdgeProps) {
  const from = useRef<Readonly<{ x: number; width: number }> | null>(null);
  const widthAt = (x: number): number | null =>
    from.current === null ? null : from.current.width + from.current.x - x;
  return (
    <div
      className={styles["edge"]}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of the panel: ${label}`}
      aria-valuenow={Math.round(width)}
      aria-valuemin={LEAST_WIDTH_PX}
      aria-valuemax={MOST_WIDTH_PX}
      aria-valuetext={`${Math.round(width)} pixels`}
      tabIndex={0}
      data-dragged={isDragged}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const shown = event.currentTarget.parentElement?.offsetWidth ?? width;
        from.current = { x: event.clientX, width: shown };
      }}
      onPointerMove={(event) => {
        const next = widthAt(event.clientX);
        if (next !== null) onDrag(next);
      }}
      onPointerUp={(event) => {
        const next = widthAt(event.clientX);
        const isMoved = event.clientX !== from.current?.x;
        from.current = null;
        if (next === null || !isMoved) onDrag(null);
        else onDrop(next);
      }}
      onPointerCancel={() => {
        from.current = null;
        onDrag(null);
      }}
      onDoubleClick={onReset}
      onKeyDown={(event) => {
        const next = event.key === "Enter" ? null : widthByKey(event.key, event.shiftKey, width);
        if (event.key === "Enter") onReset();
        else if (next !== null) onDrop(Math.max(LEAST_WIDTH_PX, next));
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
