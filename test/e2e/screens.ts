import type { Locator, Page } from "playwright-core";

/** A screen of a project whose run is done: how to come to it, when it is there, and its main act. */
export type Screen = Readonly<{
  name: string;
  /** The part of the address behind #. */
  at: string;
  isThere: (page: Page) => Locator;
  mainAct: (page: Page) => Locator;
}>;

const exportAct = (page: Page): Locator => page.getByTestId("export");

/** The screens of a project with a finished run, in flow order. */
export const projectScreens: readonly Screen[] = [
  {
    name: "Loop",
    at: "/grow?tab=loop",
    isThere: (page) => page.getByRole("img", { name: /^Loss: \d/ }),
    mainAct: exportAct,
  },
  {
    name: "Plan",
    at: "/grow?tab=plan",
    isThere: (page) => page.getByText("may be another one after a pause"),
    mainAct: exportAct,
  },
  {
    name: "Requests",
    at: "/grow?tab=requests&request=1",
    isThere: (page) => page.getByRole("heading", { name: /^Verdicts \d/ }),
    mainAct: (page) => page.getByRole("row", { selected: true }),
  },
  {
    name: "Seeds",
    at: "/seeds",
    isThere: (page) => page.getByRole("grid").getByRole("row").nth(2),
    mainAct: (page) => page.getByRole("button", { name: "Add seeds" }),
  },
  {
    name: "Seeds, one chosen",
    at: "/seeds?seed=2",
    isThere: (page) => page.getByRole("complementary", { name: "Seed 2" }),
    mainAct: (page) => page.getByRole("button", { name: "Edit" }),
  },
  {
    name: "Seeds, replaced",
    at: "/seeds?tab=replaced",
    isThere: (page) => page.getByRole("radio", { name: /^Replaced/, checked: true }),
    mainAct: (page) => page.getByRole("button", { name: "Add seeds" }),
  },
  {
    name: "Seeds, set aside",
    at: "/seeds?tab=aside",
    isThere: (page) => page.getByText("my tasks.jsonl").last(),
    mainAct: (page) => page.getByRole("button", { name: "Add seeds" }),
  },
  {
    name: "Filter",
    at: "/filter?theta=0.8",
    isThere: (page) => page.getByRole("slider", { name: /^θ/ }),
    mainAct: (page) => page.getByRole("button", { name: "Use 0.80 from now on" }),
  },
  {
    name: "Instructions",
    at: "/instructions",
    isThere: (page) => page.getByRole("grid").getByRole("row").nth(2),
    mainAct: (page) => page.getByRole("button", { name: /^Select all \d/ }),
  },
  {
    name: "Instructions, story",
    at: "/instructions?story=5",
    isThere: (page) => page.getByTestId("story").getByText("Three seeds"),
    mainAct: (page) => page.getByRole("button", { name: "Close the story" }),
  },
  {
    name: "Instructions, nothing found",
    at: "/instructions?search=zebraquagga",
    isThere: (page) => page.getByRole("button", { name: "Clear the filters" }),
    mainAct: (page) => page.getByRole("button", { name: "Clear the filters" }),
  },
];

/** The sections of the settings by their names in the address and their titles. */
export const settingsSections = [
  ["general", "General"],
  ["writers", "Writers"],
  ["models", "Models"],
  ["trainer", "Trainer"],
  ["filter", "Filter"],
  ["keyboard", "Keyboard"],
  ["appearance", "Appearance"],
  ["data", "Data and privacy"],
] as const;

/** Goes to a place of the app and waits for what is to be there. */
export async function goTo(page: Page, at: string, isThere: (page: Page) => Locator): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${at}`);
  await isThere(page).first().waitFor();
}
