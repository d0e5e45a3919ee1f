/** Carries the newest word from one who works to one who listens; words that nobody was there for are dropped. */
export type Newest<T> = Readonly<{
  tell: (word: T) => void;
  /** The newest word whenever there is one, until `work` has settled; a rejection of it is its owner's. */
  until: (work: Promise<unknown>) => AsyncGenerator<T, void>;
}>;

/** A carrier without a word. */
export function newest<T>(): Newest<T> {
  let word: Readonly<{ value: T }> | null = null;
  let told = Promise.withResolvers<"told">();
  return {
    tell: (value) => {
      word = { value };
      told.resolve("told");
    },
    until: async function* (work) {
      const ended = (): "ended" => "ended";
      const settled = work.then(ended, ended);
      while ((await Promise.race([told.promise, settled])) === "told") {
        const heard = word;
        word = null;
        told = Promise.withResolvers();
        if (heard !== null) yield heard.value;
      }
    },
  };
}
