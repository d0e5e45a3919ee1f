/** An export that was refused or failed; `sentence` tells the user why and what to do next. */
export class ExportError extends Error {
  readonly sentence: string;

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "ExportError";
    this.sentence = sentence;
  }
}
