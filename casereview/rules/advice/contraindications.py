"""What stands against contrast, radiation, a magnet or a catheter, asked before anything is ordered."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import Flag as BitFlag
from enum import auto
from typing import Final

from msgspec import Struct

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag
from casereview.rules.facts.records import LabFact
from casereview.rules.labs import phrases, units
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import latest_where
from casereview.rules.sentences import steps as sentences
from imaging.sentences import Sentence, Value, listed


class Gate(BitFlag):
    """The questions that a kind of study asks."""

    PREGNANCY = auto()
    ALLERGY = auto()
    KIDNEYS = auto()
    MAGNET = auto()


NOTHING: Final = Gate(0)
RADIATION: Final = Gate.PREGNANCY
IODINE: Final = Gate.PREGNANCY | Gate.ALLERGY | Gate.KIDNEYS
GADOLINIUM: Final = Gate.PREGNANCY | Gate.KIDNEYS | Gate.MAGNET

# By family; a kind of study without a row of its own takes the gates of what it shares with one.
OF_FAMILY: Final[dict[str, Gate]] = {
    "ct_4d": IODINE,
    "sestamibi": RADIATION,
    "pet": RADIATION,
    "mri": GADOLINIUM,
    "ultrasound": NOTHING,
}

#: Kinds of study that ask more than their family does.
OF_KIND: Final[dict[str, Gate]] = {"choline_pet_mr": RADIATION | Gate.MAGNET}

_QUESTIONS: Final = {
    Gate.PREGNANCY: sentences.PREGNANCY,
    Gate.ALLERGY: sentences.CONTRAST_ALLERGY,
    Gate.KIDNEYS: sentences.KIDNEY_FUNCTION,
    Gate.MAGNET: sentences.IMPLANTS,
}
_FLAGGED: Final = (
    (Gate.PREGNANCY, Flag.PREGNANCY, sentences.PREGNANCY),
    (Gate.ALLERGY, Flag.CONTRAST_ALLERGY, sentences.CONTRAST_ALLERGY),
    (Gate.MAGNET, Flag.MRI_UNSAFE, sentences.MRI_UNSAFE),
)


class Closed(Struct, frozen=True):
    """What stands against an order, in words, and the labs it rests on."""

    reasons: tuple[Value, ...]
    facts: tuple[str, ...]

    @property
    def sentence(self) -> Sentence:
        """As in "pregnancy and contrast allergy stand against it"."""
        return sentences.STANDS_AGAINST(reasons=listed(self.reasons), n=len(self.reasons))


class ToMeasure(Struct, frozen=True):
    """That the kidneys are to be measured before contrast, why, and the labs that say so."""

    sentence: Sentence
    facts: tuple[str, ...]


def closed(assessment: Assessment, asked: Gate) -> Closed | None:
    """What stands against an order that asks these questions; None where nothing is known to."""
    reasons: list[Value] = [
        template() for gate, flag, template in _FLAGGED if gate in asked and flag in assessment.flags
    ]
    facts: tuple[str, ...] = ()
    if Gate.KIDNEYS in asked:
        kidneys = _kidneys(assessment)
        if kidneys is not None:
            reasons.append(kidneys.reasons[0])
            facts = kidneys.facts
    return Closed(tuple(reasons), facts) if reasons else None


def to_ask(assessment: Assessment, asked: Gate) -> Sentence | None:
    """What to ask before an order while the flags are unknown; None where nothing is to be asked."""
    if assessment.facts.flags is not None or not asked:
        return None
    return sentences.ASK_FIRST(questions=listed(_QUESTIONS[gate]() for gate in asked))


def egfr_to_measure(assessment: Assessment, asked: Gate) -> ToMeasure | None:
    """What an order that asks for the kidneys waits for where nothing stands against it."""
    if Gate.KIDNEYS not in asked or _kidneys(assessment) is not None:
        return None
    numbers = assessment.profile.numbers
    latest = _latest_egfr(assessment)
    if latest is None:
        return ToMeasure(sentences.EGFR_MISSING(), ())
    egfr = latest[0]
    as_of = assessment.facts.as_of
    if as_of is not None and as_of - egfr.day > timedelta(days=int(numbers.egfr_recent.value)):
        return ToMeasure(
            sentences.EGFR_OLD(egfr=phrases.lab(egfr), days=numbers.egfr_recent.value), (egfr.id,)
        )
    creatinine = _creatinine_since(assessment, egfr.day)
    if creatinine is None:
        return None
    return ToMeasure(
        sentences.CREATININE_SINCE(creatinine=phrases.lab(creatinine), egfr=phrases.lab(egfr)),
        (creatinine.id, egfr.id),
    )


def remains_open(assessment: Assessment) -> Sentence:
    """Which studies this patient can still have where something stands against another."""
    studies: list[Value] = [sentences.OPEN_ULTRASOUND()]
    if closed(assessment, RADIATION) is None:
        studies.append(sentences.OPEN_SPECT_CT())
    if closed(assessment, GADOLINIUM) is None:
        studies.append(sentences.OPEN_MRI())
    if closed(assessment, RADIATION) is None:
        studies.append(sentences.OPEN_PET())
    return sentences.REMAINS_OPEN(studies=listed(studies))


def _kidneys(assessment: Assessment) -> Closed | None:
    """Dialysis, or the latest usable eGFR of any date below the limit; of one day the lowest."""
    if Flag.CKD_DIALYSIS in assessment.flags:
        return Closed((sentences.DIALYSIS(),), ())
    latest = _latest_egfr(assessment)
    if latest is None or not latest[1]:
        return None
    return Closed((phrases.lab(latest[0]),), (latest[0].id,))


def _latest_egfr(assessment: Assessment) -> tuple[LabFact, bool] | None:
    """The latest usable eGFR that tells whether it is below the limit, and whether it is."""
    limit: Decimal = assessment.profile.numbers.egfr_contrast.value
    return latest_where(assessment.chemistry.usable, Analyte.EGFR, lambda quantity: quantity.below(limit))


def _creatinine_since(assessment: Assessment, day: date) -> LabFact | None:
    """The latest usable creatinine after a day that is above the limit, of one day the highest."""
    figure = assessment.profile.numbers.creatinine_contrast
    limit = EXACT.multiply(figure.value, factor(Analyte.CREATININE, figure.unit))
    high = [
        lab
        for lab in assessment.chemistry.usable
        if lab.analyte is Analyte.CREATININE and lab.day > day and units.quantity(lab).above(limit)
    ]
    return max(high, key=lambda lab: (lab.day, units.quantity(lab).rank), default=None)
