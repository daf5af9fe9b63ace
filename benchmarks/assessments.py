"""Assessments per second on one core, from raw JSON text to the encoded answer.

- *Assessments per second*: `load`, `assess` and `encode` of distinct cases, one after the other.
- *JSON round trips per second*: `json.loads` and `json.dumps` of the same texts, as a measure of the machine.
- *Round trips per assessment*: how many of them one assessment takes as long as; it hardly depends on the
  machine, so that two machines, or two days, can be compared.

Rounds of the two alternate, so that other work on the machine falls on both. The median is what one can
expect here; the best round is what the code can do when nothing disturbs it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

from benchmarks import Figure
from benchmarks.cases import cases
from casereview.rules.assess import assess, encode
from casereview.rules.facts.load import load

CASES = 400
ROUNDS = 15


def _assessed(text: str) -> bytes:
    return encode(assess(load(text)))


def _round_trip(text: str) -> str:
    return json.dumps(json.loads(text))


def _seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """What one text takes, on average over all."""
    began = perf_counter()
    for text in texts:
        work(text)
    return (perf_counter() - began) / len(texts)


def figures() -> list[Figure]:
    texts = cases(CASES)
    _seconds(_assessed, texts)  # profile, patterns and vocabulary are there from the second round on
    rounds = [(_seconds(_assessed, texts), _seconds(_round_trip, texts)) for _ in range(ROUNDS)]
    ratios = [mine / theirs for mine, theirs in rounds]
    mine, theirs = zip(*rounds, strict=True)
    return [
        Figure("assessments per second", "1,000", "2,000", _per_second(mine)),
        Figure("JSON round trips per second", "", "", _per_second(theirs)),
        Figure("round trips per assessment", "", "", f"{median(ratios):.1f} (best {min(ratios):.1f})"),
    ]


def _per_second(seconds: Sequence[float]) -> str:
    return f"{1 / median(seconds):,.0f} (best {1 / min(seconds):,.0f})"
