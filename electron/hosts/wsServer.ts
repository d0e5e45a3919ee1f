import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { WebSocketServer } from "ws";
import type { Desk } from "../api/desk.ts";
import { appRouter } from "../api/router.ts";
import { told } from "../api/trpc.ts";
import { needsLink } from "./access.ts";
import type { Access, Refusal } from "./access.ts";

const maxMessageBytes = 1024 * 1024;

/**
 * Lets pages of ours talk to the API over a WebSocket at /trpc. `report` hears of faults of our own. Gives the
 * way to end all connections.
 */
export function serveSockets(
  server: Server,
  access: Access,
  desk: Desk,
  report: (fault: unknown) => void,
): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  applyWSSHandler({
    wss: sockets,
    router: appRouter,
    createContext: () => desk,
    keepAlive: { enabled: true, pingMs: 30_000, pongWaitMs: 10_000 },
    onError: ({ error }) => {
      const { cause } = error;
      if (cause !== undefined && told(cause).kind === "bug" && !isBadFrame(cause)) report(cause);
    },
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const isPath = (request.url ?? "").split("?")[0] === "/trpc";
    const refusal = access.strangerAt(request) ?? (access.hasCookie(request) ? null : needsLink);
    if (refusal !== null) refuse(socket, refusal);
    else if (!isPath) refuse(socket, { status: 404, sentence: "There is nothing here." });
    else
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request));
  });
  return () => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

/** A frame that breaks the protocol or is too large: its sender's fault, and the connection is closed. */
function isBadFrame(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && String(cause.code).startsWith("WS_ERR_");
}

function refuse(socket: Duplex, { status, sentence }: Refusal): void {
  const length = Buffer.byteLength(sentence);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${length}\r\n\r\n${sentence}`,
  );
}
