import { dataOf, findParentPort } from "../../electron/nouns/parentPort.ts";

/** A process of ours for tests: it sends back what it hears, and prints a line. */
const port = findParentPort();
process.stderr.write("the child is up\n");
port?.on("message", (event) => {
  const message = dataOf(event);
  if (JSON.stringify(message).includes("leave")) process.exit(7);
  port.postMessage({ echo: message });
});
