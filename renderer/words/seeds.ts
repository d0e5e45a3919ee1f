import { count, counted } from "./numbers.ts";

/** The words around seed files. */
export const seedWords = {
  drop: "Drop a seed file here",
  formats:
    "Self-instruct’s seed_tasks.jsonl, Alpaca JSON or JSONL, up to 64 MB. Lines that cannot be read are set aside, not lost.",
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
