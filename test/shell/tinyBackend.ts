import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { dataOf, findParentPort } from "../../electron/nouns/parentPort.ts";

/**
 * A backend for tests of the shell. Its page needs the cookie; `POST /say` sends a message to main, `GET /heard`
 * lists what main sent, `POST /hold` makes the next `end` wait for `POST /release`.
 */
const port = findParentPort();
if (port === null) throw new Error("This file runs as a utility process.");
const heard: unknown[] = [];
const held = { isHeld: false, release: (): void => undefined };
const over = (): void => {
  port.postMessage({ kind: "ended" });
  setTimeout(() => process.exit(0), 20);
};
port.on("message", (event) => {
  const message = dataOf(event);
  heard.push(message);
  if (JSON.stringify(message) !== '{"kind":"end"}') return;
  if (held.isHeld) held.release = over;
  else over();
});

const server = createServer((request, response) => {
  const answer = async (): Promise<string> => {
    const body = await text(request);
    if (request.url === "/say") port.postMessage(JSON.parse(body));
    if (request.url === "/hold") held.isHeld = true;
    if (request.url === "/release") held.release();
    if (request.url === "/print") process.stdout.write(`${body}\n`);
    if (request.url === "/env") return JSON.stringify(process.env);
    return request.url === "/heard" ? JSON.stringify(heard) : "<!doctype html><title>Page</title>";
  };
  const isKnown = (request.headers.cookie ?? "").split("; ").includes(`seedbed_${number}=secret`);
  response.statusCode = isKnown ? 200 : 401;
  void answer().then((body) => response.end(body));
});
let number = 0;
server.listen({ host: "127.0.0.1", port: 0 }, () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No address.");
  number = address.port;
  port.postMessage({ kind: "ready", port: number, cookie: { name: `seedbed_${number}`, value: "secret" } });
  // The real one tells its state at once, and nothing is open then.
  port.postMessage({ kind: "state", state: { project: null, run: null } });
});
