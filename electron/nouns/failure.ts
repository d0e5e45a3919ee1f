/** Every way in which something outside us can fail; each carries a sentence for the user. */
export type FailureKind =
  | "usage"
  | "seed-file-refused"
  | "too-few-seeds"
  | "project-missing"
  | "project-not-ours"
  | "project-newer"
  | "project-open-elsewhere"
  | "project-damaged"
  | "project-not-writable"
  | "settings-frozen"
  | "server-unreachable"
  | "server-refused-key"
  | "server-busy"
  | "server-error"
  | "server-refused-request"
  | "reply-unreadable"
  | "no-task-written"
  | "writer-died"
  | "request-aborted"
  | "model-missing"
  | "model-damaged"
  | "trainer-died"
  | "trainer-silent"
  | "trainer-refused"
  | "worker-died"
  | "export-refused";

/** A failure of the trade (not a bug): what happened, which item, what to do next, in one sentence or two. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly kind: FailureKind;
  readonly sentence: string;
  constructor(kind: FailureKind, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.kind = kind;
    this.sentence = sentence;
  }
}

/** The failure that an unknown thrown value stands for, or null when it is a bug. */
export function asFailure(thrown: unknown): Failure | null {
  return thrown instanceof Failure ? thrown : null;
}
