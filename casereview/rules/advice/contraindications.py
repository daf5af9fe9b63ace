"""What stands against contrast, radiation or a catheter, asked before anything is ordered."""

from __future__ import annotations

from decimal import Decimal
from enum import Flag as BitFlag
from enum import auto
from typing import Final

from msgspec import Struct

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.vocabulary import Analyte, Flag
from casereview.rules.labs import phrases
from casereview.rules.labs.readings import latest_where
from casereview.rules.sentences import advice as sentences
from imaging.sentences import Sentence, Value, listed


class Gate(BitFlag):
    """The questions that a kind of study asks."""

    PREGNANCY = auto()
    ALLERGY = auto()
    KIDNEYS = auto()


NOTHING: Final = Gate(0)
RADIATION: Final = Gate.PREGNANCY
IODINE: Final = Gate.PREGNANCY | Gate.ALLERGY | Gate.KIDNEYS
GADOLINIUM: Final = Gate.PREGNANCY | Gate.KIDNEYS

# By family; a kind of study without a row of its own takes the gates of what it shares with one.
OF_FAMILY: Final[dict[str, Gate]] = {
    "ct_4d": IODINE,
    "sestamibi": RADIATION,
    "pet": RADIATION,
    "mri": GADOLINIUM,
    "ultrasound": NOTHING,
}

_QUESTIONS: Final = {
    Gate.PREGNANCY: sentences.PREGNANCY,
    Gate.ALLERGY: sentences.CONTRAST_ALLERGY,
    Gate.KIDNEYS: sentences.KIDNEY_FUNCTION,
}


class Closed(Struct, frozen=True):
    """What stands against an order, in words, and the labs it rests on."""

    reasons: tuple[Value, ...]
    facts: tuple[str, ...]

    @property
    def sentence(self) -> Sentence:
        """As in "pregnancy and contrast allergy stand against it"."""
        return sentences.STANDS_AGAINST(reasons=listed(self.reasons), n=len(self.reasons))


def closed(assessment: Assessment, asked: Gate) -> Closed | None:
    """What stands against an order that asks these questions; None where nothing is known to."""
    reasons: list[Value] = []
    facts: tuple[str, ...] = ()
    if Gate.PREGNANCY in asked and Flag.PREGNANCY in assessment.flags:
        reasons.append(sentences.PREGNANCY())
    if Gate.ALLERGY in asked and Flag.CONTRAST_ALLERGY in assessment.flags:
        reasons.append(sentences.CONTRAST_ALLERGY())
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


def _kidneys(assessment: Assessment) -> Closed | None:
    """Dialysis, or the latest usable eGFR of any date below the limit; of one day the lowest."""
    if Flag.CKD_DIALYSIS in assessment.flags:
        return Closed((sentences.DIALYSIS(),), ())
    limit: Decimal = assessment.profile.numbers.egfr_contrast.value
    found = latest_where(assessment.chemistry.usable, Analyte.EGFR, lambda quantity: quantity.below(limit))
    if found is None or not found[1]:
        return None
    lab = found[0]
    return Closed((str(phrases.lab(lab)),), (lab.id,))
