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


class EligibilityPart(Struct, frozen=True):
    status: Eligibility
    course: Course
    blockers: tuple[BlockerLine, ...]


class CarcinomaLine(Struct, frozen=True):
    code: CarcinomaFlag
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


class StudyLine(Struct, frozen=True):
    id: str
    counts: bool
    adequacy: Adequacy
    family: str
    sites: tuple[tuple[str, ...], ...]
    unlocated: tuple[Said, ...]
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


class SiteWeight(Struct, frozen=True):
    site: str
    weight: str
    terms: tuple[Term, ...]


class TargetMap(Struct, frozen=True):
    says: MapSays
    sites: tuple[SiteWeight, ...]


class RatioLine(Struct, frozen=True):
    id: str
    ratio: str | None
    gradient: bool | None


class CaveatLine(Struct, frozen=True):
    code: Caveat
    sentence: Sentence


class SamplingPart(Struct, frozen=True):
    id: str
    threshold: str
    ratios: tuple[RatioLine, ...]
    sites: tuple[tuple[str, ...], ...]
    caveats: tuple[CaveatLine, ...]


class PitfallLine(Struct, frozen=True):
    code: Pitfall
    sentence: Sentence
    source: str
    facts: tuple[str, ...]


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
    next_steps: tuple[NextStepLine, ...]
    dose: DosePart
