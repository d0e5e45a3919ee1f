import { useEffect, useState } from "react";
import { useConnection } from "../api/connection.ts";

/** Silence after which live figures are called old (ui.md part 5). */
const STALE_AFTER_MS = 5_000;

/** The time now, renewed every `everyMs` while `isOn`. */
export function useNow(everyMs: number, isOn: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, isOn]);
  return now;
}

/** Milliseconds since the backend was last heard of, or null while it answers or was gone for less than five seconds. */
export function useStaleMs(): number | null {
  const { isOpen, since } = useConnection();
  const now = useNow(1_000, !isOpen);
  const silentMs = now - since;
  return isOpen || silentMs < STALE_AFTER_MS ? null : silentMs;
}
