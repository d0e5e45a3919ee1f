import { useState } from "react";

/**
 * When the count of judged texts last rose on this page, ms since 1970; null until it did. `receivedAt` is when the
 * count came.
 */
export function useLastVerdict(generated: number, receivedAt: number | null): number | null {
  const [seen, setSeen] = useState<Readonly<{ generated: number; at: number | null }>>({
    generated,
    at: null,
  });
  if (seen.generated === generated) return seen.at;
  const at = generated > seen.generated ? receivedAt : null;
  setSeen({ generated, at });
  return at;
}
