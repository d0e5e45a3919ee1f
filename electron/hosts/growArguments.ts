import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { CommandChoice } from "../api/commandChoice.ts";
import { datasetFormat } from "../nouns/exportView.ts";
import type { DatasetFormat } from "../nouns/exportView.ts";
import { presetName, writerChoice } from "../nouns/settings.ts";
import type { WriterChoice } from "../nouns/settings.ts";
import { filterChoiceOf, filterOptions, oneOf } from "./growFilterArguments.ts";
import { usage } from "./growUsage.ts";

/** What the command line asks for; null where a flag was not given. */
export type GrowArguments = CommandChoice &
  Readonly<{
    project: string;
    /** The command that goes on with the run, as the user would type it. */
    again: string;
    exportTo: string | null;
    format: DatasetFormat;
    license: string | null;
    json: boolean;
  }>;

const options = {
  seeds: { type: "string" },
  kept: { type: "string" },
  preset: { type: "string" },
  "batch-size": { type: "string" },
  epochs: { type: "string" },
  writer: { type: "string" },
  "base-url": { type: "string" },
  "key-env": { type: "string" },
  concurrency: { type: "string" },
  lockstep: { type: "boolean", default: false },
  key: { type: "string" },
  "no-train": { type: "boolean", default: false },
  ...filterOptions,
  export: { type: "string" },
  format: { type: "string", default: "messages" },
  license: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/**
 * Reads the command line. `folder` is where relative paths begin. Gives "help" when help is asked for;
 * throws Failure `usage` naming the flag that cannot be used.
 */
export function growArguments(argv: readonly string[], folder: string): GrowArguments | "help" {
  const { values, positionals } = parsed(argv);
  if (values.help) return "help";
  const [project, ...rest] = positionals;
  if (project === undefined) throw usage("PROJECT is missing: name the project file first.");
  if (rest.length > 0) throw usage(`One project at a time: ${rest.join(" ")} is one too many.`);
  const { seeds, key, license } = values;
  const isNamedSample = seeds === undefined || seeds === "sample" || seeds === "sample-24";
  return {
    project: resolve(folder, project.endsWith(".seedbed") ? project : `${project}.seedbed`),
    again: again(project, values),
    seeds: isNamedSample ? (seeds ?? null) : resolve(folder, seeds),
    kept: number("--kept", values.kept ?? "", 1, 10_000_000),
    preset: values.preset === undefined ? null : oneOf("--preset", presetName, values.preset),
    batchSize: values["batch-size"] === undefined ? null : batchSize(values["batch-size"]),
    epochs: values.epochs === undefined ? null : number("--epochs", values.epochs, 1, 100),
    writer: writerOf(values.writer, values["base-url"], values["key-env"]),
    concurrency:
      values.concurrency === undefined ? null : number("--concurrency", values.concurrency, 1, 256),
    lockstep: values.lockstep,
    key: key === undefined ? null : keyOf(key),
    train: !values["no-train"],
    ...filterChoiceOf(values),
    exportTo: values.export === undefined ? null : resolve(folder, values.export),
    format: oneOf("--format", datasetFormat, values.format),
    license: license ?? null,
    json: values.json,
  };
}

/** The project as it was typed, and the flags that a run does not remember. */
function again(
  project: string,
  values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>,
): string {
  const flags = ["kept", "export", "format", "license"].flatMap((flag) => {
    const value = values[flag];
    return typeof value === "string" && value !== "" && !(flag === "format" && value === "messages")
      ? [`--${flag}`, quoted(value)]
      : [];
  });
  return ["npm run grow --", quoted(project), ...flags].join(" ");
}

function quoted(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** 128 random bits for a new run. */
export function newKey(): string {
  return randomBytes(16).toString("hex");
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function number(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw usage(`${flag} wants a whole number from ${least} to ${most}${text === "" ? "" : `, not ${text}`}.`);
}

function batchSize(text: string): number {
  const size = number("--batch-size", text, 2, 256);
  if ((size & (size - 1)) === 0) return size;
  throw usage(`--batch-size wants a power of two from 2 to 256, not ${size}.`);
}

function keyOf(text: string): string {
  if (/^[0-9a-f]{32}$/i.test(text)) return text.toLowerCase();
  throw usage("--key wants 32 hexadecimal digits.");
}

function writerOf(
  writer: string | undefined,
  baseUrl: string | undefined,
  keyEnv: string | undefined,
): WriterChoice | null {
  if (writer === undefined || writer === "builtin") {
    if (baseUrl !== undefined) throw usage("--base-url wants --writer MODEL beside it.");
    if (keyEnv !== undefined) throw usage("--key-env wants --writer MODEL and --base-url beside it.");
    return writer === undefined ? null : { kind: "builtin" };
  }
  if (baseUrl === undefined) throw usage(`--writer ${writer} is a server's model: --base-url is missing.`);
  const choice = writerChoice.safeParse({ kind: "openai", model: writer, baseUrl, keyEnv: keyEnv ?? null });
  if (choice.success) return choice.data;
  throw usage(
    "--base-url wants an address such as http://127.0.0.1:11434/v1, without a name, password or query; a key goes into an environment variable.",
  );
}
