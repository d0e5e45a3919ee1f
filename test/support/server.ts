import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { z } from "zod";
import { gate, untilCount } from "./gate.ts";

const ChatBody = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
});

/** One chat request as it arrived. `ordinal` counts from 0 in order of arrival. */
export type Ask = Readonly<{
  ordinal: number;
  model: string;
  content: string;
  body: unknown;
  authorization: string;
}>;

/** What the server does with a request: a reply, or one fault. */
export type Answer =
  | Readonly<{ text: string; finishReason?: "stop" | "length"; delayMs?: number }>
  | Readonly<{ status: number; headers?: Readonly<Record<string, string>>; message?: string }>
  | Readonly<{ fault: "drop" | "break" | "hang" | "not json" }>;

/** Answers in the order of arrival; the last one stays for all that follow. */
export function scripted(
  ...answers: readonly [Answer | string, ...(Answer | string)[]]
): (ask: Ask) => Answer {
  return (ask) => {
    const answer = answers[Math.min(ask.ordinal, answers.length - 1)] ?? answers[0];
    return typeof answer === "string" ? { text: answer } : answer;
  };
}

/** The name under which GET /asked counts a prompt. */
export function promptHash(content: string): string {
  return createHash("sha256").update(content, "utf8").digest("hex");
}

export type TestServer = Readonly<{
  /** Base URL as a client wants it, ending in /v1. */
  url: string;
  /** Every chat request so far. */
  asked: () => readonly Ask[];
  /** The requests whose reply went out whole. */
  replied: () => readonly Ask[];
  /** Resolves when that many requests have arrived in all. */
  askedAtLeast: (count: number) => Promise<void>;
  /** From now on requests wait at the gate, after they were counted. */
  hold: () => void;
  /** Lets those at the gate, and all later ones, through. */
  release: () => void;
  /** Resolves when that many requests wait at the gate. */
  heldAtLeast: (count: number) => Promise<void>;
  close: () => Promise<void>;
}>;

/**
 * A loopback server that speaks OpenAI's chat completions, for tests: it answers by a function of the
 * request, makes faults on demand, counts what it was asked, and has a gate to order events by.
 */
export async function startServer(options: {
  answer: (ask: Ask) => Answer;
  model?: string;
  /** What GET /v1/models gives in place of the one model: other names, or a fault. */
  models?: readonly string[] | Exclude<Answer, { text: string }>;
}): Promise<TestServer> {
  const model = options.model ?? "loopback-writer";
  const asked: Ask[] = [];
  const replied: Ask[] = [];
  const arrivals = untilCount();
  const door = gate();

  const chat = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const ask = askFrom(await textOf(request), request, asked.length);
    asked.push(ask);
    response.on("finish", () => {
      if (response.statusCode === 200) replied.push(ask);
    });
    arrivals.set(asked.length);
    await door.pass();
    await give(response, options.answer(ask), ask);
  };

  const control = (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    const atLeast = Number(searchParams.get("atLeast") ?? 0);
    switch (`${request.method} ${pathname}`) {
      case "POST /v1/chat/completions":
        return chat(request, response);
      case "GET /v1/models":
        return list(response, options.models ?? [model]);
      case "GET /asked":
        return arrivals.atLeast(atLeast).then(() => send(response, counts(asked, replied)));
      case "GET /held":
        return door.heldAtLeast(atLeast).then(() => send(response, {}));
      case "POST /control/hold":
        door.hold();
        return send(response, {});
      case "POST /control/release":
        door.release();
        return send(response, {});
      default:
        return undefined;
    }
  };

  const server = createServer((request, response) => {
    const work =
      control(request, response) ?? sendError(response, 404, { message: "There is no such address." });
    work.catch((error: unknown) => sendError(response, 400, { message: String(error) }));
  });
  return {
    url: `http://127.0.0.1:${await portOf(server)}/v1`,
    asked: () => [...asked],
    replied: () => [...replied],
    askedAtLeast: arrivals.atLeast,
    hold: door.hold,
    release: door.release,
    heldAtLeast: door.heldAtLeast,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function list(
  response: ServerResponse,
  models: readonly string[] | Exclude<Answer, { text: string }>,
): Promise<void> {
  if ("status" in models) return sendError(response, models.status, models);
  if ("fault" in models) return fault(response, models.fault);
  const data = models.map((id) => ({ id, object: "model", owned_by: "tests" }));
  return send(response, { object: "list", data });
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

function askFrom(text: string, request: IncomingMessage, ordinal: number): Ask {
  const body: unknown = JSON.parse(text);
  const { model, messages } = ChatBody.parse(body);
  const content = messages.map((message) => message.content).join("\n");
  return { ordinal, model, content, body, authorization: request.headers.authorization ?? "" };
}

async function give(response: ServerResponse, answer: Answer, ask: Ask): Promise<void> {
  if ("fault" in answer) return fault(response, answer.fault);
  if ("status" in answer) return sendError(response, answer.status, answer);
  if (answer.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
  const promptTokens = Math.ceil(ask.content.length / 4);
  const completionTokens = Math.ceil(answer.text.length / 4);
  return send(response, {
    id: `chatcmpl-${ask.ordinal}`,
    object: "chat.completion",
    created: 0,
    model: ask.model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: answer.text },
        finish_reason: answer.finishReason ?? "stop",
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  });
}

function fault(response: ServerResponse, kind: "drop" | "break" | "hang" | "not json"): Promise<void> {
  if (kind === "drop") response.destroy();
  if (kind === "break") {
    response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
    // An end of the socket, unlike a reset, lets the head and this part arrive.
    response.write('{"id":', () => response.socket?.end());
  }
  if (kind === "not json") response.writeHead(200, { "content-type": "application/json" }).end("<html>");
  return Promise.resolve();
}

function counts(asked: readonly Ask[], replied: readonly Ask[]): unknown {
  const byPrompt = (asks: readonly Ask[]): Record<string, number> => {
    const times: Record<string, number> = {};
    for (const { content } of asks) times[promptHash(content)] = (times[promptHash(content)] ?? 0) + 1;
    return times;
  };
  return { requests: asked.length, asked: byPrompt(asked), replied: byPrompt(replied) };
}

function send(response: ServerResponse, body: unknown): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  return Promise.resolve();
}

function sendError(
  response: ServerResponse,
  status: number,
  answer: Readonly<{ headers?: Readonly<Record<string, string>>; message?: string }>,
): Promise<void> {
  const message = answer.message ?? `The test server answers ${status}.`;
  if (!response.headersSent)
    response.writeHead(status, { "content-type": "application/json", ...answer.headers });
  response.end(JSON.stringify({ error: { message, type: "test", code: null } }));
  return Promise.resolve();
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
