/**
 * The style elements that React Aria 1.22 adds: usePress's touch-action rule and usePreventScroll's overscroll
 * rule. Their hashes change with its version.
 */
const styleHashes = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

/** What the page may load and where it may connect: nothing but this server. */
function contentSecurityPolicy(port: number): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styleHashes.join(" ")}`,
    "img-src 'self'",
    "font-src 'self'",
    // Named beside 'self' for browsers whose 'self' does not cover ws.
    `connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The headers of every answer. */
export function securityHeaders(port: number): Readonly<Record<string, string>> {
  return {
    "content-security-policy": contentSecurityPolicy(port),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  };
}
