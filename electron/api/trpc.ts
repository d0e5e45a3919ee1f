import { initTRPC } from "@trpc/server";
import { z } from "zod";
import { asFailure } from "../nouns/failure.ts";
import type { FailureKind } from "../nouns/failure.ts";
import type { Desk } from "./desk.ts";

type Told = Readonly<{ message: string; kind: FailureKind | "bug" }>;

/** What the user is told about a thrown value, and what it was. */
export function told(cause: unknown): Told {
  const failure = asFailure(cause);
  if (failure !== null) return { message: failure.sentence, kind: failure.kind };
  if (cause instanceof z.core.$ZodError)
    return { message: cause.issues[0]?.message ?? "A wrong value.", kind: "usage" };
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    message: `Seedbed has a fault of its own here (${reason}). The terminal shows where.`,
    kind: "bug",
  };
}

const t = initTRPC.context<Desk>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const { message, kind }: Told =
      error.cause === undefined ? { message: shape.message, kind: "usage" } : told(error.cause);
    return { ...shape, message, data: { ...shape.data, kind } };
  },
});

export const { procedure, router } = t;
