import { z } from "zod";
import type { WhatIfResult } from "../nouns/filterView.ts";
import { filterOf, runSettings } from "../nouns/settings.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";

const count = z.int().nonnegative();
const replayRow = z.object({
  run: count,
  hash: z.string(),
  settings: jsonText(runSettings),
  versions: jsonText(z.looseObject({ icu: z.string().optional() })),
  throughParsing: count,
  requests: count,
  parsed: count,
  generated: count,
  kept: count,
  rules: jsonText(z.record(z.string(), count)),
  tookMs: count,
});

/**
 * The replays of a run through a parsing, the newest of each settings, in the order computed; only those of a hash when
 * one is given. Those by ICU's word segmentation count only with the version of ICU that is here.
 */
export function replaysOf(
  db: ReadableDb,
  run: number,
  through: number,
  settingsHash: string | null = null,
): readonly WhatIfResult[] {
  const rows = db.all(
    replayRow,
    `SELECT p.run, r.settings_hash AS hash, r.settings, r.versions, p.through_parsing AS throughParsing,
       p.requests, p.parsed, p.generated, p.kept, p.rules, p.took_ms AS tookMs
     FROM run r JOIN replay p ON p.run = r.id WHERE r.parent = ?1 AND p.through_parsing = ?2 AND (?3 IS NULL OR r.settings_hash = ?3) ORDER BY p.run`,
    run,
    through,
    settingsHash,
  );
  const newest = new Map<string, WhatIfResult>();
  for (const { hash, settings, versions, ...result } of rows) {
    const filter = filterOf(settings);
    if (filter.tokenizer === "unicode-words" && versions.icu !== process.versions.icu) continue;
    newest.delete(hash);
    newest.set(hash, { ...result, settings: { theta: settings.theta, filter } });
  }
  return [...newest.values()];
}
