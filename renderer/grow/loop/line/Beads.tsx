import { useEffect, useEffectEvent, useRef } from "react";
import { beadFrames } from "../geometry/linePath.ts";
import type { Place } from "../geometry/loopLayout.ts";
import { lineParts, type LinePart } from "../lineState.ts";
import { beadQueue, type BeadQueue } from "./beadQueue.ts";
import styles from "./Line.module.css";

const TRAVEL_MS = 1_100;
const LENGTH = 14;

type BeadsProps = Readonly<{
  ways: Readonly<Record<LinePart, readonly Place[]>>;
  /** How often something crossed each part so far. */
  crossed: Readonly<Record<LinePart, number>>;
  isOn: boolean;
}>;

/** A bead travels a part of the line whenever something really crossed it; none under reduced motion. */
export function Beads({ ways, crossed, isOn }: BeadsProps) {
  const layer = useRef<HTMLDivElement>(null);
  const seen = useRef(crossed);
  const queue = useRef<BeadQueue | null>(null);
  const send = useEffectEvent((part: LinePart) => {
    if (layer.current !== null) travel(layer.current, ways[part]);
  });
  useEffect(() => {
    queue.current = beadQueue((part) => send(part));
    return () => queue.current?.clear();
  }, []);
  useEffect(() => {
    const mayMove = isOn && !document.hidden && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const part of lineParts) {
      if (mayMove && crossed[part] > seen.current[part]) queue.current?.add(part);
    }
    seen.current = crossed;
  }, [crossed, isOn]);
  return <div ref={layer} className={styles["beads"]} aria-hidden="true" />;
}

function travel(layer: HTMLElement, way: readonly Place[]): void {
  const bead = document.createElement("i");
  bead.className = styles["bead"] ?? "";
  layer.append(bead);
  const frames = beadFrames(way).map(({ x, y, turn, offset }) => ({
    transform: `translate(${x - LENGTH / 2}px, ${y - 1.5}px) rotate(${turn}deg)`,
    offset,
  }));
  const run = bead.animate(frames, { duration: TRAVEL_MS, easing: "ease-in-out" });
  run.addEventListener("finish", () => bead.remove());
  run.addEventListener("cancel", () => bead.remove());
}
