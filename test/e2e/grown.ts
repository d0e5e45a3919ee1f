import type { TestContext } from "node:test";
import { z } from "zod";
import { follow, wire, type Answer } from "../support/loopback.ts";

const overview = z.looseObject({
  state: z.looseObject({ kind: z.string(), isGoingOn: z.boolean().optional() }),
  verdicts: z.looseObject({ kept: z.number() }),
  windows: z.looseObject({ replacements: z.number() }),
});
export type Seen = z.infer<typeof overview>;

/** What a run made through the API is to be; what is left out is a short run that trains. */
export type RunWish = Readonly<{
  url: string;
  goal: number;
  batchSize?: number;
  train?: "embedded" | "none";
  concurrency?: number;
}>;

/** The API of a host that a test started, for what a screen needs before it is looked at. */
export type Backstage = Readonly<{
  project: (name: string) => Promise<void>;
  sample: (which: "sample" | "sample-24") => Promise<void>;
  grow: (wish: RunWish) => Promise<void>;
  /** Resolves when the run is so. */
  until: (isSo: (seen: Seen) => boolean) => Promise<void>;
  mutate: (path: string, input?: unknown) => Promise<unknown>;
}>;

/** Speaks to the host of a printed link beside the page. */
export async function backstage(test: Pick<TestContext, "after">, link: string): Promise<Backstage> {
  const speak = await wire(test, { port: Number(new URL(link).port), cookie: await follow(link) });
  const mutate = async (path: string, input?: unknown): Promise<unknown> =>
    dataOf(await speak.mutate(path, input));
  return {
    mutate,
    project: async (name) => void (await mutate("projects.create", { name })),
    sample: async (which) => void (await mutate("seeds.useSample", { which })),
    grow: async ({ url, goal, batchSize = 4, train = "embedded", concurrency = 2 }) => {
      const writer = { kind: "openai", baseUrl: url, model: "loopback-writer", keyEnv: null };
      const plan = { goal, batchSize, train, concurrency, preset: "recommended", epochs: 1, writer };
      await mutate("run.start", plan);
    },
    until: async (isSo) => {
      const run = speak.watch("run.watch");
      while (!isSo(overview.parse(dataOf(await run.next()))));
    },
  };
}

function dataOf(answer: Answer): unknown {
  if ("data" in answer) return answer.data;
  throw new Error(answer.sentence);
}
