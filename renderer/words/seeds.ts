import { count, counted } from "./numbers.ts";

/** The words around seed files. */
export const seedWords = {
  drop: "Drop a seed file here",
  formats:
    "Self-instruct’s seed_tasks.jsonl, Alpaca, ShareGPT or chat as JSON or JSONL, or CSV, up to 64 MB. Lines that cannot be read are set aside, not lost.",
  choose: "Choose a file",
  sample24: "Use 24 sample seeds",
  sample: "Use all 48",
  letGo: "Let go to add these seeds",
  reading: (name: string) => `Reading ${name}`,
} as const;

/** What one file brought: "175 read, 3 set aside, 2 were there already." */
export function importSentence(added: number, repeated: number, setAside: number): string {
  const parts = [`${count(added)} read`];
  if (setAside > 0) parts.push(`${count(setAside)} set aside`);
  if (repeated > 0) parts.push(`${counted(repeated, "was", "were")} there already`);
  return `${parts.join(", ")}.`;
}

/** Why lines were set aside: "Lines 44 and 101 have no instruction, line 160 has no output." Three lines are named. */
export function asideReasons(lines: readonly Readonly<{ line: number; reason: string }>[]): string {
  const groups = Map.groupBy(lines.slice(0, NAMED_LINES), ({ reason }) => reason);
  const clauses = [...groups].map(([reason, all]) =>
    all.length === 1
      ? `line ${count(all[0]?.line ?? 0)} ${reason}`
      : `lines ${listed(all.map(({ line }) => count(line)))} ${reason.replace(/^has /, "have ").replace(/^is /, "are ")}`,
  );
  if (clauses.length === 0) return "";
  const more = lines.length > NAMED_LINES ? ", and more" : "";
  const told = `${clauses.join(", ")}${more}.`;
  return told.charAt(0).toUpperCase() + told.slice(1);
}

const NAMED_LINES = 3;

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
