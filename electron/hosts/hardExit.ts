/**
 * Ends this process at once as Ctrl-C does by default, whatever its threads are doing: a shell sees code 130.
 * An orderly `process.exit` would stop a thread inside a model's native code, which aborts with code 134.
 */
export function endAtOnce(): never {
  process.removeAllListeners("SIGINT");
  process.kill(process.pid, "SIGINT");
  // The first process of a container is spared the signal.
  process.exit(130);
}
