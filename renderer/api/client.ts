import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "../../electron/api/router.ts";
import { noteConnection } from "./connection.ts";

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;

const socket = createWSClient({
  url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/trpc`,
  retryDelayMs: (attempt) => Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempt - 1)),
  keepAlive: { enabled: true, intervalMs: 4_000, pongTimeoutMs: 4_000 },
  onOpen: () => noteConnection(true),
  onClose: () => noteConnection(false),
});

/** Calls the backend's procedures directly. */
export const backend = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });

export const queryClient = new QueryClient({
  // Queries wait for the socket by themselves; a refusal is a sentence to show, not to try again.
  defaultOptions: {
    // A view that appears shows what was known and asks anew: the run went on while it was away.
    queries: { retry: false, staleTime: 0, refetchOnWindowFocus: false, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

/** Query, mutation and subscription options of every procedure, for TanStack Query. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: backend, queryClient });

// These change by the page's own act, which tells; asked anew in between they could come back as they were before it.
for (const key of [trpc.preferences.get.queryKey(), trpc.host.info.queryKey()]) {
  queryClient.setQueryDefaults(key, { staleTime: Infinity });
}
