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
    queries: { retry: false, staleTime: Infinity, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

/** Query, mutation and subscription options of every procedure, for TanStack Query. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: backend, queryClient });
