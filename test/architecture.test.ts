import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import test from "node:test";
import { projectFile } from "./support/needs.ts";

/** The walls of the house: which folder of electron/ may import which (DESIGN 2). */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  nouns: [],
  files: [],
  kernel: ["nouns"],
  models: ["nouns", "files"],
  workers: ["nouns", "kernel"],
  store: ["nouns", "files"],
  report: ["nouns", "kernel", "store"],
  cycle: ["nouns", "files", "kernel", "workers", "store", "models", "rooms"],
  api: ["nouns", "files", "store", "models", "report", "cycle", "rooms"],
  hosts: ["nouns", "files", "models", "api"],
  shell: ["nouns", "files"],
  rooms: ["nouns", "files", "kernel", "workers", "store"],
};
const rooms = new Set([
  "seeds",
  "generate",
  "filter",
  "review",
  "embed",
  "batch",
  "train",
  "replace",
  "dataset",
]);

type Import = Readonly<{ from: string; to: string }>;

function importsOf(file: string, text: string): readonly Import[] {
  const found = text.matchAll(/(?:from|import|new URL)\s*\(?\s*"(\.[^"]+\.tsx?)"/g);
  return [...found].map(([, target]) => ({
    from: file,
    to: relative(projectFile("."), resolve(projectFile(dirname(file)), target ?? "")),
  }));
}

/** The folder of electron/ that a file lies in, or null for files outside. */
function folderOf(file: string): string | null {
  return /^electron\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function violations(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to }) => {
    const here = folderOf(from);
    const there = folderOf(to);
    if (here === null || there === null || here === there) return [];
    const allowed = mayImport[rooms.has(here) ? "rooms" : here] ?? [];
    return allowed.includes(rooms.has(there) ? "rooms" : there) ? [] : [`${from} imports ${to}`];
  });
}

const productFiles = globSync(["electron/**/*.ts", "renderer/**/*.{ts,tsx}", "resources/**/*.ts"], {
  cwd: projectFile("."),
});
const textOf = new Map(productFiles.map((file) => [file, readFileSync(projectFile(file), "utf8")]));
const imports = [...textOf].flatMap(([file, text]) => importsOf(file, text));

test("no folder imports beyond its walls, and rooms do not import rooms", () => {
  assert.deepEqual(violations(imports), []);
});

test("a planted import through a wall is caught", () => {
  const planted = importsOf("electron/filter/step.ts", 'import { poolAt } from "../generate/tables.ts";');
  assert.deepEqual(violations(planted), ["electron/filter/step.ts imports electron/generate/tables.ts"]);
});

test("no cycle runs through the files", () => {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `a cycle: ${[...path, file].join(" → ")}`);
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of productFiles) walk(file, []);
});

test("the renderer imports only types and nouns from the backend", () => {
  const reaching = [...textOf].flatMap(([file, text]) =>
    file.startsWith("renderer/")
      ? [...text.matchAll(/^import (type )?[^;]*?from "([^"]*electron\/[^"]+)"/gm)]
          .filter(([, isType, target]) => isType === undefined && !target?.includes("electron/nouns/"))
          .map(([line]) => `${file}: ${line}`)
      : [],
  );
  assert.deepEqual(reaching, []);
});

test("only main, preload and shell import electron", () => {
  const importers = [...textOf].flatMap(([file, text]) => (/from "electron"/.test(text) ? [file] : []));
  assert.deepEqual(
    importers.filter((file) => !/^electron\/(main\.ts|preload\.ts|shell\/[^/]+)$/.test(file)),
    [],
  );
});

test("only main and preload import more of electron than types", () => {
  const values = [...textOf].flatMap(([file, text]) =>
    /^import (?!type )[^;]*from "electron"/m.test(text) ? [file] : [],
  );
  assert.deepEqual(values.toSorted(), ["electron/main.ts", "electron/preload.ts"]);
});

test("the shell names no deprecated, synchronous call of safeStorage", () => {
  const deprecated = /\b(isEncryptionAvailable|encryptString|decryptString)\b/;
  assert.deepEqual(
    [...textOf].flatMap(([file, text]) => (deprecated.test(text) ? [file] : [])),
    [],
  );
});

/** Folders whose files insert into each table. */
function writers(texts: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [file, text] of texts) {
    for (const [, table] of text.matchAll(/INSERT(?: OR \w+)? INTO (\w+)/g)) {
      if (table === undefined) continue;
      found.set(table, (found.get(table) ?? new Set()).add(folderOf(file) ?? file));
    }
  }
  return found;
}

test("no table has two writers", () => {
  for (const [table, folders] of writers(textOf)) {
    assert.equal(folders.size, 1, `${table} is written by ${[...folders].join(" and ")}`);
  }
});

test("a planted second writer is caught", () => {
  const planted = new Map([...textOf, ["electron/replace/score.ts", '"INSERT INTO seed (id) VALUES (1)"']]);
  assert.deepEqual([...(writers(planted).get("seed") ?? [])].toSorted(), ["replace", "seeds"]);
});

test("SQL stands in store, in each room's tables and in reports, nowhere else", () => {
  const speaks = /["'`]\s*(SELECT|INSERT|UPDATE|DELETE|WITH) [\s\S]*?\b(FROM|INTO|SET|VALUES)\b/;
  const speakers = [...textOf].flatMap(([file, text]) => (speaks.test(text) ? [file] : []));
  const allowed = /^electron\/(store\/|report\/|\w+\/tables\.ts$)/;
  assert.deepEqual(
    speakers.filter((file) => !allowed.test(file)),
    [],
  );
});

test("nothing in the ledger is updated or deleted by the product", () => {
  const rewriting = /\b(UPDATE \w+ SET|DELETE FROM|INSERT OR (REPLACE|IGNORE))\b/;
  assert.deepEqual(
    [...textOf].flatMap(([file, text]) => (rewriting.test(text) ? [file] : [])),
    [],
  );
});

test("no file of the product is longer than 300 lines", () => {
  const long = [...textOf].flatMap(([file, text]) =>
    text.split("\n").length > 301 ? [`${file}: ${text.split("\n").length - 1}`] : [],
  );
  assert.deepEqual(long, []);
});
