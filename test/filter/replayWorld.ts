import { join } from "node:path";
import { after } from "node:test";
import { beginChild } from "../../electron/cycle/beginChild.ts";
import { grow } from "../../electron/cycle/growth.ts";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import type { Run } from "../../electron/cycle/tables.ts";
import { openPool, poolOptions } from "../../electron/filter/pool/pool.ts";
import { openReplays } from "../../electron/filter/replay/replays.ts";
import type { Replays } from "../../electron/filter/replay/replays.ts";
import { lastJudged } from "../../electron/filter/tables.ts";
import type { Replayed } from "../../electron/filter/tables.ts";
import type { Asked, Writer } from "../../electron/generate/writer.ts";
import { random } from "../../electron/kernel/random.ts";
import type { WhatIfSettings } from "../../electron/nouns/filterView.ts";
import { systemTimer } from "../../electron/nouns/pump.ts";
import { ruleChoices, ruleNames } from "../../electron/nouns/ruleChoices.ts";
import type { RuleChoices } from "../../electron/nouns/ruleChoices.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { facts } from "../support/facts.ts";
import { fastFolder } from "../support/fastFolder.ts";
import { begunRun, hashEmbedder } from "../support/run.ts";
import { templateBank } from "../support/templateBank.ts";

/** Rows that rules and tokenizers treat differently, beside those of the bank. */
const oddities = [
  { instruction: "？！？！", output: "Nothing." },
  { instruction: "请把下面的句子翻译成英文", output: "Translate it." },
  { instruction: "请把下面的句子翻译成法文", output: "Translate it." },
  { instruction: "Draw a map of the whole river valley.", output: "Here it is." },
  { instruction: "Name the largest city of the north.", output: "As an AI language model, I cannot." },
  { instruction: "Too short.", output: "Yes." },
] as const;

/** One task a reply, so that kept by request names each row: near-copies, oddities and plain rows by turns. */
export function scriptedReplies(count: number): readonly string[] {
  const bank = templateBank();
  const draw = random("00", "script", count);
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[Math.floor(draw() * from.length)];
    if (chosen === undefined) throw new Error("There is nothing to choose from.");
    return chosen;
  };
  return Array.from({ length: count }, () => {
    const { instruction, output } = draw() < 0.15 ? pick(oddities) : pick(bank);
    const words = instruction.split(" ");
    if (draw() < 0.5) words.splice(Math.floor(draw() * words.length), 1, pick(["warm", "small", "old"]));
    const task = {
      starter: "",
      userTurn: words.join(" "),
      userFinish: "stop",
      answer: output,
      answerFinish: "stop",
    };
    return JSON.stringify({ layout: "userTurn", tasks: [task] });
  });
}

/** A writer that gives these replies in their order, and then lets wait. */
export function recordedWriter(replies: readonly string[]): Writer {
  let next = 0;
  return {
    name: "recorded",
    layout: "userTurn",
    parameters: {},
    tasksPerRequest: 1,
    layOut: ({ samplingSeed }) => JSON.stringify({ samplingSeed }),
    ask: (_, signal) => {
      const text = replies[next++];
      if (text !== undefined) return Promise.resolve(repliedWith(text));
      return new Promise((resolve) =>
        signal.addEventListener("abort", () => resolve(nothingMore), { once: true }),
      );
    },
    close: () => Promise.resolve(),
  };
}

const nothingMore: Asked = {
  ok: false,
  failure: {
    kind: "request-aborted",
    sentence: "There are no more replies.",
    retry: "later",
    status: null,
    retryAfterMs: null,
    possiblyPaid: false,
  },
};

function repliedWith(text: string): Asked {
  const tokens = { promptTokens: 50, completionTokens: text.length };
  return { ok: true, reply: { text, finishReason: "stop", model: "recorded", ...tokens, latencyMs: 1 } };
}

/** How a run of these tests judges when nothing else is said. */
export const usual: WhatIfSettings = { theta: 0.85, filter: usualFilter("recommended", "english") };

/** No rule at all. */
export const noRules: RuleChoices = ruleChoices.parse(
  Object.fromEntries(ruleNames.map((name) => [name, { ...usual.filter.rules[name], isOn: false }])),
);

export type Grown = Readonly<{
  path: string;
  project: Project;
  run: Run;
  through: number;
  replays: Replays;
  /** Lets the file be opened by another; happens by itself after the tests. */
  close: () => Promise<void>;
}>;

const folder = fastFolder();
const concurrency = 8;
let projects = 0;
const ends: (() => Promise<void>)[] = [];
after(async () => {
  for (const end of ends) await end();
});

/** A project grown through the real corridor, without a trainer, by a writer that gives these replies. */
export async function grownFrom(
  replies: readonly string[],
  choice: Readonly<{ settings?: WhatIfSettings; goal?: number }> = {},
): Promise<Grown> {
  const { settings: judging = usual, goal = 1_000_000 } = choice;
  const path = join(folder, `${(projects += 1)}.seedbed`);
  const project = openProject(path, { create: true });
  const preset = { preset: "recommended", batchSize: 4, epochs: 1, train: "none", lockstep: false } as const;
  const settings = { ...settingsFor({ ...preset, goal, concurrency }), ...judging };
  const run = begunRun(project, settings, "0f".repeat(16));
  await judgedThrough(project, run, recordedWriter(replies), replies.length);
  const replays = openReplays(path);
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= replays.close().then(() => project.close()));
  ends.push(close);
  const through = lastJudged(project.db, run.id);
  return { path, project, run: currentRun(project.db) ?? run, through, replays, close };
}

/** Grows a run until it has judged `replies` replies, or its goal is met. */
async function judgedThrough(project: Project, run: Run, writer: Writer, replies: number): Promise<void> {
  const filter = openPool(poolOptions(project.path, run));
  const tools = {
    writer,
    filter,
    embedder: hashEmbedder(),
    trainer: null,
    clock: Date.now,
    timer: systemTimer,
  };
  const growth = grow(project, run, tools, { host: "terminal", concurrency });
  // Once: a stop is a change too.
  const silence = growth.onChange(() => {
    if (lastJudged(project.db, run.id) < replies) return;
    silence();
    growth.stopNow();
  });
  try {
    const { failure } = await growth.ended;
    if (failure !== null) throw failure;
  } finally {
    await filter.close();
  }
}

/** The grown project's run goes on with other settings, through all that is recorded. */
export async function childOf(grown: Grown, settings: WhatIfSettings): Promise<Grown> {
  const run = beginChild(grown.project, settings, Date.now());
  await judgedThrough(grown.project, run, recordedWriter([]), grown.through);
  return { ...grown, run };
}

/** The recorded replies judged again to the end. */
export async function replayed(
  { replays, run, through }: Grown,
  settings: WhatIfSettings,
): Promise<Omit<Replayed, "tookMs">> {
  const watching = { signal: new AbortController().signal, tell: () => undefined };
  const found = await replays.replay({ run: run.id, through, ...settings }, watching);
  if (found === null) throw new Error("The replay was called off.");
  const { tookMs: _, ...counts } = found;
  return counts;
}

/** What the run's own filter said, as a replay would say it. */
export function ownVerdicts({ path, run, through }: Grown): Omit<Replayed, "tookMs"> {
  return facts(path, (query) => {
    const rules: Record<string, number> = {};
    const found = query(
      "SELECT rule, count(*) AS n FROM verdict WHERE run = ? AND rule IS NOT NULL GROUP BY rule ORDER BY rule",
      run.id,
    );
    for (const { rule, n } of found) rules[String(rule)] = Number(n);
    const tallies = query("SELECT kept, generated, parsed FROM tally WHERE run = ? ORDER BY parsing", run.id);
    const sum = (name: string): number => tallies.reduce((total, tally) => total + Number(tally[name]), 0);
    return {
      throughParsing: through,
      requests: tallies.length,
      parsed: sum("parsed"),
      generated: sum("generated"),
      kept: sum("kept"),
      rules,
      keptByRequest: tallies.map(({ kept }) => Number(kept)),
    };
  });
}

/** The instructions that a run kept, in order. */
export function keptInstructions({ path, run }: Grown): readonly string[] {
  return facts(path, (query) =>
    query(
      `SELECT c.instruction FROM verdict v JOIN candidate c ON c.id = v.candidate
       WHERE v.run = ? AND v.kept_number IS NOT NULL ORDER BY v.kept_number`,
      run.id,
    ).map(({ instruction }) => String(instruction)),
  );
}

/** The instructions of replies of one task that a replay kept. */
export function replayedInstructions({ path }: Grown, keptByRequest: readonly number[]): readonly string[] {
  return facts(path, (query) =>
    query("SELECT instruction FROM candidate ORDER BY parsing")
      .filter((_, at) => keptByRequest[at] === 1)
      .map(({ instruction }) => String(instruction)),
  );
}
