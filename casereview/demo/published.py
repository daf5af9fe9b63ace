"""The published patients with what was found in them: their facts as stated, and under stated assumptions.

Pure. The facts are those that the demo loads; what is compared with them stands in published_compared.json.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from casereview.interop.casefile.dates import placed_facts
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.assess import assess
from casereview.rules.facts.load import load
from imaging.anatomy.sites import Sites

FOLDER: Final = Path(__file__).parent
Tree = Mapping[str, Any]


class Lesion(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that surgery found: every site that the publication's words may mean."""

    named: str
    sites: tuple[str, ...]

    @property
    def place(self) -> Sites:
        return Sites.of(self.sites)


class SurgeryFound(Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    lesions: tuple[Lesion, ...]  # none: no operation, or the place is not stated
    afterwards: str


class Assumed(Struct, frozen=True, forbid_unknown_fields=True):
    because: tuple[str, ...]
    facts: dict[str, list[dict[str, Any]]]


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """The verdicts that the comment was written about; another verdict asks for another comment."""

    stated: str
    assumed: str | None


class Compared(Struct, frozen=True, forbid_unknown_fields=True):
    """One patient of published_compared.json."""

    id: str
    address: str
    who: str
    course: str
    known: str
    studies: str
    found: SurgeryFound
    assumed: Assumed | None
    about: About
    comment: str


class ComparedFile(Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    day: dt.date  # from which the invented days are counted
    assumptions: tuple[str, ...]
    patients: tuple[Compared, ...]


class PublishedPatient:
    """One patient with both answers of the rules."""

    def __init__(self, case: Tree, compared: Compared, day: dt.date) -> None:
        self.case = case
        self.compared = compared
        self.day = day

    @property
    def short(self) -> str:
        """As in "P01"."""
        return self.compared.id.removeprefix("published-")

    @property
    def lesions(self) -> tuple[Sites, ...]:
        return tuple(lesion.place for lesion in self.compared.found.lesions)

    @cached_property
    def stated(self) -> AssessmentAnswer:
        return self._answer(self.case["facts"])

    @cached_property
    def assumed(self) -> AssessmentAnswer | None:
        given = self.compared.assumed
        return None if given is None else self._answer(merged(self.case["facts"], given.facts))

    def _answer(self, facts: Tree) -> AssessmentAnswer:
        return assess(load({**placed_facts(facts, self.day), "as_of": self.day.isoformat()}))


def merged(facts: Tree, assumed: Mapping[str, Sequence[Tree]]) -> dict[str, Any]:
    """The facts with what is assumed: an item of a known id is changed, any other is added to its list."""
    found = {**facts}
    for name, items in assumed.items():
        by_id = {item["id"]: item for item in facts.get(name, ())}
        for item in items:
            by_id[item["id"]] = {**by_id.get(item["id"], {}), **item}
        found[name] = list(by_id.values())
    return found


def compared_file() -> ComparedFile:
    return msgspec.json.decode((FOLDER / "published_compared.json").read_bytes(), type=ComparedFile)


def cases() -> list[dict[str, Any]]:
    """The cases as the demo loads them."""
    found: list[dict[str, Any]] = json.loads((FOLDER / "published.json").read_bytes())["cases"]
    return found


def patients(file: ComparedFile) -> list[PublishedPatient]:
    """Every published case in its order; KeyError where one is compared with nothing."""
    compared = {one.id: one for one in file.patients}
    return [PublishedPatient(case, compared[case["id"]], file.day) for case in cases()]
