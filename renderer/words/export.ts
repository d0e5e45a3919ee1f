import { count } from "./numbers.ts";

/** Words of the export dialog. */
export const exportWords = {
  title: "Export the data set",
  noLicence:
    "No licence was chosen; the card will say so. The terms of your writer and your seeds apply to the text as well.",
  terms: "The terms of your writer and your seeds apply to the text as well.",
  working: "Writing the files and reading them back",
  nothingLeft: "Nothing half-written stays. Try again, or choose another format.",
  folder: "Folder",
  load: "Load it in Python",
} as const;

/** The licences offered by name; empty is none. */
export const licences: readonly Readonly<{ id: string; name: string }>[] = [
  { id: "none", name: "None chosen" },
  { id: "CC-BY-4.0", name: "CC BY 4.0" },
  { id: "CC-BY-SA-4.0", name: "CC BY-SA 4.0" },
  { id: "CC-BY-NC-4.0", name: "CC BY-NC 4.0" },
  { id: "CC0-1.0", name: "CC0 1.0" },
  { id: "Apache-2.0", name: "Apache 2.0" },
  { id: "MIT", name: "MIT" },
  { id: "ODC-By-1.0", name: "ODC-By 1.0" },
  { id: "ODbL-1.0", name: "ODbL 1.0" },
  { id: "CDLA-Permissive-2.0", name: "CDLA Permissive 2.0" },
];

/** The line that loads an exported folder with Hugging Face's `datasets`. */
export function loadLine(folder: string): string {
  return `load_dataset(${JSON.stringify(folder)})`;
}

/** The button's words with the number that will be in the file. */
export function exportButton(rows: number): string {
  return `Export ${count(rows)} ${rows === 1 ? "row" : "rows"}`;
}
