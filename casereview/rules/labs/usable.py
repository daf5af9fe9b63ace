"""Which laboratory values stand, and which of these can be used: docs/clinical-rules.md, "Usable"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, NamedTuple

from msgspec import Struct

from casereview.reading.patterns import LENGTH_OF_DAY
from casereview.rules.codes.vocabulary import Analyte, Flag, LabStatus
from casereview.rules.facts.records import Facts, LabFact
from casereview.rules.labs.plausibility import CALCIUM, Doubt, doubt_of
from casereview.rules.profiles.model import Profile

_FINAL: Final = frozenset({LabStatus.FINAL, LabStatus.CORRECTED})
_CLEARANCE: Final = frozenset(
    {
        Analyte.CREATININE,
        Analyte.URINE_CALCIUM,
        Analyte.URINE_CREATININE,
        Analyte.URINE_CALCIUM_24H,
        Analyte.URINE_CREATININE_24H,
    }
)
#: What the two blockers about calcium and the one about PTH rest on.
DECIDING: Final = CALCIUM | {Analyte.ALBUMIN, Analyte.PTH_INTACT}
_SINCE_OPERATION: Final = DECIDING | {Analyte.EGFR}


class ImplausibleLab(Struct, frozen=True):
    """A value that cannot be right and that nobody has withdrawn or corrected.

    `blocks` says whether a blocker speaks of it: by its analyte and its day it could have decided something.
    """

    lab: LabFact
    doubt: Doubt
    blocks: bool


class ScreenedLabs(NamedTuple):
    """The labs of a case: `standing` are plausible and neither withdrawn nor corrected, preliminary or not.

    `measured` are those of them without the preliminary ones of which a final one stands, `usable` those of
    which a limit is known that can be asked of this patient.
    """

    implausible: tuple[ImplausibleLab, ...]
    standing: tuple[LabFact, ...]
    measured: tuple[LabFact, ...]
    usable: tuple[LabFact, ...]


def screened(facts: Facts, profile: Profile, operated: date | None) -> ScreenedLabs:
    """The labs parted; `operated` is the day of the last parathyroid operation."""
    dialysis = Flag.CKD_DIALYSIS in (facts.flags or ())
    plausible: list[LabFact] = []
    doubtful: list[tuple[LabFact, Doubt]] = []
    for lab in facts.labs or ():
        if lab.status is LabStatus.ENTERED_IN_ERROR:
            continue
        doubt = doubt_of(lab, profile, dialysis=dialysis)
        if doubt is None:
            plausible.append(lab)
        else:
            doubtful.append((lab, doubt))
    superseded = _superseded(plausible, facts.labs or ())
    standing = tuple(lab for lab in plausible if lab.id not in superseded) if superseded else tuple(plausible)
    implausible = tuple(
        ImplausibleLab(lab, doubt, _blocks(lab, operated))
        for lab, doubt in doubtful
        if lab.id not in superseded
    )
    measured = _without_preliminary(standing)
    return ScreenedLabs(implausible, standing, measured, _told_with_limits(measured, facts, profile))


def _superseded(plausible: Iterable[LabFact], labs: Iterable[LabFact]) -> set[str]:
    """What a value replaces, with all that that one replaced."""
    links: dict[str, str | None] = {lab.id: lab.supersedes for lab in labs if lab.supersedes is not None}
    gone: set[str] = set()
    for lab in plausible if links else ():
        replaced = lab.supersedes
        while replaced is not None and replaced not in gone:
            gone.add(replaced)
            replaced = links.get(replaced)
    return gone


def _blocks(lab: LabFact, operated: date | None) -> bool:
    if lab.analyte in _CLEARANCE:
        return True
    return lab.analyte in _SINCE_OPERATION and (operated is None or lab.day > operated)


def _without_preliminary(labs: tuple[LabFact, ...]) -> tuple[LabFact, ...]:
    """Without the preliminary values of which a final one of the same time stands."""
    if all(lab.status in _FINAL for lab in labs):
        return labs
    finals = [lab for lab in labs if lab.status in _FINAL]
    days = {(lab.analyte, lab.day) for lab in finals}
    untimed = {(lab.analyte, lab.day) for lab in finals if _moment(lab) is None}
    moments = {(lab.analyte, _moment(lab)) for lab in finals}

    def is_final(lab: LabFact) -> bool:
        moment = _moment(lab)
        if moment is None:
            return (lab.analyte, lab.day) in days
        return (lab.analyte, moment) in moments or (lab.analyte, lab.day) in untimed

    return tuple(lab for lab in labs if lab.status in _FINAL or not is_final(lab))


def _moment(lab: LabFact) -> datetime | None:
    """When it was collected; None where only the day is known."""
    return datetime.fromisoformat(lab.collected_at) if len(lab.collected_at) > LENGTH_OF_DAY else None


def _told_with_limits(labs: tuple[LabFact, ...], facts: Facts, profile: Profile) -> tuple[LabFact, ...]:
    """Without a child's calcium and PTH that have no printed upper limit: an adult's is not theirs."""
    if not is_child(facts, profile):
        return labs
    judged = CALCIUM | {Analyte.PTH_INTACT}
    return tuple(lab for lab in labs if lab.analyte not in judged or lab.high is not None)


def is_child(facts: Facts, profile: Profile) -> bool:
    """Whether the profile's ranges, which are those of adults, say nothing of this patient."""
    age = facts.patient.age_years
    return age is not None and age < profile.numbers.child_age.value
