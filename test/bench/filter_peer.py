"""Scores some candidates against a pool with the Python libraries that are installed here.

Standard input: {"pool": [text], "candidates": {"rouge_score": [text], "rapidfuzz": [text]}}.
Standard output: a list of {"peer", "pairs", "cpuS", "best": [[ordinal, score]]}; libraries that are absent are left out.
"""

import json
import re
import sys
import time


def tokenise(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def measure(peer, pool, candidates, scores_of):
    start = time.process_time()
    best = []
    for candidate in candidates:
        scores = scores_of(candidate)
        score = max(scores)
        best.append([scores.index(score), score])
    seconds = time.process_time() - start
    return {"peer": peer, "pairs": len(pool) * len(candidates), "cpuS": seconds, "best": best}


def with_rouge_score(pool, candidates):
    """As Alpaca's generate_instruction.py calls it: tokens made once, one call per pair."""
    from rouge_score import rouge_scorer

    return measure(
        "rouge_score, tokens made beforehand",
        pool,
        candidates,
        lambda candidate: [rouge_scorer._score_lcs(candidate, other).fmeasure for other in pool],
    )


def with_rapidfuzz(pool, candidates):
    """Its fastest streaming form: one call per candidate, every token a character."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cdist

    ids = {}

    def encode(tokens):
        return "".join(chr(0x10000 + ids.setdefault(token, len(ids))) for token in tokens)

    encoded = [encode(other) for other in pool]
    lengths = [len(other) for other in pool]

    def scores_of(candidate):
        lcs = cdist([encode(candidate)], encoded, scorer=LCSseq.similarity)[0].tolist()
        m = len(candidate)
        scores = []
        for common, n in zip(lcs, lengths):
            if common == 0:
                scores.append(0.0)
                continue
            p, r = common / n, common / m
            scores.append(2 * p * r / (p + r))
        return scores

    return measure("rapidfuzz cdist, tokens encoded beforehand", pool, candidates, scores_of)


asked = json.load(sys.stdin)
pool = [tokenise(text) for text in asked["pool"]]
reports = []
for name, run in [("rouge_score", with_rouge_score), ("rapidfuzz", with_rapidfuzz)]:
    try:
        reports.append(run(pool, [tokenise(text) for text in asked["candidates"][name]]))
    except ImportError:
        pass
json.dump(reports, sys.stdout)
