import type { Locator, Page } from "playwright-core";
import { settingsSections } from "./screens.ts";
import { dropFile } from "./dropFile.ts";

/** A moment of the run that the pictures are taken from. */
export type Stage = "first" | "planned" | "growing" | "stopped" | "done" | "closed";

type Look = `${"dark" | "light"}-${1280 | 1920}`;

/** One picture: where it is, what to do there, when it is there, how to leave; `docs` names those that are kept. */
type Shot = Readonly<{
  name: string;
  at?: string;
  isThere: (page: Page) => Locator;
  act?: (page: Page) => Promise<unknown>;
  leave?: (page: Page) => Promise<unknown>;
  docs?: readonly Look[];
}>;

const escape = (page: Page): Promise<unknown> => page.keyboard.press("Escape");
const pressed =
  (name: RegExp) =>
  (page: Page): Promise<unknown> =>
    page.getByRole("button", { name }).first().press("Enter");

const loop: Shot = {
  name: "loop-growing",
  at: "/grow?tab=loop",
  isThere: (page) => page.getByRole("img", { name: /^Loss: \d/ }),
};
const requests: Shot = {
  name: "requests",
  at: "/grow?tab=requests&request=12",
  isThere: (page) => page.getByRole("heading", { name: /^Verdicts \d/ }),
};

/** The pictures of each moment, in flow order. */
export const stages: Readonly<Record<Stage, readonly Shot[]>> = {
  first: [
    { name: "welcome-first", isThere: (page) => page.getByRole("heading", { name: "This computer" }) },
    {
      name: "welcome-bad-file",
      act: (page) => dropFile(page, page.getByRole("main"), "notes.jsonl", "no seed at all"),
      isThere: (page) => page.getByRole("alert"),
    },
  ],
  planned: [
    {
      name: "loop-empty",
      at: "/grow?tab=loop",
      isThere: (page) => page.getByRole("button", { name: "Plan a run" }),
    },
    { name: "plan", at: "/grow?tab=plan", isThere: (page) => page.getByTestId("grow"), docs: ["dark-1280"] },
    {
      name: "requests-empty",
      at: "/grow?tab=requests",
      isThere: (page) => page.getByRole("heading", { name: "Requests", level: 1 }),
    },
    { name: "instructions-empty", at: "/instructions", isThere: (page) => page.getByRole("main") },
  ],
  growing: [
    { ...loop, docs: ["dark-1280", "light-1280", "dark-1920"] },
    { ...requests, name: "requests-growing" },
  ],
  stopped: [
    { ...loop, name: "loop-stopped", docs: ["dark-1280"] },
    {
      name: "stopped-writer",
      act: pressed(/^Change the writer…$/),
      isThere: (page) => page.getByRole("dialog"),
      leave: escape,
    },
    { ...requests, name: "requests-stopped" },
  ],
  done: [
    {
      name: "loop-done",
      at: "/grow?tab=loop",
      isThere: (page) => page.getByRole("img", { name: /^Loss: \d/ }),
      docs: ["dark-1920"],
    },
    {
      name: "curves",
      act: pressed(/^Show as table$/),
      isThere: (page) => page.getByRole("dialog"),
      leave: escape,
    },
    { name: "plan-frozen", at: "/grow?tab=plan", isThere: (page) => page.getByText("may be another one") },
    { ...requests, docs: ["light-1280"] },
    {
      name: "seeds",
      at: "/seeds?seed=9",
      isThere: (page) => page.getByTestId("seed-story"),
      docs: ["dark-1280"],
    },
    {
      name: "seed-dialog",
      act: pressed(/^Write a seed$/),
      isThere: (page) => page.getByRole("dialog"),
      leave: escape,
    },
    {
      name: "seeds-replaced",
      at: "/seeds?tab=replaced",
      isThere: (page) => page.getByRole("grid").getByRole("row").nth(2),
    },
    {
      name: "seeds-aside",
      at: "/seeds?tab=aside",
      isThere: (page) => page.getByRole("radio", { checked: true }),
    },
    {
      name: "filter",
      at: "/filter?theta=0.7",
      isThere: (page) => page.getByText(/^Requests for/),
      docs: ["dark-1280", "light-1280"],
    },
    {
      name: "filter-papers",
      at: "/filter?compare=true",
      isThere: (page) => page.getByText("Kept of the same texts"),
    },
    {
      name: "filter-rules",
      at: "/filter",
      act: pressed(/^Change the rules…$/),
      isThere: (page) => page.getByRole("dialog"),
      leave: escape,
    },
    {
      name: "instructions",
      at: "/instructions",
      isThere: (page) => page.getByRole("grid").getByRole("row").nth(2),
      docs: ["light-1280"],
    },
    {
      name: "story",
      at: "/instructions",
      act: (page) => page.getByRole("row", { name: /^948 / }).click(),
      isThere: (page) => page.getByTestId("story").getByText("Three seeds"),
      docs: ["dark-1280"],
    },
    {
      name: "instructions-none",
      at: "/instructions?search=zebraquagga",
      isThere: (page) => page.getByRole("button", { name: "Clear the filters" }),
    },
    {
      name: "instructions-selected",
      at: "/instructions?show=all",
      act: pressed(/^Select all/),
      isThere: (page) => page.getByTestId("selection"),
      leave: escape,
    },
    {
      name: "export",
      act: (page) => page.getByTestId("export").press("Enter"),
      isThere: (page) => page.getByText("pretty_name"),
      leave: escape,
      docs: ["dark-1280"],
    },
    {
      name: "palette",
      act: (page) => page.keyboard.press("Control+k"),
      isThere: (page) => page.getByRole("combobox"),
      leave: escape,
    },
    {
      name: "keys",
      act: pressed(/^Keys of this screen$/),
      isThere: (page) => page.getByRole("dialog"),
      leave: escape,
    },
    {
      name: "project-menu",
      act: pressed(/switch project$/),
      isThere: (page) => page.getByRole("menu"),
      leave: escape,
    },
    ...settingsSections.map(([section, title]): Shot => ({
      name: `settings-${section}`,
      at: `/settings?section=${section}`,
      isThere: (page) => page.getByRole("heading", { level: 1, name: title }),
    })),
  ],
  closed: [
    { name: "welcome", at: "/", isThere: (page) => page.getByRole("row").first(), docs: ["light-1280"] },
  ],
};
