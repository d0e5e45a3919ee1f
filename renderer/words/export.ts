import { count } from "./numbers.ts";

/** Words of the export dialog. */
export const exportWords = {
  title: "Export the data set",
  noLicence: "The card will say that no licence was chosen.",
  terms: "The terms of your writer and your seeds apply to the text as well.",
  nothingLeft: "Nothing half-written stays. Try again, or choose another format.",
  folder: "Folder",
  load: "Load it in Python",
  readBack: "Is read back before it is called done",
  readBackHow: "rows and columns compared",
  marked: "Rows with a mark that go in",
  markedNone: "none",
  pickLicence: "Choose a licence",
  nothingIn: "Nothing is left to export",
  none: "No licence",
} as const;

/** The files of an export and what each is for. */
export const exportFiles = [
  { name: "Parquet and JSON lines", path: "data/, train.jsonl" },
  { name: "Card with its header for the Hub", path: "README.md" },
  { name: "How it was made", path: "seedbed_run.json" },
  { name: "Entry for LLaMA-Factory", path: "dataset_info.json" },
] as const;

/** The licences offered by name. */
export const licences = [
  { id: "CC-BY-4.0", name: "CC BY 4.0" },
  { id: "CC-BY-SA-4.0", name: "CC BY-SA 4.0" },
  { id: "CC-BY-NC-4.0", name: "CC BY-NC 4.0" },
  { id: "CC0-1.0", name: "CC0 1.0" },
  { id: "Apache-2.0", name: "Apache 2.0" },
  { id: "MIT", name: "MIT" },
  { id: "ODC-By-1.0", name: "ODC-By 1.0" },
  { id: "ODbL-1.0", name: "ODbL 1.0" },
  { id: "CDLA-Permissive-2.0", name: "CDLA Permissive 2.0" },
  { id: "none", name: exportWords.none },
] as const;
export type Licence = (typeof licences)[number]["id"];

/** The line that loads an exported folder with Hugging Face's `datasets`. */
export function loadLine(folder: string): string {
  return `load_dataset(${JSON.stringify(folder)})`;
}

/** The button's words with the number that will be in the file, or what is missing. */
export function exportButton(rows: number, isLicenceChosen: boolean): string {
  if (rows === 0) return exportWords.nothingIn;
  if (!isLicenceChosen) return exportWords.pickLicence;
  return `Export ${count(rows)} ${rows === 1 ? "row" : "rows"}`;
}

/** What an export does now. */
export function exportDoing(doing: "writing" | "comparing", rows: number, total: number): string {
  const verb = doing === "writing" ? "written" : "read back and compared";
  return `${count(rows)} of ${count(total)} rows ${verb}`;
}
