import assert from "node:assert/strict";
import { test } from "node:test";
import { resourcesFolder } from "../../electron/nouns/resources.ts";
import { entryBeside } from "../../electron/workers/entry.ts";

test("an entry has the extension of the file that names it", () => {
  assert.equal(
    entryBeside("file:///s/workers/embedder.ts", "embedThread").href,
    "file:///s/workers/embedThread.ts",
  );
  assert.equal(
    entryBeside("file:///app/a%20b/desktop.js", "embedThread").href,
    "file:///app/a%20b/embedThread.js",
  );
});

test("packaged, resources are looked for beside the archive, where native code can read them", () => {
  assert.equal(
    resourcesFolder("file:///opt/Seedbed/resources/app.asar/electron/app/desktop.js"),
    "/opt/Seedbed/resources/app.asar.unpacked/resources",
  );
  assert.equal(resourcesFolder("file:///src/electron/nouns/resources.ts"), "/src/resources");
});
