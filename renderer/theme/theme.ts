import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { trpc } from "../api/client.ts";

export type Theme = "system" | "dark" | "light";

/** The chosen theme, put on the page, and a way to choose another; the choice lives with the backend. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const client = useQueryClient();
  const { data } = useQuery(trpc.preferences.get.queryOptions());
  const { mutate } = useMutation(trpc.preferences.set.mutationOptions());
  const theme = data?.theme ?? "system";
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  function choose(next: Theme): void {
    client.setQueryData(trpc.preferences.get.queryKey(), { theme: next });
    mutate({ theme: next });
  }
  return [theme, choose];
}
