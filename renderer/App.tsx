import { useQuery } from "@tanstack/react-query";
import { trpc } from "./api/client.ts";
import { Frame } from "./frame/Frame.tsx";
import { Start } from "./start/Start.tsx";
import { useTheme } from "./theme/theme.ts";

/** The start while no project is open, else the frame around the project's places. */
export function App() {
  useTheme();
  const list = useQuery(trpc.projects.list.queryOptions());
  const current = list.data?.current ?? null;
  if (current !== null) return <Frame key={current} project={current} />;
  return <Start list={list.data ?? null} failure={list.error?.message ?? null} />;
}
