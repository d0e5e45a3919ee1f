import { asFailure } from "../../electron/nouns/failure.ts";
import { openProject } from "../../electron/store/project.ts";

/** `tellOpening.ts PATH`: opens a project as another user may and prints what came of it. */
try {
  openProject(process.argv[2] ?? "", { create: true }).close();
  process.stdout.write("opened");
} catch (error) {
  process.stdout.write(asFailure(error)?.sentence ?? `a bug: ${String(error)}`);
}
