"""What stands against contrast, radiation, a magnet or a catheter, asked before anything is ordered."""

from __future__ import annotations

from enum import Flag as BitFlag
from enum import auto
from typing import Final

from msgspec import Struct

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.labs import phrases
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
    if Gate.KIDNEYS not in asked or not assessment.kidneys.asks_egfr:
        return None
    return ToMeasure(_why_to_measure(assessment), assessment.kidneys.facts)


def _why_to_measure(assessment: Assessment) -> Sentence:
    egfr, creatinine = assessment.kidneys.egfr, assessment.kidneys.creatinine
    if egfr is None:
        return sentences.EGFR_MISSING()
    if creatinine is not None:
        return sentences.CREATININE_SINCE(creatinine=phrases.lab(creatinine), egfr=phrases.lab(egfr))
    days = assessment.profile.numbers.egfr_recent.value
    return sentences.EGFR_OLD(egfr=phrases.lab(egfr), days=days)


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
    kidneys = assessment.kidneys
    if kidneys.on_dialysis:
        return Closed((sentences.DIALYSIS(),), ())
    if kidneys.egfr is None or not kidneys.is_low:
        return None
    return Closed((phrases.lab(kidneys.egfr),), (kidneys.egfr.id,))
