/** A kind of server with what its form begins with. */
export type WriterPreset = Readonly<{
  name: string;
  baseUrl: string;
  concurrency: number;
  needsKey: boolean;
}>;

/** Servers at the addresses that they listen on by themselves, then two services. */
export const writerPresets: readonly WriterPreset[] = [
  { name: "Ollama", baseUrl: "http://127.0.0.1:11434/v1", concurrency: 2, needsKey: false },
  { name: "vLLM", baseUrl: "http://127.0.0.1:8000/v1", concurrency: 24, needsKey: false },
  { name: "llama.cpp", baseUrl: "http://127.0.0.1:8080/v1", concurrency: 2, needsKey: false },
  { name: "LM Studio", baseUrl: "http://127.0.0.1:1234/v1", concurrency: 2, needsKey: false },
  { name: "OpenAI", baseUrl: "https://api.openai.com/v1", concurrency: 6, needsKey: true },
  { name: "OpenRouter", baseUrl: "https://openrouter.ai/api/v1", concurrency: 4, needsKey: true },
];
