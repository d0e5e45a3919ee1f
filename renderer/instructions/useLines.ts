import { useState, useSyncExternalStore } from "react";
import { backend } from "../api/client.ts";
import { openLines, type Lines } from "./lines.ts";

/** The lines of the rows, for as long as the view is open; who shows them subscribes. */
export function useLines(): Lines {
  const [lines] = useState(() =>
    openLines((candidates) => backend.instructions.lines.query({ candidates: [...candidates] })),
  );
  return lines;
}

/** Why the last lines that were asked for did not come; null while all is well. */
export function useLinesFailure(lines: Lines): string | null {
  return useSyncExternalStore(lines.subscribe, lines.failure);
}
