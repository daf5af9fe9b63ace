"""Signs that a parathyroid carcinoma must be thought of: docs/clinical-rules.md, "Carcinoma flags"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from casereview.rules.answer import CarcinomaLine
from casereview.rules.codes.conclusions import CarcinomaFlag
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag, PathologyCode
from casereview.rules.concordance.inclusion import read_chains, superseded_reads
from casereview.rules.facts.records import Facts, StudyFact
from casereview.rules.labs import phrases
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Chemistry
from casereview.rules.profiles.model import Figure, Profile
from casereview.rules.sentences import advice as sentences
from imaging.sentences import Capital, Sentence, Word, listed
from imaging.studies.modalities import NEEDLE
from imaging.vocabulary import Nature

#: The flags that change the plan: a PTH of three times the limit is shown, and gates nothing.
GATING: Final = frozenset(CarcinomaFlag) - {CarcinomaFlag.PTH_SUSPICIOUS}
_SUSPECT: Final = (PathologyCode.CARCINOMA, PathologyCode.ATYPICAL)


def carcinoma_flags(facts: Facts, profile: Profile, chem: Chemistry) -> tuple[CarcinomaLine, ...]:
    """The flags that are up, in the table's order. No flag asks which studies count."""
    found = (
        _calcium(profile, chem),
        _pth(profile, chem, CarcinomaFlag.PTH_VERY_HIGH, profile.numbers.carcinoma_pth),
        _pth(profile, chem, CarcinomaFlag.PTH_SUSPICIOUS, profile.numbers.carcinoma_pth_suspicious),
        _mass(facts, profile),
        _lesion(facts, profile),
        _pathology(facts, profile),
    )
    return tuple(line for line in found if line is not None)


def is_flagged(lines: Iterable[CarcinomaLine]) -> bool:
    """Whether a flag is up that changes the plan."""
    return any(line.code in GATING for line in lines)


def _calcium(profile: Profile, chem: Chemistry) -> CarcinomaLine | None:
    if chem.calcium is None:
        return None
    values: list[Sentence] = []
    ids: list[str] = []
    for item in chem.of_the_day:
        ionized = item.lab.analyte is Analyte.CALCIUM_IONIZED
        figure = profile.numbers.carcinoma_calcium_ionized if ionized else profile.numbers.carcinoma_calcium
        limit = EXACT.multiply(figure.value, factor(item.lab.analyte, figure.unit))
        if item.quantity.above(limit):
            values.append(
                sentences.VALUE_ABOVE(value=phrases.value(item), limit=figure.value, unit=figure.unit)
            )
            ids.extend(item.ids)
    if not values:
        return None
    said = sentences.CALCIUM_VERY_HIGH(values=Capital(listed(values)))
    return _line(profile, CarcinomaFlag.CALCIUM_VERY_HIGH, said, ids)


def _pth(profile: Profile, chem: Chemistry, code: CarcinomaFlag, figure: Figure) -> CarcinomaLine | None:
    pth = chem.pth
    if pth is None or not pth.quantity.above(EXACT.multiply(pth.high, figure.value)):
        return None
    said = sentences.PTH_TIMES_LIMIT(
        value=phrases.value(pth), times=figure.value, limit=phrases.upper(pth, profile)
    )
    return _line(profile, code, said, pth.ids)


def _mass(facts: Facts, profile: Profile) -> CarcinomaLine | None:
    if Flag.PALPABLE_MASS not in (facts.flags or ()):
        return None
    return _line(profile, CarcinomaFlag.PALPABLE_MASS, sentences.PALPABLE_MASS(), ())


def _lesion(facts: Facts, profile: Profile) -> CarcinomaLine | None:
    limit = profile.numbers.carcinoma_lesion
    large = [
        (finding.size_mm, study.id)
        for study in _postoperative_images(facts)
        for finding in study.findings or ()
        if finding.nature is Nature.SUSPICIOUS
        and finding.size_mm is not None
        and finding.size_mm > limit.value
    ]
    if not large:
        return None
    said = sentences.LESION_LARGE(largest=max(size for size, _ in large), limit=limit.value)
    return _line(profile, CarcinomaFlag.LESION_LARGE, said, (study for _, study in large))


def _postoperative_images(facts: Facts) -> Iterator[StudyFact]:
    """Every study but a needle or a superseded read; all of them while the operations are unknown."""
    superseded = superseded_reads(read_chains(facts))
    last = max((item.date for item in facts.operations or () if item.is_on_neck), default=None)
    for study in facts.studies or ():
        is_current = last is None or study.performed_on > last
        if is_current and study.modality != NEEDLE and study.id not in superseded:
            yield study


def _pathology(facts: Facts, profile: Profile) -> CarcinomaLine | None:
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
    said = sentences.PATHOLOGY(reports=listed(reports))
    return _line(profile, CarcinomaFlag.PATHOLOGY, said, (operation.id for _, operation in found))


def _line(profile: Profile, code: CarcinomaFlag, said: Sentence, ids: Iterable[str]) -> CarcinomaLine:
    return CarcinomaLine(code, False, said, profile.sources[code], tuple(dict.fromkeys(ids)))
