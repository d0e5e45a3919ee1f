import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { z } from "zod";
import { needs, projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { testModels, writerModelPath } from "../support/writerModel.ts";

const told = z.object({ kept: z.number(), rows: z.number(), during: z.number(), after: z.number() });

/** The kernel's list of namespaces, where this computer lets us make a network with a loopback of its own. */
function isolation(): string | undefined {
  try {
    execFileSync("unshare", [...isolated, "true"], { stdio: "ignore" });
    return "/proc/self/ns/net";
  } catch {
    return undefined;
  }
}

const isolated = ["--user", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];
const model = await writerModelPath();

test(
  "a run with the built-in writer in offline mode sends nothing out: no packet looks for a route",
  {
    skip:
      needs(isolation(), "unshare with ip, for a network namespace") ||
      needs(existsSync(model) ? model : undefined, "the built-in writer's model (npm run models)"),
    timeout: 240_000,
  },
  async (context) => {
    // Some libraries are silent under CI and in unit tests; here they must be as they are for a user.
    const { NODE_TEST_CONTEXT: _, INIT_CWD: __, CI: ___, ...env } = process.env;
    const { stdout } = await promisify(execFile)(
      "unshare",
      [...isolated, process.execPath, projectFile("test/e2e/offlineRun.ts")],
      { env: { ...env, SEEDBED_HOME: temporaryFolder(context), SEEDBED_MODELS: testModels.fetched } },
    );
    const seen = told.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
    assert.deepEqual({ kept: seen.kept, rows: seen.rows }, { kept: 8, rows: 8 });
    assert.equal(seen.during, 0);
    assert.ok(seen.after > 0, "an attempt at another address is counted");
  },
);
