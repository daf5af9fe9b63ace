"""Days that a case file counts from the day it was first loaded, such as -200d, as days of the calendar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

RELATIVE: Final = re.compile(r"([+-]?)([0-9]{1,5})d")
# The dated field of each list of facts.
DATED: Final = {
    "operations": "date",
    "labs": "collected_at",
    "studies": "performed_on",
    "samplings": "performed_on",
    "laryngoscopies": "performed_on",
    "resolutions": "date",
    "overrides": "date",
    "answers": "date",
}


def placed(written: Any, today: dt.date) -> Any:
    """The ISO day that a relative one means on ``today``; anything else as it is."""
    match = RELATIVE.fullmatch(written) if isinstance(written, str) else None
    if match is None:
        return written
    days = int(match[2]) * (-1 if match[1] == "-" else 1)
    return (today + dt.timedelta(days=days)).isoformat()


def placed_facts(facts: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    """The facts with every day placed. What is no list of objects is left for their own reader to refuse."""
    found = {**facts}
    if "as_of" in facts:
        found["as_of"] = placed(facts["as_of"], today)
    for name, key in DATED.items():
        if isinstance(facts.get(name), list):
            found[name] = [_placed_item(item, key, today) for item in facts[name]]
    return found


def _placed_item(item: Any, key: str, today: dt.date) -> Any:
    return {**item, key: placed(item[key], today)} if isinstance(item, Mapping) and key in item else item
