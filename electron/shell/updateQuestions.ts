import type { MessageBoxOptions } from "electron";

/** What is asked and told about newer versions; `current` is the one that runs. The first button always acts. */
export function updateQuestions(current: string) {
  return {
    found: (version: string): MessageBoxOptions => ({
      type: "question",
      message: `Seedbed ${version} is there; you have ${current}. Download it?`,
      detail: "Growing goes on meanwhile. It is installed only when you choose so.",
      buttons: ["Download", "Not now"],
      defaultId: 0,
      cancelId: 1,
    }),
    downloaded: {
      type: "question",
      message: "The new Seedbed is downloaded.",
      detail: "It can be installed when you quit. Projects stay as they are.",
      buttons: ["Install on quit", "Not now"],
      defaultId: 0,
      cancelId: 1,
    },
    newest: told(`Seedbed ${current} is the newest.`, "There is nothing to download."),
    busy: told("Seedbed is at it already.", "It looks for a newer version or downloads it."),
    offline: told("Seedbed stays offline.", "Switch “Stay offline” off in the settings, then look again."),
    cannotUpdate: told(
      "This copy of Seedbed cannot replace itself.",
      "Install a newer one the way this one was installed.",
    ),
    failed: (reason: string): MessageBoxOptions => ({
      ...told("The look for updates failed.", `Seedbed ${current} stays as it is. ${firstLine(reason)}`),
      type: "warning",
    }),
  } satisfies Record<string, MessageBoxOptions | ((text: string) => MessageBoxOptions)>;
}

function told(message: string, detail: string): MessageBoxOptions {
  return { type: "info", message, detail, buttons: ["OK"] };
}

/** The rest of a long fault is headers and stacks; the log has it. */
function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300);
}
