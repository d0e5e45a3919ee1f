/** Where the backend serves the page now; null before it is ready. */
export type PageAddress = () => Readonly<{ port: number }> | null;

/** True for an address of our own page, and for nothing else on this computer. */
export function isOurs(url: string, address: PageAddress, protocols: readonly string[] = ["http:"]): boolean {
  const port = address()?.port;
  if (port === undefined || !URL.canParse(url)) return false;
  const { protocol, hostname, port: named, username, password } = new URL(url);
  const isPlain = username === "" && password === "";
  return isPlain && protocols.includes(protocol) && hostname === "127.0.0.1" && Number(named || 80) === port;
}
