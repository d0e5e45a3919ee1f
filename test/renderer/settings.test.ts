import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { commands } from "../../electron/nouns/commands.ts";
import { draftOf, defaultDraft, savedIn, toWriterSettings } from "../../renderer/grow/plan/writerDraft.ts";
import {
  acceleratorOf,
  holderOf,
  refusalOf,
  withKey,
  wordsOf,
} from "../../renderer/settings/keyboard/rebind.ts";
import { readSettingsSearch } from "../../renderer/settings/sections.ts";
import { writerPresets } from "../../renderer/settings/writers/presets.ts";
import {
  emptyForm,
  errorsIn,
  formOf,
  withPreset,
  writerIn,
} from "../../renderer/settings/writers/writerForm.ts";

const pc = { isMac: false, isBrowser: true };
const desktop = { isMac: false, isBrowser: false };
const mac = { isMac: true, isBrowser: false };

function press(
  key: string,
  held: Partial<Record<"ctrl" | "meta" | "alt" | "shift", boolean>> = {},
  code = "",
) {
  const { ctrl = false, meta = false, alt = false, shift = false } = held;
  return {
    key,
    code,
    ctrlKey: ctrl,
    metaKey: meta,
    altKey: alt,
    shiftKey: shift,
    getModifierState: () => false,
  };
}

function command(id: string) {
  const found = commands.find((each) => each.id === id);
  assert.ok(found !== undefined, id);
  return found;
}

const listed = {
  id: "writer-1",
  name: "Workstation",
  baseUrl: "http://10.0.0.12:8000/v1",
  model: "qwen",
  keyEnv: null,
  concurrency: 24,
  place: "10.0.0.12:8000",
  key: { kind: "stored" },
  health: { outcome: "ok", words: "works" },
  lastTest: null,
} as const;

test("the address names a section and a writer, and what does not fit falls away", () => {
  assert.deepEqual(readSettingsSearch({ section: "writers", writer: "new" }), {
    section: "writers",
    writer: "new",
  });
  assert.deepEqual(readSettingsSearch({ section: "models", writer: "new" }), { section: "models" });
  assert.deepEqual(readSettingsSearch({ section: "nowhere", writer: 7 }), {});
});

describe("the form of a writer", () => {
  test("names what is wrong beside each field, and nothing once it is right", () => {
    assert.deepEqual(Object.keys(errorsIn(emptyForm, false)), ["name", "baseUrl", "model"]);
    const right = { ...emptyForm, name: "A", baseUrl: "http://127.0.0.1:1/v1", model: "m" };
    assert.deepEqual(errorsIn(right, false), {});
    assert.deepEqual(Object.keys(errorsIn({ ...right, keyKind: "stored" }, false)), ["key"]);
    assert.deepEqual(errorsIn({ ...right, keyKind: "stored" }, true), {});
    assert.deepEqual(Object.keys(errorsIn({ ...right, keyKind: "variable" }, false)), ["keyEnv"]);
    for (const [baseUrl, sentence] of [
      ["localhost:8000", /starts with http/],
      ["http://", /starts with http/],
      ["https://user:pass@host/v1", /without a name, password/],
      ["https://host/v1?key=1", /without a name, password/],
      ["https://host/v1/chat/completions", /without \/chat\/completions/],
    ] as const) {
      assert.match(errorsIn({ ...right, baseUrl }, false).baseUrl ?? "", sentence, baseUrl);
    }
  });

  test("a preset fills address and key, keeps the model that was typed, and takes a free name", () => {
    const openai = writerPresets.find(({ name }) => name === "OpenAI");
    assert.ok(openai !== undefined);
    const form = withPreset({ ...emptyForm, model: "gpt" }, openai, ["OpenAI", "OpenAI 2"]);
    assert.deepEqual(
      [form.name, form.model, form.keyKind, form.baseUrl],
      ["OpenAI 3", "gpt", "stored", "https://api.openai.com/v1"],
    );
  });

  test("a saved writer fills it without its key", () => {
    const form = formOf(listed);
    assert.deepEqual([form.keyKind, form.key], ["stored", ""]);
    assert.deepEqual(writerIn(form), {
      name: "Workstation",
      baseUrl: listed.baseUrl,
      model: "qwen",
      concurrency: 24,
      keyEnv: null,
    });
  });
});

describe("the writer of a plan", () => {
  test("a saved writer brings the id of its key, and no id where no key is kept", () => {
    assert.deepEqual(toWriterSettings(draftOf(listed)), {
      writer: { kind: "openai", model: "qwen", baseUrl: listed.baseUrl, keyEnv: null, keyId: "writer-1" },
      concurrency: 24,
    });
    const keyless = { ...listed, key: { kind: "none" } } as const;
    assert.deepEqual(toWriterSettings(draftOf(keyless))?.writer, {
      kind: "openai",
      model: "qwen",
      baseUrl: listed.baseUrl,
      keyEnv: null,
    });
  });

  test("the writer of the last sitting is found among the saved ones, until its fields are typed over", () => {
    const settings = toWriterSettings(draftOf({ ...listed, key: { kind: "none" } }));
    const draft = defaultDraft(settings);
    assert.equal(savedIn(draft, [listed])?.id, "writer-1");
    assert.equal(savedIn({ ...draft, savedId: null }, [listed]), null);
    assert.equal(savedIn({ ...draft, model: "other" }, [listed]), null);
    assert.equal(savedIn(defaultDraft(null), [listed]), null);
  });
});

describe("a new key for a command", () => {
  test("a press is read as the accelerator of the table", () => {
    assert.equal(acceleratorOf(press("k", { ctrl: true }), pc), "CmdOrCtrl+K");
    assert.equal(acceleratorOf(press("P", { ctrl: true, shift: true }), pc), "CmdOrCtrl+Shift+P");
    assert.equal(acceleratorOf(press("?", { shift: true }), pc), "?");
    assert.equal(acceleratorOf(press("¡", { alt: true }, "Digit1"), mac), "Alt+1");
    assert.equal(acceleratorOf(press("k", { meta: true }), mac), "CmdOrCtrl+K");
    assert.equal(acceleratorOf(press("F5"), pc), "F5");
    assert.equal(acceleratorOf(press("Control", { ctrl: true }), pc), null);
    for (const key of ["ArrowUp", "+", "é", "Home"]) assert.equal(acceleratorOf(press(key), pc), "", key);
    assert.equal(acceleratorOf(press("k", { meta: true }), pc), "");
  });

  test("a letter alone is for lists only, and some keys belong to others", () => {
    assert.match(refusalOf("K", command("export"), pc) ?? "", /acts only in lists/);
    assert.equal(refusalOf("K", command("pin-seed"), pc), null);
    assert.match(refusalOf("CmdOrCtrl+T", command("export"), pc) ?? "", /browser keeps Ctrl T/);
    assert.equal(refusalOf("CmdOrCtrl+T", command("export"), desktop), null);
    assert.match(refusalOf("CmdOrCtrl+C", command("export"), desktop) ?? "", /belongs to text fields/);
    assert.match(refusalOf("", command("export"), pc) ?? "", /cannot be chosen/);
  });

  test("a conflict is named, and taking the key leaves the other without one", () => {
    const exporting = command("export");
    assert.equal(holderOf("CmdOrCtrl+K", exporting, {}, pc)?.id, "palette");
    const own = withKey(exporting, "CmdOrCtrl+K", {}, pc);
    assert.deepEqual(own, { palette: null, export: "CmdOrCtrl+K" });
    assert.equal(holderOf("CmdOrCtrl+K", exporting, own, pc), null);
    assert.deepEqual(withKey(exporting, "CmdOrCtrl+E", own, pc), { palette: null });
    assert.equal(wordsOf("CmdOrCtrl+Shift+P", mac), "⇧⌘P");
  });
});
