import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { openProject } from "../../electron/store/project.ts";
import { loopback, wire } from "../support/loopback.ts";

const line = z.looseObject({
  id: z.string(),
  name: z.string(),
  folder: z.string().nullable(),
  state: z.looseObject({ kind: z.string() }),
});
const list = z.object({
  data: z.object({ currentId: z.string().nullable(), projects: z.array(line) }),
});

test("two projects of one name are told apart, and a missing one says so and can be forgotten", async (t) => {
  const server = await loopback(t);
  const { query, mutate } = await wire(t, server);
  await mutate("projects.create", { name: "same" });
  const other = join(server.home, "there", "same.seedbed");
  await server.desk.openFile(other, { create: true });
  const { currentId, projects } = list.parse(await query("projects.list")).data;
  assert.deepEqual(
    projects.map(({ name }) => name),
    ["same", "same"],
  );
  assert.equal(projects.find(({ id }) => id === currentId)?.folder, join(server.home, "there"));
  await mutate("projects.close");
  rmSync(other);
  const gone = list.parse(await query("projects.list")).data.projects.find(({ folder }) => folder !== null);
  assert.equal(gone?.state.kind, "missing");
  const answer = await mutate("projects.open", { id: gone.id });
  assert.ok("sentence" in answer);
  assert.match(answer.sentence, /no project at .*there.same\.seedbed/);
  await mutate("projects.forget", { id: gone.id });
  const left = list.parse(await query("projects.list")).data.projects;
  assert.deepEqual(
    left.map(({ folder }) => folder),
    [null],
  );
  const refused = await mutate("projects.forget", { id: left[0]?.id });
  assert.ok("sentence" in refused);
  assert.match(refused.sentence, /lies in the projects folder/);
});

test("a browser has no dialogs and says where a project goes instead", async (t) => {
  const server = await loopback(t);
  const { query, mutate } = await wire(t, server);
  const info = z.object({ data: z.looseObject({ hostName: z.string(), canPick: z.boolean() }) });
  const { hostName, canPick } = info.parse(await query("host.info")).data;
  assert.deepEqual([hostName, canPick], ["browser", false]);
  const answer = await mutate("projects.pick");
  assert.ok("sentence" in answer && answer.kind === "usage");
  assert.ok(answer.sentence.includes(join(server.home, "projects")));
});

test("a new project goes where the dialog says", async (t) => {
  const folder = join((await loopback(t)).home, "elsewhere");
  const asked: string[] = [];
  const server = await loopback(t, {
    dialogs: {
      pickProject: () => Promise.resolve(null),
      pickFolder: () => Promise.resolve(null),
      nameProject: (name) => {
        asked.push(name);
        return Promise.resolve(join(folder, `${name}.seedbed`));
      },
    },
  });
  const { mutate } = await wire(t, server);
  assert.deepEqual(await mutate("projects.createElsewhere", { name: "mine" }), { data: true });
  assert.deepEqual([asked, server.desk.shelf.project().path], [["mine"], join(folder, "mine.seedbed")]);
});

test("both pages of one backend hear that another project is open", async (t) => {
  const server = await loopback(t);
  const [one, two] = await Promise.all([wire(t, server), wire(t, server)]);
  const events = two.watch("host.events");
  await two.query("projects.list");
  await one.mutate("projects.create", { name: "shared" });
  assert.deepEqual(await events.next(), { data: { kind: "project" } });
  await one.mutate("projects.close");
  assert.deepEqual(await events.next(), { data: { kind: "project" } });
});

test("a project whose file is moved away while it is open is refused with a sentence, and is whole there", async (t) => {
  const server = await loopback(t);
  const { mutate } = await wire(t, server);
  await mutate("projects.create", { name: "moved" });
  await mutate("seeds.useSample", { which: "sample-24" });
  mkdirSync(join(server.home, "away"));
  const away = join(server.home, "away", "moved.seedbed");
  renameSync(join(server.home, "projects", "moved.seedbed"), away);
  const answer = await mutate("seeds.useSample", { which: "sample" });
  assert.ok("sentence" in answer && answer.kind === "project-missing");
  assert.match(answer.sentence, /moved\.seedbed is not there any more.*Put it back/);
  await mutate("projects.close");
  const project = openProject(away, { create: false });
  const seeds = project.db.all(z.object({ id: z.number() }), "SELECT id FROM seed");
  project.close();
  assert.equal(seeds.length, 24);
});
