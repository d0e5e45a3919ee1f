import { z } from "zod";
import { facts } from "./facts.ts";

const share = z.object({ kept: z.number(), from_grown: z.number() });

/**
 * Closure of the rows with a kept number above `after`, from prompt, seed and seed_change alone: the share whose
 * prompt held a seed that came in by a change which was in force at that prompt.
 */
export function closureAfter(path: string, after: number): number {
  const { kept, from_grown: fromGrown } = facts(path, (query) =>
    share.parse(
      query(
        `SELECT count(*) AS kept, sum(EXISTS (
           SELECT 1 FROM seed_change x WHERE x.run = v.run AND x.came_seed IN (p.seed1, p.seed2, p.seed3) AND x.from_prompt <= p.id
         )) AS from_grown
         FROM verdict v JOIN candidate c ON c.id = v.candidate JOIN parsing g ON g.id = c.parsing JOIN prompt p ON p.id = g.prompt
         WHERE v.kept_number > ?`,
        after,
      )[0],
    ),
  );
  return fromGrown / kept;
}
