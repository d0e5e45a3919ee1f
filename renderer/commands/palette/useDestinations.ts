import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../../api/client.ts";
import { useProjects } from "../../live/projects.ts";
import { sections } from "../../settings/sections.ts";
import { settingsWords } from "../../words/settings.ts";
import { useKeyWords } from "../useCommand.ts";
import type { IdTarget } from "./ids.ts";
import type { Destinations } from "./items.ts";

/** Everywhere the palette can go from here. */
export function useDestinations(): Destinations {
  const navigate = useNavigate();
  const keyWords = useKeyWords();
  const projects = useProjects();
  const isProjectOpen = useQuery(trpc.projects.list.queryOptions()).data?.current != null;
  function openId({ kind, id }: IdTarget): void {
    if (kind === "request") void navigate({ to: "/grow", search: { tab: "requests", request: id } });
    else if (kind === "seed") void navigate({ to: "/seeds", search: { seed: id } });
    else void navigate({ to: "/instructions", search: { show: "all", search: "", story: id } });
  }
  return {
    keyWords,
    settings: sections.map((section) => ({
      id: section,
      title: `${settingsWords.title}: ${settingsWords.sections[section]}`,
      open: () => void navigate({ to: "/settings", search: { section } }),
    })),
    projects: projects.others.map(({ id, name }) => ({ id, name, open: () => projects.open(id) })),
    openId: isProjectOpen ? openId : null,
  };
}
