/** Writes protocol.schema.json anew: node resources/trainer/writeProtocolSchema.ts */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { protocolSchema } from "./protocolSchema.ts";

writeFileSync(
  join(import.meta.dirname, "protocol.schema.json"),
  `${JSON.stringify(protocolSchema(), null, 2)}\n`,
);
