import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { isIPv4 } from "node:net";
import type { Desk } from "../api/desk.ts";
import { Failure } from "../nouns/failure.ts";
import { accessOf, needsLink } from "./access.ts";
import type { Access, Refusal } from "./access.ts";
import { securityHeaders } from "./headers.ts";
import { fileAt, sendFile } from "./staticFiles.ts";
import { takeSeeds } from "./upload.ts";
import { takeModel } from "./uploadModel.ts";
import { serveSockets } from "./wsServer.ts";

export type ServeOptions = Readonly<{
  desk: Desk;
  /** The built page: a folder with index.html. */
  folder: string;
  /** Null: a free one. */
  port: number | null;
  /** Hears of faults of our own; the connection that met one is closed. */
  report: (fault: unknown) => void;
}>;

/** A server under way. `link` lets one browser after another in; `close` ends every connection. */
export type Served = Readonly<{
  port: number;
  link: string;
  cookie: Access["cookie"];
  close: () => Promise<void>;
}>;

/** Serves the page and the API on 127.0.0.1. Throws Failure `usage` when the port is taken. */
export async function serve({ desk, folder, port, report }: ServeOptions): Promise<Served> {
  const server = createServer();
  const bound = await listen(server, port);
  const token = randomBytes(32).toString("base64url");
  const access = accessOf(bound, token);
  const endSockets = serveSockets(server, access, desk, report);
  server.on("request", (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders(bound))) response.setHeader(name, value);
    respond({ desk, folder, access }, request, response).catch((fault: unknown) => {
      report(fault);
      response.destroy();
    });
  });
  return {
    port: bound,
    link: `http://127.0.0.1:${bound}/?token=${token}`,
    cookie: access.cookie,
    close: () =>
      new Promise((resolve) => {
        endSockets();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  { desk, folder, access }: Readonly<{ desk: Desk; folder: string; access: Access }>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
  const stranger = access.strangerAt(request);
  if (stranger !== null) return refuse(response, stranger);
  const token = path === "/" ? new URLSearchParams(query).get("token") : null;
  if (token !== null && access.isToken(token)) return enter(response, access);
  if (!access.hasCookie(request)) return refuse(response, needsLink);
  if (path === "/upload/seeds" && request.method === "POST") return takeSeeds(desk, request, response);
  if (path === "/upload/model" && request.method === "POST") return takeModel(desk, request, response);
  if (request.method !== "GET" && request.method !== "HEAD") {
    return refuse(response, { status: 405, sentence: "Seedbed has no answer to this kind of request." });
  }
  const file = await fileAt(folder, path);
  if (file === null) return refuse(response, { status: 404, sentence: "There is no such page in Seedbed." });
  await sendFile(response, file, request.method === "HEAD");
}

/** The token goes into a cookie and out of the address. */
function enter(response: ServerResponse, access: Access): void {
  response
    .writeHead(303, { location: "/", "set-cookie": access.setCookie, "cache-control": "no-store" })
    .end();
}

function refuse(response: ServerResponse, { status, sentence }: Refusal): void {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Seedbed</title><p>${sentence}</p></html>\n`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    connection: "close",
  };
  response.writeHead(status, headers).end(page);
}

function listen(server: Server, port: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE" || error.code === "EACCES";
      const sentence = `Port ${port ?? 0} cannot be had (${error.code}). Choose another with --port, or leave it out.`;
      reject(isTaken ? new Failure("usage", sentence, { cause: error }) : error);
    });
    server.listen({ host: "127.0.0.1", port: port ?? 0 }, () => {
      const address = server.address();
      if (address === null || typeof address === "string" || !isIPv4(address.address)) {
        throw new Error("The server listens on no IPv4 address.");
      }
      resolve(address.port);
    });
  });
}
