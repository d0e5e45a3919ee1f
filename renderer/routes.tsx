import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from "@tanstack/react-router";
import { App } from "./App.tsx";
import { CommandRoot } from "./commands/CommandRoot.tsx";
import { Filter } from "./filter/Filter.tsx";
import { filterRouteSearch } from "./filter/filterSearch.ts";
import { Grow } from "./grow/Grow.tsx";
import { readGrowSearch } from "./grow/growSearch.ts";
import { Instructions } from "./instructions/Instructions.tsx";
import { readListSearch } from "./instructions/listSearch.ts";
import { Seeds } from "./seeds/Seeds.tsx";
import { seedsRouteSearch } from "./seeds/seedsSearch.ts";
import { readSettingsSearch } from "./settings/sections.ts";
import { Settings } from "./settings/Settings.tsx";

const rootRoute = createRootRoute({
  component: () => (
    <CommandRoot>
      <App />
    </CommandRoot>
  ),
});
const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/grow" });
  },
});
const growRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/grow",
  validateSearch: readGrowSearch,
  component: Grow,
});
const instructionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/instructions",
  validateSearch: readListSearch,
  component: Instructions,
});
const seedsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/seeds",
  validateSearch: seedsRouteSearch,
  component: Seeds,
});
const filterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/filter",
  validateSearch: filterRouteSearch,
  component: Filter,
});
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings",
  validateSearch: readSettingsSearch,
  component: Settings,
});

/** The places of the app; they live in the part of the address behind #. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    growRoute,
    seedsRoute,
    filterRoute,
    instructionsRoute,
    settingsRoute,
  ]),
  history: createHashHistory(),
  defaultNotFoundComponent: Grow,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
