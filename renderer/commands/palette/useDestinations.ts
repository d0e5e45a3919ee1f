import { skipToken, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { backend, trpc } from "../../api/client.ts";
import { useProjects } from "../../live/projects.ts";
import { noteRefusal } from "../../live/refusal.ts";
import { sections } from "../../settings/sections.ts";
import { commandWords } from "../../words/commands.ts";
import { settingsWords } from "../../words/settings.ts";
import { useKeyWords } from "../useCommand.ts";
import type { IdCounts, IdTarget } from "./ids.ts";
import type { Destinations } from "./items.ts";

/** Everywhere the palette can go from here. */
export function useDestinations(): Destinations {
  const navigate = useNavigate();
  const keyWords = useKeyWords();
  const projects = useProjects();
  const isProjectOpen = useQuery(trpc.projects.list.queryOptions()).data?.current != null;
  const counts = useIdCounts(isProjectOpen);
  async function openKept(number: number): Promise<void> {
    const candidate = await backend.instructions.ofNumber.query({ number }).catch(() => null);
    if (candidate === null) return noteRefusal(commandWords.noInstruction(number));
    await navigate({ to: "/instructions", search: { show: "kept", search: "", story: candidate } });
  }
  function openId({ kind, id }: IdTarget): void {
    if (kind === "request") void navigate({ to: "/grow", search: { tab: "requests", request: id } });
    else if (kind === "seed") void navigate({ to: "/seeds", search: { seed: id } });
    else void openKept(id);
  }
  return {
    keyWords,
    settings: sections.map((section) => ({
      id: section,
      title: `${settingsWords.title}: ${settingsWords.sections[section]}`,
      open: () => void navigate({ to: "/settings", search: { section } }),
    })),
    projects: projects.others.map(({ id, name }) => ({ id, name, open: () => projects.open(id) })),
    counts,
    openId: isProjectOpen ? openId : null,
  };
}

/** What ids the open project has, as it stands when the palette opens. */
function useIdCounts(isProjectOpen: boolean): IdCounts {
  const { data } = useQuery(trpc.run.overview.queryOptions(isProjectOpen ? undefined : skipToken));
  if (data === undefined) return null;
  const { seeds, requests, verdicts } = data;
  return {
    kept: verdicts.kept,
    seeds: seeds.given + seeds.grown,
    grown: seeds.grown,
    requests: requests.sent,
  };
}
