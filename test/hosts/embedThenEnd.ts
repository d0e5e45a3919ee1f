import { endAtOnce } from "../../electron/hosts/hardExit.ts";
import { openEmbedder } from "../../electron/workers/embedder.ts";
import { projectFile } from "../support/needs.ts";

const folder = projectFile("resources/models/all-MiniLM-L6-v2-int8");
const embedder = await openEmbedder({ folder, threads: 1 });
process.on("SIGINT", () => process.stderr.write("A handler was called.\n"));
const texts = Array.from({ length: 16 }, () => "rain ".repeat(200));
const calls = [1, 2, 3, 4, 5].map(() => embedder.embed(texts));
// The thread goes from call to call, so now it is inside the model.
await calls[0];
endAtOnce();
