import type { DatasetFormat } from "../nouns/exportView.ts";

/** One kept instruction on its way into a data set. `nearestScore` is ROUGE-L F (0 to 1). */
export type DatasetRow = {
  readonly id: number;
  readonly instruction: string;
  readonly input: string;
  readonly output: string;
  readonly writer: string;
  readonly nearestScore: number | null;
  readonly cluster: number | null;
  readonly marks: readonly string[];
};

type Origin = {
  readonly id: number;
  readonly writer: string;
  readonly nearest_score: number | null;
  readonly cluster: number | null;
  readonly marks: readonly string[];
};

type Message = { readonly role: "user" | "assistant"; readonly content: string };
type Turn = { readonly from: "human" | "gpt"; readonly value: string };

/** A row as both files hold it, its keys in column order. */
export type DatasetRecord =
  | ({ readonly messages: readonly Message[] } & Origin)
  | ({ readonly conversations: readonly Turn[] } & Origin)
  | ({ readonly instruction: string; readonly input: string; readonly output: string } & Origin);

/**
 * Lays a row out in a format. In `messages` and `sharegpt` a blank line stands between instruction and input.
 * Lone surrogates, which no UTF-8 file can hold, become U+FFFD.
 */
export function datasetRecord(row: DatasetRow, format: DatasetFormat): DatasetRecord {
  const origin: Origin = {
    id: row.id,
    writer: row.writer.toWellFormed(),
    nearest_score: row.nearestScore,
    cluster: row.cluster,
    marks: row.marks.map((mark) => mark.toWellFormed()),
  };
  const instruction = row.instruction.toWellFormed();
  const input = row.input.toWellFormed();
  const output = row.output.toWellFormed();
  if (format === "alpaca") return { instruction, input, output, ...origin };
  const request = input === "" ? instruction : `${instruction}\n\n${input}`;
  if (format === "sharegpt") {
    const conversations = [
      { from: "human" as const, value: request },
      { from: "gpt" as const, value: output },
    ];
    return { conversations, ...origin };
  }
  const messages = [
    { role: "user" as const, content: request },
    { role: "assistant" as const, content: output },
  ];
  return { messages, ...origin };
}
