import { parseArgs } from "node:util";
import { retrievalBank, retrievalWriter } from "./retrievalWriter.ts";
import { startServer } from "./server.ts";

// The loopback server with the retrieval writer as a process of its own, so that it outlives a product
// process that a test kills. Prints {"url": …} and runs until its standard input ends or it is told to stop.
const { values } = parseArgs({ options: { tasks: { type: "string", default: "4" } } });
const write = retrievalWriter(retrievalBank(), { tasks: Number(values.tasks) });
const server = await startServer({ answer: ({ content }) => ({ text: write(content) }) });
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
const stop = (): void => {
  server.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.on("SIGTERM", stop);
process.stdin.on("end", stop).resume();
