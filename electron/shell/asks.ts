import { join } from "node:path";
import type { OpenDialogOptions, SaveDialogOptions } from "electron";
import { asFailure } from "../nouns/failure.ts";
import type { HostAsk } from "../nouns/hostPort.ts";
import type { Dialog } from "./electronApi.ts";
import type { Keys } from "./keys.ts";

type AskTools = Readonly<{
  dialog: Dialog;
  keys: Keys;
  /** Where the dialog for a new project begins. */
  documents: string;
  /** The window that a dialog belongs to. */
  window: () => object | null;
}>;

const projectFiles = [{ name: "Seedbed project", extensions: ["seedbed"] }];

/** Answers what the backend asks of the system: a text, or null when the user called it off or there is none. */
export async function answerAsk(ask: HostAsk, tools: AskTools): Promise<string | null> {
  const { keys } = tools;
  switch (ask.kind) {
    case "pickProject":
      return pick(tools, { title: "Open a project", properties: ["openFile"], filters: projectFiles });
    case "pickFolder":
      return pick(tools, { title: ask.title, properties: ["openDirectory", "createDirectory"] });
    case "nameProject":
      return nameProject(tools, ask.name);
    case "keyPlace":
      return JSON.stringify(await keys.place());
    case "readKey":
      return keys.read(ask.id);
    case "storeKey":
      await keys.store(ask.id, ask.key);
      return null;
    default:
      await keys.remove(ask.id);
      return null;
  }
}

const refusals: Readonly<Record<HostAsk["kind"], string>> = {
  pickProject: "The dialog of this system could not be shown.",
  pickFolder: "The dialog of this system could not be shown.",
  nameProject: "The dialog of this system could not be shown.",
  keyPlace: "This system does not say where it can keep keys.",
  readKey: "This system no longer opens the saved key. Enter it again in the settings of the writer.",
  storeKey:
    "The key could not be kept. Look at the rights of Seedbed's folder, or keep it in an environment variable.",
  removeKey: "The file of keys cannot be written. Look at the rights of Seedbed's folder.",
};

/** Why an ask came to nothing, in a sentence: the Failure's own, else what the ask is about; never with a key in it. */
export function refusalOf(ask: HostAsk, error: unknown): string {
  return asFailure(error)?.sentence ?? refusals[ask.kind];
}

async function pick({ dialog, window }: AskTools, options: OpenDialogOptions): Promise<string | null> {
  const owner = window();
  const { canceled, filePaths } = await (owner === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(owner, options));
  return canceled ? null : (filePaths[0] ?? null);
}

async function nameProject({ dialog, documents, window }: AskTools, name: string): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: "New project",
    defaultPath: join(documents, `${fileNameOf(name)}.seedbed`),
    filters: projectFiles,
    properties: ["createDirectory", "showOverwriteConfirmation"],
  };
  const owner = window();
  const { canceled, filePath } = await (owner === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(owner, options));
  if (canceled || filePath === "") return null;
  return filePath.toLowerCase().endsWith(".seedbed") ? filePath : `${filePath}.seedbed`;
}

/** The name without what some system forbids in a file's name. */
function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, " ").replaceAll(/\s+/g, " ");
  return plain.replaceAll(/^[. ]+|[. ]+$/g, "") || "New project";
}
