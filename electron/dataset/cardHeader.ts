import { licenseHeader } from "./license.ts";

/** The YAML header of a data set's card as the Hugging Face Hub reads it; JSON texts are valid YAML. */
export function cardHeader(card: {
  readonly title: string;
  readonly languages: readonly string[];
  readonly license: string | null;
  readonly rowCount: number;
}): string {
  return [
    "---",
    `pretty_name: ${JSON.stringify(card.title)}`,
    ...(card.languages.length === 0 ? [] : ["language:"]),
    ...card.languages.map((language) => `- ${JSON.stringify(language)}`),
    ...(card.license === null ? [] : licenseHeader(card.license)),
    "size_categories:",
    `- ${sizeCategory(card.rowCount)}`,
    "task_categories:",
    "- text-generation",
    "tags:",
    "- synthetic",
    "- seedbed",
    "- sedi-instruct",
    "- instruction-tuning",
    "configs:",
    "- config_name: default",
    "  data_files:",
    "  - split: train",
    "    path: data/train-*.parquet",
    "---",
    "",
  ].join("\n");
}

function sizeCategory(rowCount: number): string {
  if (rowCount < 1_000) return "n<1K";
  if (rowCount < 10_000) return "1K<n<10K";
  if (rowCount < 100_000) return "10K<n<100K";
  if (rowCount < 1_000_000) return "100K<n<1M";
  return "1M<n<10M";
}
