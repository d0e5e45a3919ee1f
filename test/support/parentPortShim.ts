// Preloaded with `--import`: gives a forked Node process the port that Electron gives a utility process.
Reflect.set(process, "parentPort", {
  postMessage: (message: unknown) => process.send?.(message),
  on: (event: "message" | "close", listener: (event: unknown) => void) => {
    if (event === "message") process.on("message", (data) => listener({ data }));
    else process.on("disconnect", () => listener({}));
  },
});
