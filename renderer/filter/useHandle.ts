import { useEffect, useEffectEvent, useState } from "react";

/** The handle counts as resting after this long without a move. */
const REST_MS = 400;

/** θ under the hand, in hundredths while it moves. */
export type Handle = Readonly<{
  theta: number;
  move: (theta: number) => void;
  /** It was let go: what it stands on is taken at once. */
  release: () => void;
}>;

/** Keeps θ while it is moved, and tells where it came to rest. `resting` is the θ of the address. */
export function useHandle(resting: number, onRest: (theta: number) => void): Handle {
  const [moving, setMoving] = useState<number | null>(null);
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
    if (moving === null) return undefined;
    const timer = setTimeout(() => rest(moving), REST_MS);
    return () => clearTimeout(timer);
  }, [moving]);
  return {
    theta: moving ?? resting,
    move: setMoving,
    release: () => {
      if (moving === null) return;
      if (moving === resting) setMoving(null);
      else onRest(moving);
    },
  };
}
