import type { MessageBoxOptions } from "electron";
import type { ElectronApi, Window } from "./electronApi.ts";

/** Shows a question over the window where it is seen, and gives the number of the button. */
export async function askUser(
  { dialog }: Pick<ElectronApi, "dialog">,
  window: Window | null,
  question: MessageBoxOptions,
): Promise<number> {
  const { response } = await (window?.isVisible() === true
    ? dialog.showMessageBox(window, question)
    : dialog.showMessageBox(question));
  return response;
}

/** For a backend that does not come up; `sentence` is its own word about it. */
export function givenUpQuestion(sentence: string | null, logs: string): MessageBoxOptions {
  return {
    type: "error",
    message: sentence ?? "Seedbed stopped several times within a minute.",
    detail: `Restart begins without an open project. What is kept lies safe in its file. The log is in ${logs}`,
    buttons: ["Restart", "Quit"],
    defaultId: 0,
    cancelId: 1,
  };
}
