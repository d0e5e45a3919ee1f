import { z } from "zod";
import { trainerCommand, trainerEvent } from "../../electron/nouns/trainer.ts";

/** The trainer protocol as JSON Schema: one line of stdin is a `command`, one line of stdout an `event`. */
export function protocolSchema() {
  const protocol = z.object({ command: trainerCommand, event: trainerEvent });
  const { properties } = z.toJSONSchema(protocol, { io: "input" });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "seedbed-trainer/1",
    $defs: properties,
  };
}
