import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type ModelServer = Readonly<{
  endpoint: string;
  /** The Range header of each request, in order; "" when there was none. */
  ranges: string[];
  close: () => Promise<void>;
}>;

/**
 * A hub on loopback: every path answers with `bytes`, byte ranges included. `breakAfter` destroys the
 * connection of the first request once so many bytes have left.
 */
export async function modelServer(
  bytes: Buffer,
  faults: Readonly<{ breakAfter?: number; status?: number; ignoresRange?: boolean; silent?: boolean }> = {},
): Promise<ModelServer> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    const range = request.headers.range ?? "";
    ranges.push(range);
    if (faults.silent === true) return;
    if (faults.status !== undefined) {
      response.writeHead(faults.status).end();
      return;
    }
    const from = faults.ignoresRange === true ? 0 : Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0);
    const body = bytes.subarray(from);
    const contentRange = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(from > 0 ? 206 : 200, {
      "content-length": body.length,
      ...(from > 0 ? { "content-range": contentRange } : {}),
    });
    if (faults.breakAfter !== undefined && ranges.length === 1) {
      response.write(body.subarray(0, faults.breakAfter), () => response.destroy());
    } else {
      response.end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${portOf(server.address())}`,
    ranges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
