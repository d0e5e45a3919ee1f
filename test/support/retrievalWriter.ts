import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { tokenise } from "../../electron/kernel/tokenise.ts";
import { random } from "../../electron/kernel/random.ts";
import { sharedFile } from "./needs.ts";
import { templateBank } from "./templateBank.ts";

type Row = Readonly<{ instruction: string; input: string; output: string }>;

const Bank = z.array(z.object({ instruction: z.string(), input: z.string(), output: z.string() }));

/** How far down the list of nearest rows a task may be taken from. */
const reach = 120;
/** One task in so many is a near-copy. */
const nearCopyOneIn = 10;

/** The bank of texts: 5,000 Alpaca rows from the shared test data, else rows made from templates of ours. */
export function retrievalBank(): readonly Row[] {
  const path = sharedFile("data/alpaca_5000.json");
  return existsSync(path) ? Bank.parse(JSON.parse(readFileSync(path, "utf8"))) : templateBank();
}

/**
 * A writer without a model: it reads the seeds in a 20-task prompt and answers with the bank's rows near
 * them, one in ten a near-copy of a row or of a seed. Its reply depends on the prompt's text alone, so it
 * depends on the prompt's seeds and a lockstep run repeats itself.
 */
export function retrievalWriter(
  bank: readonly Row[],
  options: { tasks?: number } = {},
): (prompt: string) => string {
  const nearest = nearestIn(bank);
  const tasks = options.tasks ?? 4;
  return (prompt) => {
    const seeds = seedsIn(prompt);
    const draw = random(createHash("sha256").update(prompt, "utf8").digest("hex"), "retrieval", 0);
    const near = seeds.map(({ instruction }) => nearest(instruction));
    const taken = new Set<number>();
    const rows: Row[] = [];
    while (rows.length < tasks && taken.size < bank.length) {
      const ranking = near[rows.length % near.length] ?? [];
      const index = ranking[Math.floor(draw() ** 2 * ranking.length)] ?? Math.floor(draw() * bank.length);
      const row = bank[index];
      if (row === undefined || taken.has(index)) continue;
      taken.add(index);
      const copied = draw() * nearCopyOneIn < 1;
      const original = copied && draw() < 0.5 ? (seeds[Math.floor(draw() * seeds.length)] ?? row) : row;
      rows.push(copied ? nearCopy(original) : row);
    }
    return listOf(rows);
  };
}

/** The seeds that stand in a prompt as tasks 1, 2, 3 …, whatever words stand around them. */
export function seedsIn(prompt: string): readonly Row[] {
  const task =
    /^(\d+)\. Instruction: (.*)\n\1\. Input:\n([\s\S]*?)\n\1\. Output:\n([\s\S]*?)(?=\n###|$(?![\s\S]))/gm;
  return [...prompt.matchAll(task)].map(([, , instruction = "", input = "", output = ""]) => ({
    instruction,
    input: input === "<noinput>" ? "" : input,
    output,
  }));
}

/** A reply in the form that the prompt asks for, numbered from 4. */
function listOf(rows: readonly Row[]): string {
  const tasks = rows.map(({ instruction, input, output }, index) => {
    const n = index + 4;
    const line = instruction.replace(/\s+/g, " ").trim();
    return `###\n${n}. Instruction: ${line}\n${n}. Input:\n${input === "" ? "<noinput>" : input}\n${n}. Output:\n${output}`;
  });
  return [...tasks, "###"].join("\n");
}

function nearCopy(row: Row): Row {
  return { ...row, instruction: `${row.instruction.replace(/[.?!]$/, "")} now.` };
}

/** A function from a text to the bank's rows that share tokens with it, the nearest first (Dice on token sets). */
function nearestIn(bank: readonly Row[]): (text: string) => readonly number[] {
  const sizes: number[] = [];
  const rowsWith = new Map<string, number[]>();
  for (const [index, { instruction }] of bank.entries()) {
    const tokens = new Set(tokenise(instruction));
    sizes.push(tokens.size);
    for (const token of tokens) rowsWith.set(token, [...(rowsWith.get(token) ?? []), index]);
  }
  return (text) => {
    const tokens = new Set(tokenise(text));
    const shared = new Map<number, number>();
    for (const token of tokens) {
      for (const index of rowsWith.get(token) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    return [...shared]
      .map(([index, count]) => ({ index, score: (2 * count) / (tokens.size + (sizes[index] ?? 0)) }))
      .toSorted((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, reach)
      .map(({ index }) => index);
  };
}
