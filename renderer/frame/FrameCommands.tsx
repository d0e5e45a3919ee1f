import { useNavigate } from "@tanstack/react-router";
import { useCommand } from "../commands/useCommand.ts";
import { useOverview } from "../live/overview.tsx";

/** The commands that lead from place to place; a place that is open may carry out Grow itself. */
export function FrameCommands() {
  const navigate = useNavigate();
  const overview = useOverview();
  const hasRun = overview?.run != null;
  const toPlan = (): void => void navigate({ to: "/grow", search: { tab: "plan" } });
  useCommand("go-grow", () => void navigate({ to: "/grow", search: { tab: "loop" } }));
  useCommand("go-plan", toPlan);
  useCommand("go-requests", () => void navigate({ to: "/grow", search: { tab: "requests" } }));
  useCommand("go-seeds", () => void navigate({ to: "/seeds" }));
  useCommand("go-filter", () => void navigate({ to: "/filter" }));
  useCommand(
    "go-instructions",
    () => void navigate({ to: "/instructions", search: { show: "kept", search: "" } }),
  );
  useCommand("grow", toPlan, { isEnabled: overview !== null && !hasRun, isFallback: true });
  return null;
}
