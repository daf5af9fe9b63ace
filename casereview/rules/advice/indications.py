"""Whether an operation would be worth it: docs/clinical-rules.md, "Indications". They gate nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from casereview.rules.answer import IndicationLine, IndicationsPart
from casereview.rules.codes.conclusions import Indication
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Sex
from casereview.rules.facts.records import BackgroundFact, Facts
from casereview.rules.labs import phrases, units
from casereview.rules.labs.kidneys import gate_egfr
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Chemistry
from casereview.rules.profiles.model import Profile
from casereview.rules.sentences import indications as sentences
from imaging.sentences import Capital, Sentence

_NOTHING_KNOWN: Final = BackgroundFact()


class _Judged(Struct, frozen=True):
    """Whether an indication is met, in words and with the facts it rests on; None is unknown."""

    met: bool | None
    sentence: Sentence | None = None
    facts: tuple[str, ...] = ()


_UNKNOWN: Final = _Judged(None)
_NOT_MET: Final = _Judged(False)


def indications(facts: Facts, profile: Profile, chem: Chemistry) -> IndicationsPart:
    """What is met, and what is not known, in the table's order."""
    judged = [(code, _JUDGES[code](facts, profile, chem)) for code in Indication]
    return IndicationsPart(
        tuple(_lines(judged, profile)), tuple(code for code, judgment in judged if judgment.met is None)
    )


def _lines(judged: list[tuple[Indication, _Judged]], profile: Profile) -> Iterator[IndicationLine]:
    for code, judgment in judged:
        if judgment.sentence is not None:
            said = sentences.INDICATION(met=judgment.sentence)
            yield IndicationLine(code, said, profile.sources[code], judgment.facts)


def _stated(met: bool | None, sentence: Sentence) -> _Judged:
    return _Judged(met, sentence) if met else _Judged(met)


def _symptoms(facts: Facts, profile: Profile, chem: Chemistry) -> _Judged:
    return _stated((facts.background or _NOTHING_KNOWN).symptoms, sentences.INDICATION_SYMPTOMS())


def _stones(facts: Facts, profile: Profile, chem: Chemistry) -> _Judged:
    return _stated((facts.background or _NOTHING_KNOWN).stones, sentences.INDICATION_STONES())


def _fracture(facts: Facts, profile: Profile, chem: Chemistry) -> _Judged:
    return _stated((facts.background or _NOTHING_KNOWN).fragility_fracture, sentences.INDICATION_FRACTURE())


def _calcium(facts: Facts, profile: Profile, chem: Chemistry) -> _Judged:
    """The deciding calcium against its own upper limit: one number for both units of a total calcium."""
    calcium, numbers = chem.calcium, profile.numbers
    if calcium is None:
        return _UNKNOWN
    ionized = calcium.lab.analyte is Analyte.CALCIUM_IONIZED
    figure = numbers.indication_calcium_ionized if ionized else numbers.indication_calcium
    more = EXACT.multiply(figure.value, factor(calcium.lab.analyte, figure.unit))
    met = calcium.quantity.above(EXACT.add(calcium.high, more))
    if not met:
        return _Judged(met)
    said = sentences.INDICATION_CALCIUM_ABOVE(
        value=Capital(phrases.value(calcium)),
        above=figure.value,
        unit=figure.unit,
        limit=phrases.upper(calcium, profile),
    )
    return _Judged(met, said, calcium.ids)


def _age(facts: Facts, profile: Profile, chem: Chemistry) -> _Judged:
    age, limit = facts.patient.age_years, profile.numbers.indication_age.value
    if age is None:
        return _UNKNOWN
    return _stated(age < limit, sentences.INDICATION_AGE_BELOW(age=str(age), limit=limit))


def _t_score(facts: Facts, profile: Profile, chem: Chemistry) -> _Judged:
    score, limit = (facts.background or _NOTHING_KNOWN).t_score, profile.numbers.indication_t_score.value
    if score is None:
        return _UNKNOWN
    return _stated(score <= -limit, sentences.INDICATION_T_SCORE(value=score, limit=limit))


def _egfr(facts: Facts, profile: Profile, chem: Chemistry) -> _Judged:
    """The latest usable eGFR of any date, of one day the lowest: the one that orders are asked by, too."""
    figure = profile.numbers.indication_egfr
    latest = gate_egfr(chem, figure)
    if latest is None:
        return _UNKNOWN
    lab, met = latest
    if not met:
        return _NOT_MET
    value = Capital(phrases.lab(lab))
    said = sentences.INDICATION_EGFR_BELOW(value=value, limit=figure.value, unit=figure.unit)
    return _Judged(met, said, (lab.id,))


def _urine(facts: Facts, profile: Profile, chem: Chemistry) -> _Judged:
    """The latest usable 24 h value, of one day the highest."""
    female = facts.patient.sex is Sex.F
    figure = profile.numbers.indication_urine_female if female else profile.numbers.indication_urine
    limit = EXACT.multiply(figure.value, factor(Analyte.URINE_CALCIUM_24H, figure.unit))
    told = [
        (lab.day, quantity.rank, lab, above)
        for lab in chem.usable
        if lab.analyte is Analyte.URINE_CALCIUM_24H
        and (above := (quantity := units.quantity(lab)).above(limit)) is not None
    ]
    if not told:
        return _UNKNOWN
    *_, lab, met = max(told, key=lambda row: row[:2])
    if not met:
        return _NOT_MET
    value = Capital(phrases.lab(lab))
    said = sentences.INDICATION_URINE_CALCIUM(value=value, limit=figure.value, unit=figure.unit)
    return _Judged(met, said, (lab.id,))


_JUDGES: Final[dict[Indication, Callable[[Facts, Profile, Chemistry], _Judged]]] = {
    Indication.SYMPTOMS: _symptoms,
    Indication.STONES: _stones,
    Indication.FRACTURE: _fracture,
    Indication.CALCIUM_ABOVE: _calcium,
    Indication.AGE_BELOW_50: _age,
    Indication.T_SCORE: _t_score,
    Indication.EGFR_BELOW_60: _egfr,
    Indication.URINE_CALCIUM: _urine,
}
