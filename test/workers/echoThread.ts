import { answerParent } from "../../electron/workers/answer.ts";

const answered: unknown[] = [];

answerParent(async (request) => {
  if (request === "throw") throw new TypeError("asked to throw");
  if (request === "exit") process.exit(3);
  if (request === "die") setImmediate(() => void Promise.reject(new Error("asked to die")));
  if (request === "die") return new Promise(() => undefined);
  if (request === "uncloneable") return () => undefined;
  if (request === "later") await new Promise((resolve) => setImmediate(resolve));
  answered.push(request);
  return [...answered];
});
