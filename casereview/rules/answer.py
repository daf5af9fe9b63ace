"""The answer of an assessment, in the shape and key order of docs/clinical-rules.md, section "Answer".

Decimals are text, as in the facts; a field is null where the facts leave it open.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from casereview.rules.codes.conclusions import (
    Blocker,
    CarcinomaFlag,
    Caveat,
    Course,
    Eligibility,
    GlandStatus,
    Indication,
    MapSays,
    NextStep,
    Pitfall,
)
from casereview.rules.codes.vocabulary import Gland
from imaging.sentences import Said, Sentence
from imaging.vocabulary import Adequacy


class ProfileUsed(Struct, frozen=True):
    id: str
    version: str
    as_of: date | None


class BlockerLine(Struct, frozen=True):
    code: Blocker
    sentence: Sentence
    source: str
    facts: tuple[str, ...]
    resolved: bool
    overridden: bool


class EligibilityPart(Struct, frozen=True):
    status: Eligibility
    course: Course
    blockers: tuple[BlockerLine, ...]


class CarcinomaLine(Struct, frozen=True):
    code: CarcinomaFlag
    answered: bool
    sentence: Sentence
    source: str
    facts: tuple[str, ...]


class GlandLine(Struct, frozen=True):
    gland: Gland
    status: GlandStatus
    because: tuple[str, ...]
    look_in: tuple[str, ...]


class Note(Struct, frozen=True):
    """Why a study counts or does not."""

    code: str
    sentence: Sentence


class UnlocatedLine(Struct, frozen=True):
    """A finding without a place, in the words of its report, and the one side that these name, if any."""

    text: Said
    side: str | None


class StudyLine(Struct, frozen=True):
    id: str
    counts: bool
    adequacy: Adequacy
    family: str
    sites: tuple[tuple[str, ...], ...]
    unlocated: tuple[UnlocatedLine, ...]
    notes: tuple[Note, ...]


class PairLine(Struct, frozen=True):
    a: str
    b: str
    level: str | None


class Reason(Struct, frozen=True):
    code: str
    sentence: Sentence
    facts: tuple[str, ...]


class VerdictPart(Struct, frozen=True):
    code: str
    level: str | None
    targets: tuple[tuple[str, ...], ...]
    reasons: tuple[Reason, ...]


class Term(Struct, frozen=True):
    because: Sentence
    factor: str
    source: str


class TargetWeight(Struct, frozen=True):
    """A target with the summed weight of its sites, so that a wide one is not read as a light one."""

    sites: tuple[str, ...]
    weight: str


class SiteWeight(Struct, frozen=True):
    site: str
    weight: str
    terms: tuple[Term, ...]


class TargetMap(Struct, frozen=True):
    says: MapSays
    targets: tuple[TargetWeight, ...]
    sites: tuple[SiteWeight, ...]


class RatioLine(Struct, frozen=True):
    id: str
    ratio: str | None
    gradient: bool | None


class FallLine(Struct, frozen=True):
    """What a tourniquet on the arm of a graft took away: 1 is everything, 0 nothing; None where left open."""

    id: str
    side: str
    fall: str | None


class CaveatLine(Struct, frozen=True):
    code: Caveat
    sentence: Sentence


class SamplingPart(Struct, frozen=True):
    id: str
    threshold: str
    ratios: tuple[RatioLine, ...]
    falls: tuple[FallLine, ...]
    sites: tuple[tuple[str, ...], ...]
    caveats: tuple[CaveatLine, ...]


class PitfallLine(Struct, frozen=True):
    """`stops` says whether it keeps a step that tells to operate from standing while it is not answered."""

    code: Pitfall
    stops: bool
    answered: bool
    sentence: Sentence
    source: str
    facts: tuple[str, ...]


class IndicationLine(Struct, frozen=True):
    code: Indication
    sentence: Sentence
    source: str
    facts: tuple[str, ...]


class IndicationsPart(Struct, frozen=True):
    """Why an operation would be worth it. What is in neither list is known not to be met."""

    met: tuple[IndicationLine, ...]
    unknown: tuple[Indication, ...]


class NextStepLine(Struct, frozen=True):
    code: NextStep
    sentence: Sentence
    source: str
    facts: tuple[str, ...]


class BandLine(Struct, frozen=True):
    id: str
    band: Said


class DosePart(Struct, frozen=True):
    """Effective dose in millisievert: the sum of what was measured, and a published band per acquisition."""

    cumulative_msv: str
    unknown: tuple[str, ...]
    bands: tuple[BandLine, ...]


class AssessmentAnswer(Struct, frozen=True):
    profile: ProfileUsed
    eligibility: EligibilityPart
    carcinoma_flags: tuple[CarcinomaLine, ...]
    glands: tuple[GlandLine, ...]
    studies: tuple[StudyLine, ...]
    pairs: tuple[PairLine, ...]
    verdict: VerdictPart
    target_map: TargetMap
    samplings: tuple[SamplingPart, ...]
    pitfalls: tuple[PitfallLine, ...]
    indications: IndicationsPart
    next_steps: tuple[NextStepLine, ...]
    dose: DosePart
