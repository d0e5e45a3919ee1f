import { useEffect, useEffectEvent, useState } from "react";

/** The handle counts as resting after this long without a move. */
const REST_MS = 400;

/** θ under the hand, in hundredths while it moves. */
export type Handle = Readonly<{
  theta: number;
  /** A pointer drags it: until it is let go it comes to rest nowhere. */
  isDragged: boolean;
  move: (theta: number) => void;
  drag: (theta: number) => void;
  /** It was let go: what it stands on is taken at once. */
  release: () => void;
}>;

type Moving = Readonly<{ theta: number; isDragged: boolean }>;

/** Keeps θ while it is moved, and tells where it came to rest. `resting` is the θ of the address. */
export function useHandle(resting: number, onRest: (theta: number) => void): Handle {
  const [moving, setMoving] = useState<Moving | null>(null);
  const [known, setKnown] = useState(resting);
  if (known !== resting) {
    setKnown(resting);
    setMoving(null);
  }
  const rest = useEffectEvent((theta: number) => {
    if (theta === resting) setMoving(null);
    else onRest(theta);
  });
  useEffect(() => {
    if (moving === null || moving.isDragged) return undefined;
    const timer = setTimeout(() => rest(moving.theta), REST_MS);
    return () => clearTimeout(timer);
  }, [moving]);
  return {
    theta: moving?.theta ?? resting,
    isDragged: moving?.isDragged ?? false,
    move: (theta) => setMoving({ theta, isDragged: false }),
    drag: (theta) => setMoving((before) => (isSame(before, theta) ? before : { theta, isDragged: true })),
    release: () => {
      if (moving === null) return;
      setMoving(moving.theta === resting ? null : { theta: moving.theta, isDragged: false });
      if (moving.theta !== resting) onRest(moving.theta);
    },
  };
}

function isSame(moving: Moving | null, theta: number): boolean {
  return moving !== null && moving.isDragged && moving.theta === theta;
}
