import { useMemo } from "react";
import { useSize, type Size } from "../../grow/loop/useSize.ts";
import { thetaWords } from "../../words/filter.ts";
import { count } from "../../words/numbers.ts";
import { sediTheta, selfInstructTheta } from "../whatIfOf.ts";
import { CurveLines } from "./CurveLines.tsx";
import { curveRange, curveScale, type CurvePoint, type CurveScale } from "./curvePoints.ts";
import styles from "./WhatIf.module.css";

export type CurveProps = Readonly<{
  /** Drawn dashed; empty: nothing can be estimated. */
  estimated: readonly CurvePoint[];
  exact: readonly CurvePoint[];
  /** Where the handle stands; kept null: not known yet. */
  handle: Readonly<{ theta: number; kept: number | null; isExact: boolean }>;
  recorded: number;
}>;

/** Kept texts by θ: exact points with a line through them, the estimate dashed, the two papers' θ named. */
export function Curve(props: CurveProps) {
  const [size, watch] = useSize();
  return (
    <div ref={watch} className={styles["curve"]}>
      {size !== null && <Drawn {...props} size={size} />}
    </div>
  );
}

function Drawn({ estimated, exact, handle, recorded, size }: CurveProps & Readonly<{ size: Size }>) {
  const { width, height } = size;
  const { from, to } = curveRange(handle.theta);
  const all = useMemo(() => [...estimated, ...exact], [estimated, exact]);
  // The handle may stand where no point is known.
  const least = Math.min(handle.kept ?? Number.POSITIVE_INFINITY, ...all.map(({ kept }) => kept));
  const most = Math.max(handle.kept ?? 0, ...all.map(({ kept }) => kept));
  const scale = useMemo(
    () =>
      curveScale({ least, most }, { left: 6, right: width - 10, top: 22, bottom: height - 18 }, { from, to }),
    [least, most, width, height, from, to],
  );
  const named = [
    { theta: selfInstructTheta, name: "Self-Instruct 0.70" },
    { theta: sediTheta, name: "SEDI 0.85" },
    { theta: recorded, name: isNearPaper(recorded) ? "" : `recorded ${thetaWords(recorded)}` },
  ];
  const places = new Set(named.map(({ theta }) => theta)).size;
  return (
    <svg width={width} height={height} role="img" aria-label={summary(all, handle)}>
      <CurveLines estimated={estimated} exact={exact} scale={scale} />
      {named.slice(0, places).map(({ theta, name }) => (
        <Named key={theta} theta={theta} name={name} all={all} handle={handle} scale={scale} />
      ))}
      <AtHandle handle={handle} scale={scale} width={width} />
    </svg>
  );
}

/** Its name would lie on one of theirs; the histogram tells it too. */
function isNearPaper(theta: number): boolean {
  return Math.min(Math.abs(theta - selfInstructTheta), Math.abs(theta - sediTheta)) < 0.12;
}

type NamedProps = Readonly<{
  theta: number;
  name: string;
  all: readonly CurvePoint[];
  handle: CurveProps["handle"];
  scale: CurveScale;
}>;

/** A θ that has a name: a ring on the curve; where the handle is near, only its ring stays. */
function Named({ theta, name, all, handle, scale }: NamedProps) {
  const point = all.findLast((each) => each.theta === theta);
  if (point === undefined) return null;
  const [x, y] = [scale.x(theta), scale.y(point.kept)];
  const isAtLeft = theta <= 0.75;
  return (
    <g>
      <circle cx={x} cy={y} r={3.5} className={styles["ring"]} />
      {name !== "" && (
        <text x={isAtLeft ? x - 8 : x} y={isAtLeft ? y - 5 : y - 9} textAnchor={isAtLeft ? "end" : "middle"}>
          {name}
        </text>
      )}
      {Math.abs(theta - handle.theta) > 0.13 && theta === selfInstructTheta && (
        <text x={x + 7} y={y + 14}>
          {point.isExact ? "" : "≈ "}
          {count(point.kept)}
        </text>
      )}
    </g>
  );
}

type AtHandleProps = Readonly<{ handle: CurveProps["handle"]; scale: CurveScale; width: number }>;

function AtHandle({ handle: { theta, kept, isExact }, scale, width }: AtHandleProps) {
  if (kept === null) return null;
  const [x, y] = [scale.x(theta), scale.y(kept)];
  const anchor = x > width - 40 ? "end" : x < 40 ? "start" : "middle";
  return (
    <g className={styles["atHandle"]}>
      <circle cx={x} cy={y} r={4} />
      <text x={x} y={y + 18} textAnchor={anchor}>
        {isExact ? "" : "≈ "}
        {count(kept)}
      </text>
    </g>
  );
}

function summary(all: readonly CurvePoint[], { theta, kept }: CurveProps["handle"]): string {
  const counts = all.map((point) => point.kept);
  if (counts.length === 0) return "Kept texts by θ: nothing is computed yet.";
  const at = kept === null ? "" : `, ${count(kept)} at ${thetaWords(theta)}`;
  return `Kept texts by θ: from ${count(Math.min(...counts))} to ${count(Math.max(...counts))}${at}.`;
}
