import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Desk } from "../api/desk.ts";
import { told } from "../api/trpc.ts";
import { dropModel } from "../models/drop.ts";

const fileName = z.string().min(1).max(255);

/** Takes an uploaded model's file into the models folder; the answer is JSON with a sentence. */
export async function takeModel(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = new URL(request.url ?? "", "http://localhost").searchParams.get("name");
  const name = fileName.catch("The file").parse(asked);
  try {
    const model = await dropModel(name, bytesOf(request), desk.machine.models);
    answer(response, 200, { ok: true, sentence: `${model.name} is here: its SHA-256 is the expected one.` });
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    const { message, kind } = told(error);
    if (kind === "bug") throw error;
    answer(response, 422, { ok: false, sentence: message });
  }
}

async function* bytesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error("A request without an encoding gave text.");
    yield chunk;
  }
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(value));
}
