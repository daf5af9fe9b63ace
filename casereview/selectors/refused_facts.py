"""Which row it is that the rules refuse in the facts of a case, and in which field."""

import re
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from casereview.models import Case
from casereview.rules.facts.load import FactsError
from casereview.selectors.fact_ids import FactId
from casereview.selectors.facts import facts_tree
from imaging.sentences import Said

_ITEM: Final = re.compile(r"(?P<list>[a-z_]+)\[(?P<index>[0-9]+)\]\.?(?P<field>.*)", re.DOTALL)
_KINDS: Final = {
    "labs": (FactId.LAB,),
    "operations": (FactId.OPERATION,),
    "studies": (FactId.READ, FactId.STUDY),
    "samplings": (FactId.SAMPLING,),
    "laryngoscopies": (FactId.LARYNGOSCOPY,),
}
_DAYS: Final = ("date", "collected_at", "performed_on")


@dataclass(frozen=True, slots=True)
class RefusedFact:
    """``kind`` and ``pk`` name the row, ``day`` is its own; empty where the refusal speaks of no row."""

    kind: str
    pk: int | None
    day: str
    field: str
    sentence: Said


def refused_fact(case: Case, error: FactsError) -> RefusedFact:
    """What is refused, found in the facts as they are now."""
    match = _ITEM.fullmatch(error.field)
    if match is None:
        return RefusedFact("", None, "", error.field, error.sentence)
    items = facts_tree(case, timezone.localdate()).get(match["list"]) or []
    index = int(match["index"])
    item: dict[str, Any] = items[index] if index < len(items) else {}
    return RefusedFact(
        match["list"],
        _pk(match["list"], str(item.get("id", ""))),
        next((item[name][:10] for name in _DAYS if name in item), ""),
        match["field"] or match["list"],
        error.sentence,
    )


def _pk(name: str, fact_id: str) -> int | None:
    kind = next((kind for kind in _KINDS.get(name, ()) if fact_id.startswith(kind)), None)
    return kind.pk(fact_id) if kind else None
