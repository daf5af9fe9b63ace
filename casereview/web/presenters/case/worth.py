"""Whether an operation would be worth it, in words: what speaks for it, and what nobody has asked yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casereview.rules.answer import AssessmentAnswer
from casereview.rules.codes.conclusions import Indication
from casereview.web.presenters import words
from casereview.web.presenters.words import translated

WORDS: Final[Mapping[Indication, str | Promise]] = {
    Indication.SYMPTOMS: _("symptoms"),
    Indication.STONES: _("kidney stones"),
    Indication.FRACTURE: _("a fragility fracture"),
    Indication.CALCIUM_ABOVE: _("how far calcium lies above its limit"),
    Indication.AGE_BELOW_50: _("age"),
    Indication.T_SCORE: _("bone density"),
    Indication.EGFR_BELOW_60: _("eGFR"),
    Indication.URINE_CALCIUM: _("calcium in 24 h urine"),
}


@dataclass(frozen=True, slots=True)
class IndicationShown:
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class WorthIt:
    met: tuple[IndicationShown, ...]
    unknown: str  # what nobody has said, in words; empty for nothing


def worth_of(answer: AssessmentAnswer) -> WorthIt:
    part = answer.indications
    return WorthIt(
        tuple(IndicationShown(translated(line.sentence), translated(line.source)) for line in part.met),
        words.listed([str(WORDS[code]) for code in part.unknown]),
    )
