"""Published patients: their facts as stated, what can be assumed one thing at a time, and what surgery found.

Pure. Everything stands in patients.json; the page "Published cases" and docs/published-patients.md show it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from casereview.interop.casefile.dates import placed_facts
from casereview.rules.advice.assessment import Assessment
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.assess import answer_of, evaluate
from casereview.rules.facts.load import load
from imaging.anatomy.sites import Sites

FILE: Final = Path(__file__).parent / "patients.json"
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


class Assumption(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a publication leaves open, as it is assumed, and the facts that this adds or changes."""

    because: str
    facts: dict[str, list[dict[str, Any]]]


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """The verdicts that the comment was written about; another verdict asks for another comment."""

    stated: str
    assumed: str | None


class PublishedPatient(Struct, frozen=True, forbid_unknown_fields=True):
    """One patient. `placed` says how days and words of the publication became facts."""

    id: str
    address: str
    who: str
    course: str
    known: str
    studies: str
    placed: str
    facts: dict[str, Any]
    assumptions: tuple[Assumption, ...]
    left_out: tuple[str, ...]
    found: SurgeryFound
    about: About
    comment: str

    @property
    def lesions(self) -> tuple[Sites, ...]:
        return tuple(lesion.place for lesion in self.found.lesions)

    def assuming(self, switched_on: Collection[int]) -> dict[str, Any]:
        """The facts as stated, with the assumptions of these numbers, counted from 0."""
        facts = self.facts
        for number, assumption in enumerate(self.assumptions):
            if number in switched_on:
                facts = merged(facts, assumption.facts)
        return facts


class PublishedFile(Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    day: dt.date  # from which the invented days are counted
    assumptions: tuple[str, ...]
    patients: tuple[PublishedPatient, ...]


class ComparedPatient:
    """One patient with the answers of the rules on what is stated and with everything assumed."""

    def __init__(self, patient: PublishedPatient, day: dt.date) -> None:
        self.patient = patient
        self.day = day

    @property
    def lesions(self) -> tuple[Sites, ...]:
        return self.patient.lesions

    @cached_property
    def stated(self) -> AssessmentAnswer:
        return answer_of(self.assessment(()))

    @cached_property
    def assumed(self) -> AssessmentAnswer | None:
        """None where there is nothing to assume: no result of a study is stated."""
        assumptions = self.patient.assumptions
        return answer_of(self.assessment(range(len(assumptions)))) if assumptions else None

    def assessment(self, switched_on: Collection[int]) -> Assessment:
        """What the rules see with the assumptions of these numbers."""
        facts = placed_facts(self.patient.assuming(switched_on), self.day)
        return evaluate(load({**facts, "as_of": self.day.isoformat()}))


def merged(facts: Tree, assumed: Mapping[str, Sequence[Tree]]) -> dict[str, Any]:
    """The facts with what is assumed: an item of a known id is changed, any other is added to its list."""
    changed = {**facts}
    for name, items in assumed.items():
        by_id = {item["id"]: item for item in facts.get(name, ())}
        for item in items:
            by_id[item["id"]] = {**by_id.get(item["id"], {}), **item}
        changed[name] = list(by_id.values())
    return changed


@cache
def published_file() -> PublishedFile:
    return msgspec.json.decode(FILE.read_bytes(), type=PublishedFile)


@cache
def compared_patients() -> tuple[ComparedPatient, ...]:
    """Every published patient in the order of the file."""
    file = published_file()
    return tuple(ComparedPatient(patient, file.day) for patient in file.patients)
