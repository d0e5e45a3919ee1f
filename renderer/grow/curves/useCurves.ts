import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Curves, Overview } from "../../../electron/nouns/view.ts";
import { backend, queryClient } from "../../api/client.ts";
import { usePaced } from "../../live/lists.ts";

/** Curves grow at most this often. */
const CURVE_PACE_MS = 500;

const noCurves: Curves = { step: [], batch: [], loss: [], gradientNorm: [], tokens: [], epoch: [] };

/** `before` with the steps of `after` behind it. */
export function joinCurves(before: Curves, after: Curves): Curves {
  return {
    step: [...before.step, ...after.step],
    batch: [...before.batch, ...after.batch],
    loss: [...before.loss, ...after.loss],
    gradientNorm: [...before.gradientNorm, ...after.gradientNorm],
    tokens: [...before.tokens, ...after.tokens],
    epoch: [...before.epoch, ...after.epoch],
  };
}

/** Loss and norm of every step so far; only what is new crosses the wire. */
export function useCurves(overview: Overview): Curves {
  const key = ["curves", overview.project, overview.run?.id ?? 0];
  const steps = usePaced(overview.training.steps, CURVE_PACE_MS);
  const { data, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const before = queryClient.getQueryData<Curves>(key) ?? noCurves;
      return joinCurves(before, await backend.grow.curves.query({ afterStep: before.step.at(-1) ?? 0 }));
    },
  });
  const have = data?.step.at(-1) ?? 0;
  useEffect(() => {
    if (steps > have) void refetch();
  }, [steps, have, refetch]);
  return data ?? noCurves;
}
