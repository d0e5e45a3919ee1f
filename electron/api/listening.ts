/** Everything that a source tells from now on, in order, until `signal`; nothing is lost in between. */
export async function* listening<T>(
  listen: (listener: (item: T) => void) => () => void,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const waiting: T[] = [];
  let bell = Promise.withResolvers<void>();
  const ring = (): void => bell.resolve();
  const silence = listen((item) => {
    waiting.push(item);
    ring();
  });
  signal.addEventListener("abort", ring, { once: true });
  try {
    while (!signal.aborted) {
      yield* waiting.splice(0);
      await bell.promise;
      bell = Promise.withResolvers<void>();
    }
  } finally {
    silence();
    signal.removeEventListener("abort", ring);
  }
}
