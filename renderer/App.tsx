import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { trpc } from "./api/client.ts";
import { Frame } from "./frame/Frame.tsx";
import { useFocusInView } from "./frame/useFocusInView.ts";
import { useHostEvents } from "./start/hostEvents.ts";
import { SettingsAtStart } from "./start/SettingsAtStart.tsx";
import { Start } from "./start/Start.tsx";

/** The start while no project is open, else the frame around the project's places. */
export function App() {
  const list = useQuery(trpc.projects.list.queryOptions());
  const path = useLocation({ select: ({ pathname }) => pathname });
  useHostEvents();
  const { current = null, currentId = null } = list.data ?? {};
  useFocusInView(currentId ?? "");
  if (current !== null && currentId !== null) return <Frame key={currentId} project={current} />;
  if (path === "/settings") return <SettingsAtStart />;
  return <Start list={list.data ?? null} failure={list.error?.message ?? null} />;
}
