import { z } from "zod";

/** A server for language models that answers on this computer. */
export type LocalServer = Readonly<{
  /** What usually listens there. */
  name: "Ollama" | "vLLM" | "llama.cpp" | "LM Studio";
  port: number;
  baseUrl: string;
  /** As the server names them. */
  models: readonly string[];
}>;

/** The ports that these programs take by themselves. */
export const usualServers: readonly Readonly<Pick<LocalServer, "name" | "port">>[] = [
  { name: "Ollama", port: 11434 },
  { name: "vLLM", port: 8000 },
  { name: "llama.cpp", port: 8080 },
  { name: "LM Studio", port: 1234 },
];

const timeoutMs = 700;
const mostBytes = 1_000_000;
const modelList = z.object({ data: z.array(z.object({ id: z.string().min(1) })) });

/** Asks each port of 127.0.0.1 for its models, all at once; gives those that answer as such a server does. */
export async function localServers(usual = usualServers): Promise<readonly LocalServer[]> {
  const found = await Promise.all(usual.map(probed));
  return found.filter((server) => server !== null);
}

async function probed({ name, port }: Pick<LocalServer, "name" | "port">): Promise<LocalServer | null> {
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  try {
    const answer = await fetch(`${baseUrl}/models`, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: "error",
    });
    const text = answer.ok ? await answer.text() : "";
    if (text.length > mostBytes) return null;
    const { data } = modelList.parse(JSON.parse(text));
    return { name, port, baseUrl, models: data.map(({ id }) => id) };
  } catch {
    return null; // nothing listens there, or something else does
  }
}
