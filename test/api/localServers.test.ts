import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { localServers } from "../../electron/api/localServers.ts";

/** A server on a free port of 127.0.0.1. */
async function listening(context: TestContext, answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return z.object({ port: z.number() }).parse(server.address()).port;
}

test("a server that lists models is found with them; one that is silent or something else is not", async (t) => {
  const asked: string[] = [];
  const ollama = await listening(t, (request, response) => {
    asked.push(request.url ?? "");
    response.end(JSON.stringify({ object: "list", data: [{ id: "qwen3:4b" }, { id: "llama3.2" }] }));
  });
  const other = await listening(t, (_, response) => response.end("<!doctype html><title>A page</title>"));
  const silent = await listening(t, () => undefined);
  const closed = await listening(t, (_, response) => response.writeHead(401).end());
  const found = await localServers([
    { name: "Ollama", port: ollama },
    { name: "vLLM", port: other },
    { name: "llama.cpp", port: silent },
    { name: "LM Studio", port: closed },
  ]);
  const baseUrl = `http://127.0.0.1:${ollama}/v1`;
  assert.deepEqual(found, [{ name: "Ollama", port: ollama, baseUrl, models: ["qwen3:4b", "llama3.2"] }]);
  assert.deepEqual(asked, ["/v1/models"]);
});
