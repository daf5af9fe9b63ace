"""Signs that a parathyroid carcinoma must be thought of: docs/clinical-rules.md, "Carcinoma flags"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec import Struct

from casereview.rules.answer import CarcinomaLine
from casereview.rules.codes.conclusions import CarcinomaFlag
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag, PathologyCode
from casereview.rules.concordance.reads import read_chains, superseded_reads
from casereview.rules.facts.records import Facts, StudyFact
from casereview.rules.labs import phrases
from casereview.rules.labs.kidneys import gate_egfr
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Chemistry, Reading
from casereview.rules.profiles.model import Figure, Profile
from casereview.rules.sentences import advice as sentences
from imaging.sentences import Capital, Sentence, Word, listed
from imaging.studies.modalities import NEEDLE
from imaging.vocabulary import Nature

#: The flags that change the plan: a PTH of three times the limit is shown, and gates nothing.
GATING: Final = frozenset(CarcinomaFlag) - {CarcinomaFlag.PTH_SUSPICIOUS}
_SUSPECT: Final = (PathologyCode.CARCINOMA, PathologyCode.ATYPICAL)


def carcinoma_flags(facts: Facts, profile: Profile, chem: Chemistry) -> tuple[CarcinomaLine, ...]:
    """The flags that are up, in the table's order, answered or not."""
    found = (
        _calcium(facts, profile, chem),
        *_pth(facts, profile, chem),
        _mass(facts, profile),
        _lesion(facts, profile),
        _pathology(facts, profile),
    )
    return tuple(line for line in found if line is not None)


def gating(lines: Iterable[CarcinomaLine]) -> tuple[CarcinomaLine, ...]:
    """The flags that change the plan: "any carcinoma flag" of the rules."""
    return tuple(line for line in lines if line.code in GATING and not line.answered)


def is_flagged(lines: Iterable[CarcinomaLine]) -> bool:
    """Whether a flag is up that changes the plan."""
    return bool(gating(lines))


class _Raised(Struct, frozen=True):
    """A flag with the facts that raise it, each by its day; a flag of the patient has none."""

    code: CarcinomaFlag
    sentence: Sentence
    days: tuple[date, ...]
    ids: tuple[str, ...]

    def line(self, facts: Facts, profile: Profile) -> CarcinomaLine:
        return CarcinomaLine(
            self.code,
            self._is_answered(facts),
            self.sentence,
            profile.sources[self.code],
            tuple(dict.fromkeys(self.ids)),
        )

    def _is_answered(self, facts: Facts) -> bool:
        """Whether a meeting has answered it on a later day than the last fact that raises it."""
        answers = [answer.date for answer in facts.answers or () if answer.code == self.code]
        return bool(answers) and all(day < max(answers) for day in self.days)


def _calcium(facts: Facts, profile: Profile, chem: Chemistry) -> CarcinomaLine | None:
    """Any calcium, as measured, reported corrected or computed; the highest against its limit is named."""
    very_high = [
        (EXACT.divide(item.quantity.value, limit), item)
        for item in chem.calciums
        if item.quantity.above(limit := _calcium_limit(item.lab.analyte, profile))
    ]
    if not very_high:
        return None
    _, highest = max(very_high, key=lambda row: (row[0], row[1].quantity.rank, row[1].day))
    figure = _calcium_figure(highest.lab.analyte, profile)
    said = sentences.VALUE_ABOVE(value=phrases.value(highest), limit=figure.value, unit=figure.unit)
    return _Raised(
        CarcinomaFlag.CALCIUM_VERY_HIGH,
        sentences.CALCIUM_VERY_HIGH(values=Capital(said)),
        tuple(item.day for _, item in very_high),
        tuple(key for _, item in very_high for key in item.ids),
    ).line(facts, profile)


def _calcium_figure(analyte: Analyte, profile: Profile) -> Figure:
    ionized = analyte is Analyte.CALCIUM_IONIZED
    return profile.numbers.carcinoma_calcium_ionized if ionized else profile.numbers.carcinoma_calcium


def _calcium_limit(analyte: Analyte, profile: Profile) -> Decimal:
    figure = _calcium_figure(analyte, profile)
    return EXACT.multiply(figure.value, factor(analyte, figure.unit))


def _pth(facts: Facts, profile: Profile, chem: Chemistry) -> Iterator[CarcinomaLine]:
    """Any PTH far above its limit; in failing kidneys it tells nothing of a carcinoma."""
    values = [item for item in chem.pths if item.quantity.above(item.high)]
    if not values or kidneys_fail(facts, profile, chem):
        return
    for code, figure in (
        (CarcinomaFlag.PTH_VERY_HIGH, profile.numbers.carcinoma_pth),
        (CarcinomaFlag.PTH_SUSPICIOUS, profile.numbers.carcinoma_pth_suspicious),
    ):
        far = [item for item in values if item.quantity.above(EXACT.multiply(item.high, figure.value))]
        if far:
            highest = max(far, key=_against_limit)
            said = sentences.PTH_TIMES_LIMIT(
                value=phrases.value(highest), times=figure.value, limit=phrases.upper(highest, profile)
            )
            ids = tuple(key for item in far for key in item.ids)
            yield _Raised(code, said, tuple(item.day for item in far), ids).line(facts, profile)


def _against_limit(pth: Reading) -> tuple[Decimal, tuple[Decimal, int], date]:
    return EXACT.divide(pth.quantity.value, pth.high), pth.quantity.rank, pth.day


def kidneys_fail(facts: Facts, profile: Profile, chem: Chemistry) -> bool:
    """Whether a high PTH tells nothing of a carcinoma: dialysis, or a latest eGFR below the limit."""
    if Flag.CKD_DIALYSIS in (facts.flags or ()):
        return True
    latest = gate_egfr(chem, profile.numbers.carcinoma_pth_egfr)
    return latest is not None and latest[1]


def _mass(facts: Facts, profile: Profile) -> CarcinomaLine | None:
    if Flag.PALPABLE_MASS not in (facts.flags or ()):
        return None
    return _Raised(CarcinomaFlag.PALPABLE_MASS, sentences.PALPABLE_MASS(), (), ()).line(facts, profile)


def _lesion(facts: Facts, profile: Profile) -> CarcinomaLine | None:
    """A large suspicious lesion of any study since the last neck operation, counting or not."""
    limit = profile.numbers.carcinoma_lesion
    large = [
        (finding.size_mm, study)
        for study in _studies_that_show(facts)
        for finding in study.findings or ()
        if finding.nature is Nature.SUSPICIOUS
        and finding.size_mm is not None
        and finding.size_mm > limit.value
    ]
    if not large:
        return None
    said = sentences.LESION_LARGE(largest=max(size for size, _ in large), limit=limit.value)
    days, ids = zip(*((study.performed_on, study.id) for _, study in large), strict=True)
    return _Raised(CarcinomaFlag.LESION_LARGE, said, days, ids).line(facts, profile)


def _studies_that_show(facts: Facts) -> Iterator[StudyFact]:
    """Studies of the present neck but needles and superseded reads; all while operations are unknown."""
    studies = facts.studies or ()
    if not any(study.findings for study in studies):
        return
    last = max((item.date for item in facts.operations or () if item.is_on_neck), default=None)
    superseded = superseded_reads(read_chains(facts))
    for study in studies:
        present = last is None or study.performed_on > last
        if present and study.modality != NEEDLE and study.id not in superseded:
            yield study


def _pathology(facts: Facts, profile: Profile) -> CarcinomaLine | None:
    """A proven carcinoma stays one, whatever a meeting answers."""
    found = [
        (record.pathology, operation)
        for operation in facts.operations or ()
        for record in operation.glands or ()
        if record.pathology in _SUSPECT
    ]
    if not found:
        return None
    reports = dict.fromkeys(
        sentences.PATHOLOGY_ON(pathology=Word(pathology.label, lower=True), day=operation.date)
        for pathology, operation in found
        if pathology
    )
    proven = any(pathology is PathologyCode.CARCINOMA for pathology, _ in found)
    return _Raised(
        CarcinomaFlag.PATHOLOGY,
        sentences.PATHOLOGY(reports=listed(reports)),
        (date.max,) if proven else tuple(operation.date for _, operation in found),
        tuple(operation.id for _, operation in found),
    ).line(facts, profile)
