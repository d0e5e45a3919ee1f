import type { DatasetFormat } from "../nouns/exportView.ts";

const COLUMNS = {
  messages: {
    formatting: "sharegpt",
    columns: { messages: "messages" },
    tags: { role_tag: "role", content_tag: "content", user_tag: "user", assistant_tag: "assistant" },
  },
  alpaca: { columns: { prompt: "instruction", query: "input", response: "output" } },
  sharegpt: { formatting: "sharegpt", columns: { messages: "conversations" } },
} as const satisfies Readonly<Record<DatasetFormat, object>>;

/** The entry of LLaMA-Factory's `dataset_info.json` for the rows in `file`, under the data set's title. */
export function llamaFactoryInfo(
  title: string,
  format: DatasetFormat,
  file: string,
): Readonly<Record<string, object>> {
  const name = title
    .toWellFormed()
    .trim()
    .replace(/[^\p{L}\p{N}_-]+/gu, "_");
  return { [name === "" ? "seedbed" : name]: { file_name: file, ...COLUMNS[format] } };
}
