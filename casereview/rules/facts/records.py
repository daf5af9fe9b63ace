"""The facts of one case as frozen structs. None means unknown; an empty tuple means there are none.

Field names, codes and defaults are those of docs/clinical-rules.md, section "Facts".
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Final

from msgspec import Struct

from casereview.reading.structs import ID, MOMENT, SIGNED, Words
from casereview.rules.codes.conclusions import STOPPING, Blocker, CarcinomaFlag, OverrideCode, Pitfall
from casereview.rules.codes.vocabulary import (
    Analyte,
    Arm,
    Comparator,
    Cord,
    Disposition,
    Flag,
    Gland,
    LabStatus,
    OperationKind,
    PathologyCode,
    ReportState,
    Sex,
)
from casereview.rules.profiles.files import DEFAULT_PROFILE
from imaging.anatomy.sites import GRAFTS, SITES
from imaging.anatomy.veins import VEINS
from imaging.sentences import gettext_noop
from imaging.studies.modalities import MODALITIES
from imaging.vocabulary import Acquisition, Adequacy, Certainty, Coverage, Nature, Phase, Result

MODALITY: Final = Words(gettext_noop("modality"), tuple(MODALITIES))
VEIN: Final = Words(gettext_noop("vein"), VEINS)
SITE: Final = Words(gettext_noop("site"), SITES)
SITE_OF_GRAFT: Final = Words(gettext_noop("graft site"), GRAFTS.codes)
#: What a meeting can answer: every pitfall that may stop, and every carcinoma flag.
ANSWERED: Final = Words(
    gettext_noop("stop or carcinoma flag"),
    tuple(str(code) for code in (*(code for code in Pitfall if code in STOPPING), *CarcinomaFlag)),
)


class PatientFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    sex: Sex | None = None
    age_years: int | None = None


class GlandFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one operation says of one gland. Weight in milligrams."""

    gland: Gland
    disposition: Disposition = Disposition.UNKNOWN
    pathology: PathologyCode | None = None
    weight_mg: Decimal | None = None


class OperationFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An operation on the neck or mediastinum, whatever it was for."""

    id: Annotated[str, ID]
    date: date
    kind: OperationKind
    report: ReportState | None = None
    glands: tuple[GlandFact, ...] | None = None
    grafts: tuple[Annotated[str, SITE_OF_GRAFT], ...] | None = None
    ligated_veins: tuple[Annotated[str, VEIN], ...] | None = None

    @property
    def is_parathyroid(self) -> bool:
        """A thyroidectomy counts once the disposition of a gland is recorded at it."""
        if self.kind is not OperationKind.THYROIDECTOMY:
            return True
        return any(record.disposition is not Disposition.UNKNOWN for record in self.glands or ())

    @property
    def is_on_neck(self) -> bool:
        """Every operation but the removal of a graft: after it the studies show another neck."""
        return self.kind is not OperationKind.GRAFT_REMOVAL

    @property
    def lacks_report(self) -> bool:
        """Whether its report is missing; one that nothing is said of is."""
        return self.report in (None, ReportState.MISSING)


class LabFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One laboratory value with the limits that its laboratory printed, all in `unit`."""

    id: Annotated[str, ID]
    analyte: Analyte
    value: Decimal
    unit: str
    collected_at: Annotated[str, MOMENT]
    comparator: Comparator | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    assay: str | None = None
    status: LabStatus = LabStatus.FINAL
    supersedes: str | None = None

    @property
    def day(self) -> date:
        """The calendar day as written by the laboratory, whatever its zone."""
        return _day_of(self.collected_at)


@lru_cache(maxsize=4096)
def _day_of(moment: str) -> date:
    return date.fromisoformat(moment[:10])


class ProtocolFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a study was done."""

    phases: tuple[Phase, ...] | None = None
    covers: tuple[Coverage, ...] | None = None
    fused: bool | None = None
    acquisitions: tuple[Acquisition, ...] | None = None
    dual_tracer: bool | None = None


class FindingFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One lesion of one study. Size in millimeters.

    `location` is free text or a site code. `sites` are its places as they were read and confirmed when it was
    entered: then `location` is only its text. Empty, they say that no place is meant; None, that nobody has
    said, and the text is read.
    """

    location: str = ""
    sites: tuple[Annotated[str, SITE], ...] | None = None
    certainty: Certainty = Certainty.PROBABLE
    nature: Nature = Nature.SUSPICIOUS
    size_mm: Decimal | None = None


class UnacceptedFinding(FindingFact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A finding whose words nobody understood when it was entered, and which a later lexicon would place.

    Until a person accepts that it locates nothing, and the reader is asked as of any words that are not
    understood. No file can say so: it is known to whoever keeps what was read on that day.
    """


class StudyFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One read of one imaging study. Dose in millisievert, as measured."""

    id: Annotated[str, ID]
    modality: Annotated[str, MODALITY]
    performed_on: date
    protocol: ProtocolFact | None = None
    adequacy: Adequacy | None = None
    operative_report_seen: bool | None = None
    dose_msv: Decimal | None = None
    result: Result | None = None
    findings: tuple[FindingFact, ...] | None = None
    supersedes: str | None = None


class SampleFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One PTH sample of a venous sampling. `occluded` is the arm that was tied while it was drawn."""

    id: Annotated[str, ID]
    vein: Annotated[str, VEIN]
    value: Decimal
    unit: str
    comparator: Comparator | None = None
    baseline: str | None = None
    occluded: Arm | None = None


class SamplingFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: Annotated[str, ID]
    performed_on: date
    assay: str | None = None
    samples: tuple[SampleFact, ...] | None = None


class LaryngoscopyFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: Annotated[str, ID]
    performed_on: date
    left: Cord | None = None
    right: Cord | None = None


class ResolutionFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A clinician's decision that a blocker no longer stands, with the reason."""

    blocker: Blocker
    date: date
    reason: str | None = None


class BackgroundFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What makes an operation worth it; None is unknown. `t_score` is the lowest of the bone density."""

    symptoms: bool | None = None
    stones: bool | None = None
    fragility_fracture: bool | None = None
    t_score: Annotated[Decimal, SIGNED] | None = None


class OverrideFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A blocker that a meeting let stand, with its coded reason, when it accepted the case."""

    blocker: Blocker
    code: OverrideCode
    date: date


class AnswerFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a meeting wrote to a pitfall that stops, or to a carcinoma flag. `sites` are those it holds."""

    code: Annotated[str, ANSWERED]
    date: date
    sites: tuple[Annotated[str, SITE], ...] | None = None
    reason: str | None = None


class Facts(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    patient: PatientFact
    profile: str = DEFAULT_PROFILE
    as_of: date | None = None
    flags: tuple[Flag, ...] | None = None
    operations: tuple[OperationFact, ...] | None = None
    labs: tuple[LabFact, ...] | None = None
    studies: tuple[StudyFact, ...] | None = None
    samplings: tuple[SamplingFact, ...] | None = None
    laryngoscopies: tuple[LaryngoscopyFact, ...] | None = None
    background: BackgroundFact | None = None
    resolutions: tuple[ResolutionFact, ...] | None = None
    overrides: tuple[OverrideFact, ...] | None = None
    answers: tuple[AnswerFact, ...] | None = None
