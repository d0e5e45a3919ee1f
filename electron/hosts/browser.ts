import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { asFailure } from "../nouns/failure.ts";
import { serve } from "./httpServer.ts";
import { onInterrupt } from "./interrupt.ts";
import { newDesk, thisSystem } from "./newDesk.ts";
import { openBrowser } from "./openBrowser.ts";
import { ownHost } from "./ownHost.ts";
import { pageFolder } from "./pageFolder.ts";

const usage = `Usage: npm run serve -- [--project FILE] [--port PORT] [--no-open]
Serves Seedbed's page on this computer and prints the link to it.
  --project FILE  open this project, or make it
  --port PORT     listen there; else on a free port
  --no-open       print the link only; open no browser
  --page FOLDER   serve this folder in place of the built page, for work on the page
`;

const flags = z.object({
  project: z.string().min(1).optional(),
  port: z.coerce
    .number("A port is a number.")
    .int()
    .min(1, "A port is at least 1.")
    .max(65535, "A port is at most 65535.")
    .optional(),
  page: z.string().min(1).optional(),
  open: z.boolean(),
  help: z.boolean(),
});

const code = await main(process.argv.slice(2));
if (code !== 0) process.exitCode = code;

/** Exit codes: 0 ended by the user, 1 failed, 2 usage. */
async function main(args: string[]): Promise<number> {
  const read = readFlags(args);
  if (typeof read === "string") {
    process.stderr.write(`${read}\n${usage}`);
    return 2;
  }
  if (read.help) {
    process.stdout.write(usage);
    return 0;
  }
  try {
    await start(read);
    return 0;
  } catch (error) {
    const failure = asFailure(error);
    if (failure === null) throw error;
    process.stderr.write(`${failure.sentence}\n`);
    return 1;
  }
}

async function start({ project, port, page, open }: z.infer<typeof flags>): Promise<void> {
  const system = thisSystem();
  const desk = newDesk(system.home, ownHost("browser", system.home, system));
  // npm runs this in the project's root; INIT_CWD is where the user typed the command.
  const typedIn = process.env["INIT_CWD"] ?? process.cwd();
  if (project !== undefined) {
    const file = resolve(typedIn, project.endsWith(".seedbed") ? project : `${project}.seedbed`);
    await desk.openFile(file, { create: true });
  }
  const folder = page === undefined ? await pageFolder(say) : resolve(typedIn, page);
  const served = await serve({ desk, folder, port: port ?? null, report: say });
  onInterrupt(async () => {
    if (desk.bench.isBusy())
      say("Pausing: what is in flight arrives first. Press Ctrl-C again to stop at once.");
    await desk.close();
    await served.close();
  });
  say(`Seedbed is at this link until you press Ctrl-C:\n${served.link}`);
  if (open) openBrowser(served.link, process.platform, process.env);
}

function readFlags(args: string[]): z.infer<typeof flags> | string {
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        project: { type: "string" },
        port: { type: "string" },
        page: { type: "string" },
        open: { type: "boolean", default: true },
        help: { type: "boolean", default: false },
      },
    });
    const checked = flags.safeParse(values);
    return checked.success ? checked.data : (checked.error.issues[0]?.message ?? "A flag is wrong.");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function say(line: unknown): void {
  process.stdout.write(`${line instanceof Error ? (line.stack ?? line.message) : String(line)}\n`);
}
