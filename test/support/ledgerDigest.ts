import { facts } from "./facts.ts";

/** The facts of a run without what may differ when it is interrupted: times, sittings, attempts, lives of the trainer. */
const factTables = {
  source: "id, name, sha256, bytes, format, added, repeated, set_aside FROM source",
  seed: "id, source, line, candidate, run, from_prompt, name, instruction, input, output, text_sha256 FROM seed",
  run: "id, kind, key, settings FROM run",
  recipe: "id, sha256, layout, writer, parameters FROM recipe",
  prompt: "id, run, recipe, round, seed1, seed2, seed3, request FROM prompt",
  reply: "prompt AS id, text, finish_reason, model, prompt_tokens, completion_tokens FROM reply",
  abandoned: "prompt AS id, failure FROM abandoned",
  parsing: "id, prompt, version, found, broken FROM parsing",
  candidate: "id, parsing, ordinal, instruction, input, output, shortened FROM candidate",
  verdict:
    "id, run, candidate, kept_number, rule, nearest_seed, nearest_candidate, score, marks FROM verdict",
  tally: `id, run, parsing, prompt, parsed, broken, ruled_out, over_goal, generated, kept, marked, from_grown, rules, parsed_total,
    broken_total, ruled_out_total, over_goal_total, generated_total, kept_total, marked_total, from_grown_total, rules_total FROM tally`,
  embedding: "id, model, candidate, seed, scale, hex(vector) AS vector FROM embedding",
  basis: "id, run, model, seed_rows, kept_rows, encoded, figures FROM basis",
  cluster: "id, run, candidate, kept_number, cluster FROM cluster",
  batch: "id, run, number, epoch, saw_kept, home FROM batch",
  batch_member: "batch AS id, place, candidate, cluster, wanted_cluster FROM batch_member",
  training_step:
    "step AS id, run, batch, loss, gradient_norm, loss_variance, tokens, learning_rate, clipped FROM training_step",
  training_mismatch: "id, batch, loss, gradient_norm FROM training_mismatch",
  window: `id, run, number, first_step, last_step, signal, winner_batch, norm_winner_batch, outcome, sentence, pool, eligible,
    max_swaps, from_prompt, lag_prompts, through_tally FROM window`,
  window_batch: "window AS id, batch, step, gradient_norm, tokens, signal FROM window_batch",
  window_candidate:
    "window AS id, place, candidate, fate, nearest_seed, nearest_candidate, score FROM window_candidate",
  seed_score: "window AS id, seed, generated, kept, prompts, score FROM seed_score",
  seed_change: `id, run, window, from_prompt, left_seed, left_generated, left_kept, left_score, came_seed, came_signal,
    came_norm FROM seed_change`,
  seed_act: "id, seed, act, change, replaced_by, from_prompt FROM seed_act",
  review: "id, candidate, act FROM review",
  replay: "run AS id, through_parsing, requests, parsed, generated, kept, rules, kept_by_request FROM replay",
};

/** Every fact of a run in its order, table by table; two runs are equal when these are. */
export function ledgerFacts(path: string): Readonly<Record<string, readonly unknown[]>> {
  return facts(path, (query) =>
    Object.fromEntries(
      Object.entries(factTables).map(([table, columns]) => [
        table,
        query(`SELECT ${columns} ORDER BY id, 2`),
      ]),
    ),
  );
}

/** Tables that `ledgerFacts` leaves out whole. */
export const interruptedTables = [
  "session",
  "session_end",
  "set_aside",
  "attempt",
  "attempt_end",
  "training",
  "training_end",
  "checkpoint",
  "export",
];

/** Tables that `ledgerFacts` reads. */
export const comparedTables = Object.keys(factTables);
