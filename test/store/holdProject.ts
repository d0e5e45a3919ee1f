import { openProject } from "../../electron/store/project.ts";

/** A process of its own that opens a project, says so, and holds it until its input closes or it is killed. */
const [path = ""] = process.argv.slice(2);
const project = openProject(path, { create: true });
process.stdout.write("open\n");
process.stdin.on("end", () => project.close());
process.stdin.resume();
