"""Facts from a stranger over the network: as `facts.load`, and of a size that no patient exceeds.

An answer holds each pair of studies and a weight of each site with a term for every study, so that its size
grows faster than that of the facts. The command has no such limits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casereview.reading.structs import FactsError
from casereview.rules.facts.load import parsed, read
from casereview.rules.facts.records import Facts
from casereview.rules.sentences import facts as sentences

#: The most items of each list, and of each list inside an item.
MOST: Final[Mapping[str, int]] = {
    "operations": 50,
    "labs": 500,
    "studies": 100,
    "samplings": 20,
    "laryngoscopies": 50,
    "resolutions": 50,
    "overrides": 50,
    "answers": 100,
}
MOST_INSIDE: Final[Mapping[str, int]] = {"findings": 20, "samples": 100, "glands": 20}


def load_bounded(raw: bytes | str | Mapping[str, object]) -> Facts:
    """Read, check and order facts. FactsError also for a list that is longer than the most it may hold."""
    tree = raw if isinstance(raw, Mapping) else parsed(raw)
    if isinstance(tree, Mapping):
        for name, most in MOST.items():
            _short(name, tree.get(name), most)
    return read(tree)


def _short(path: str, items: object, most: int) -> None:
    if not isinstance(items, list):
        return
    if len(items) > most:
        raise FactsError(path, sentences.TOO_MANY_ITEMS(items=len(items), most=most))
    for index, item in enumerate(items):
        for name, inside in MOST_INSIDE.items():
            if isinstance(item, Mapping):
                _short(f"{path}[{index}].{name}", item.get(name), inside)
