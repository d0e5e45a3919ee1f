import { useEffect, useEffectEvent, useRef } from "react";

/** Calls `act` whenever `version` has changed since the component appeared. */
export function useOnChange(version: string | number, act: () => void): void {
  const seen = useRef(version);
  const onChange = useEffectEvent(act);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    onChange();
  }, [version]);
}
