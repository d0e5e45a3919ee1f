import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/client.ts";

/** The instruction of a text, read when somebody points at it; nothing until it came. */
export function CandidateText({ candidate }: Readonly<{ candidate: number }>) {
  const { data } = useQuery(trpc.instructions.lines.queryOptions({ candidates: [candidate] }));
  const line = data?.[0];
  return line === undefined ? null : <q>{line.instruction}</q>;
}
