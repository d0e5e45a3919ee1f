import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from "electron";
import type { Dialog } from "../../../electron/shell/electronApi.ts";

/** Dialogs answered by the test; a box whose signal fires is closed with its cancel button. */
export class FakeDialog implements Dialog {
  readonly boxes: MessageBoxOptions[] = [];
  readonly opened: OpenDialogOptions[] = [];
  readonly saved: SaveDialogOptions[] = [];
  /** The number of the button that is pressed; a promise keeps the box open. */
  press: (box: MessageBoxOptions) => number | Promise<number> = () => 0;
  choose: string | null = null;
  readonly #changed: () => void;
  constructor(changed: () => void) {
    this.#changed = changed;
  }
  async showMessageBox(first: object, second?: MessageBoxOptions): Promise<{ response: number }> {
    const box = second ?? boxOf(first);
    this.boxes.push(box);
    this.#changed();
    const closed = new Promise<number>((resolve) => {
      box.signal?.addEventListener("abort", () => resolve(box.cancelId ?? 0));
    });
    return { response: await Promise.race([closed, this.press(box)]) };
  }
  async showOpenDialog(
    first: object,
    second?: OpenDialogOptions,
  ): Promise<{ canceled: boolean; filePaths: string[] }> {
    this.opened.push(second ?? first);
    return { canceled: this.choose === null, filePaths: this.choose === null ? [] : [this.choose] };
  }
  async showSaveDialog(
    first: object,
    second?: SaveDialogOptions,
  ): Promise<{ canceled: boolean; filePath: string }> {
    this.saved.push(second ?? first);
    return { canceled: this.choose === null, filePath: this.choose ?? "" };
  }
}

function boxOf(options: object): MessageBoxOptions {
  if ("message" in options && typeof options.message === "string")
    return { ...options, message: options.message };
  throw new Error("A message box without a message.");
}
