import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Desk } from "../api/desk.ts";
import { projectFromSeeds } from "../api/newProject.ts";
import { takeSeedFile } from "../api/seeds.ts";
import { told } from "../api/trpc.ts";

/** The most bytes that an upload may have: 64 MB. */
export const uploadMaxBytes = 64 * 1024 * 1024;

const fileName = z.string().min(1).max(255);

/** Takes an uploaded seed file into the open project, or with `into=new` into one that it makes; answers with a sentence. */
export async function takeSeeds(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { searchParams } = new URL(request.url ?? "", "http://localhost");
  const name = fileName.safeParse(searchParams.get("name"));
  const take = searchParams.get("into") === "new" ? projectFromSeeds : takeSeedFile;
  const bytes = await body(request);
  if (bytes === "gone") return;
  if (!name.success) return answer(response, 400, { ok: false, sentence: "The uploaded file has no name." });
  if (bytes === "too large") {
    const sentence = `${name.data} holds more than 64 MB. Split it and drop the parts.`;
    return answer(response, 413, { ok: false, sentence });
  }
  try {
    const { sentence, added, setAside } = take(desk, { name: name.data, bytes });
    answer(response, 200, { ok: true, sentence, added, setAside });
  } catch (error) {
    const { message, kind } = told(error);
    if (kind === "bug") throw error;
    answer(response, 422, { ok: false, sentence: message });
  }
}

/** Reads a body while it fits; one that does not is read to its end and dropped, so that the answer arrives. */
async function body(request: IncomingMessage): Promise<Uint8Array | "too large" | "gone"> {
  let chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) throw new Error("A request without an encoding gave text.");
      length += chunk.length;
      if (length > uploadMaxBytes) chunks = [];
      else chunks.push(chunk);
    }
  } catch (error) {
    if (request.destroyed) return "gone";
    throw error;
  }
  return length > uploadMaxBytes ? "too large" : Buffer.concat(chunks);
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(value));
}
