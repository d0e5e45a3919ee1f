"""The Python libraries that the filter is measured beside, asked line by line.

A line in: {"pool": [text]}, or {"peer": name, "candidates": [text]}. A line out: {"versions": {...}}, or
{"cpuS", "best": [[ordinal, score]]}, the nearest text of each candidate and the CPU seconds that took.
What Seedbed does once for a kept text (its tokens, their codes) is done before the clock starts.
"""

import json
import re
import sys
import time
from importlib.metadata import version

import numpy
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist
from rouge_score import rouge_scorer

scorer = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=False)
pool = []
tokens = []
codes = []
lengths = numpy.zeros(0)
code_of = {}


def tokenise(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def encode(words):
    return "".join(chr(0x10000 + code_of.setdefault(word, len(code_of))) for word in words)


def best_of(scores):
    at = int(numpy.argmax(scores))
    return [at, float(scores[at])]


def f_measures(common, length):
    precision = common / numpy.maximum(lengths, 1)
    recall = common / max(length, 1)
    both = precision + recall
    return numpy.where(both > 0, 2 * precision * recall / numpy.where(both > 0, both, 1), 0.0)


def rouge_texts(candidates):
    """As self-instruct calls it: two texts a pair."""
    return [best_of([scorer.score(text, other)["rougeL"].fmeasure for other in pool]) for text in candidates]


def rouge_tokens(candidates):
    """As Alpaca calls it: tokens made beforehand, one private call a pair."""
    score = rouge_scorer._score_lcs
    return [best_of([score(own, other).fmeasure for other in tokens]) for own in map(tokenise, candidates)]


def rapidfuzz_streaming(candidates):
    """One call a candidate, as a stream needs it: each may join the pool before the next comes."""
    best = []
    for own in map(tokenise, candidates):
        common = cdist([encode(own)], codes, scorer=LCSseq.similarity, dtype=numpy.int32, workers=1)[0]
        best.append(best_of(f_measures(common, len(own))))
    return best


def rapidfuzz_batched(candidates):
    """One call for all candidates: fastest, but blind to what the batch itself keeps."""
    own = [tokenise(text) for text in candidates]
    encoded = [encode(words) for words in own]
    common = cdist(encoded, codes, scorer=LCSseq.similarity, dtype=numpy.int32, workers=1)
    return [best_of(f_measures(row, len(words))) for row, words in zip(common, own)]


peers = {each.__name__: each for each in (rouge_texts, rouge_tokens, rapidfuzz_streaming, rapidfuzz_batched)}

for line in sys.stdin:
    asked = json.loads(line)
    if "pool" in asked:
        pool = asked["pool"]
        tokens = [tokenise(text) for text in pool]
        codes = [encode(words) for words in tokens]
        lengths = numpy.array([len(words) for words in tokens], dtype=numpy.float64)
        names = ("rouge-score", "rapidfuzz", "numpy")
        answer = {"versions": {name: version(name) for name in names} | {"Python": sys.version.split()[0]}}
    else:
        start = time.process_time()
        best = peers[asked["peer"]](asked["candidates"])
        answer = {"cpuS": time.process_time() - start, "best": best}
    print(json.dumps(answer), flush=True)
