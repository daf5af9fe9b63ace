"""The tables of a profile: each number with its unit, source, confidence and what a site must verify."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final

from msgspec import Struct

from casereview.reading.structs import Words
from imaging.anatomy.cells import Level
from imaging.anatomy.sites import PLACES
from imaging.dose.radiation import Radiation
from imaging.sentences import gettext_noop
from imaging.studies.sourced import Sourced

EUTOPIC_PLACES: Final = ("superior", "inferior")


class Figure(Sourced, frozen=True, kw_only=True):
    """One number and where it comes from."""

    value: Decimal
    unit: str


class Range(Sourced, frozen=True, kw_only=True):
    """A reference range for values whose laboratory printed none."""

    low: Decimal
    high: Decimal
    unit: str


class Concordance(Sourced, frozen=True, kw_only=True):
    """The coarsest level at which two findings count as the same place."""

    level: Annotated[str, Words(gettext_noop("level"), tuple(level.name for level in Level))]


class Choice(Sourced, frozen=True, kw_only=True):
    """Whether something is so under this profile, where guidelines differ."""

    value: bool


class Ranges(Struct, frozen=True, kw_only=True):
    calcium_total: Range
    calcium_albumin_corrected: Range
    calcium_ionized: Range
    pth_intact: Range


class PlausibleRange(Sourced, frozen=True, kw_only=True):
    """From where to where, both included, a value of an analyte can lie; beyond, its unit is in doubt.

    `limit_low` and `limit_high` bound the upper limit that a laboratory prints for it, on dialysis up to
    `limit_high_dialysis`; `low_share` is the most that a printed lower limit can be of the upper one.
    """

    low: Decimal
    high: Decimal
    unit: str
    limit_low: Decimal | None = None
    limit_high: Decimal | None = None
    limit_high_dialysis: Decimal | None = None
    low_share: Decimal | None = None


class PlausibleRanges(Struct, frozen=True, kw_only=True):
    """One for each analyte, by its code."""

    calcium_total: PlausibleRange
    calcium_albumin_corrected: PlausibleRange
    calcium_ionized: PlausibleRange
    albumin: PlausibleRange
    pth_intact: PlausibleRange
    creatinine: PlausibleRange
    egfr: PlausibleRange
    phosphate: PlausibleRange
    vitamin_d_25oh: PlausibleRange
    magnesium: PlausibleRange
    alkaline_phosphatase: PlausibleRange
    urine_calcium: PlausibleRange
    urine_creatinine: PlausibleRange
    urine_calcium_24h: PlausibleRange
    urine_creatinine_24h: PlausibleRange
    lithium_level: PlausibleRange


class Numbers(Struct, frozen=True, kw_only=True):
    albumin_normal: Figure
    albumin_slope: Figure
    albumin_window: Figure
    pth_window: Figure
    pth_apart: Figure
    normal_apart: Figure
    normal_run: Figure
    clearance_ratio: Figure
    clearance_ratio_most: Figure
    clearance_window: Figure
    spot_creatinine_least: Figure
    urine_calcium_ends_fhh: Figure
    urine_calcium_most: Figure
    egfr_secondary: Figure
    egfr_tertiary: Figure
    vitamin_d_low: Figure
    crisis_age: Figure
    low_calcium: Figure
    low_calcium_ionized: Figure
    carcinoma_calcium: Figure
    carcinoma_calcium_ionized: Figure
    carcinoma_pth: Figure
    carcinoma_pth_suspicious: Figure
    carcinoma_pth_egfr: Figure
    carcinoma_lesion: Figure
    first_line_age: Figure
    alarm_window: Figure
    sampling_threshold: Figure
    sampling_near: Figure
    sampling_rival: Figure
    baseline_drift: Figure
    graft_ratio_working: Figure
    graft_ratio_proven: Figure
    graft_fall_proven: Figure
    graft_fall_excluded: Figure
    small_lesion: Figure
    pth_low_normal: Figure
    pregnancy_calcium: Figure
    stale_biochemistry: Figure
    stale_study: Figure
    outdated_study: Figure
    answer_holds: Figure
    egfr_contrast: Figure
    egfr_recent: Figure
    creatinine_contrast: Figure
    study_recent: Figure
    studies_of_a_kind: Figure
    vitamin_d_calcium: Figure
    vitamin_d_calcium_ionized: Figure
    genetics_age: Figure
    child_age: Figure
    indication_calcium: Figure
    indication_calcium_ionized: Figure
    indication_age: Figure
    indication_t_score: Figure
    indication_egfr: Figure
    indication_urine_female: Figure
    indication_urine: Figure


class Share(Sourced, frozen=True, kw_only=True):
    """A percentage of a published series, with its 95 % interval where the counts were read.

    `reoperative` says whether the series was of re-operations; a figure from elsewhere is inferred.
    """

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    reoperative: bool


class PlaceShare(Sourced, frozen=True, kw_only=True):
    """Parts of the ectopic share that fall to some places, evenly over them."""

    places: tuple[Annotated[str, Words(gettext_noop("place"), PLACES)], ...]
    value: Decimal
    reoperative: bool


class Performance(Struct, frozen=True, kw_only=True):
    """How often a kind of study points to a gland that is there, and to one that is not."""

    sensitivity: Share
    false_positive: Share


class Performances(Struct, frozen=True, kw_only=True):
    ultrasound: Performance
    sestamibi: Performance
    ct_4d: Performance
    mri: Performance
    pet: Performance
    sampling: Performance
    needle: Performance


class LedgerNumbers(Struct, frozen=True, kw_only=True):
    """What is left of a site's frequency after what the operations say of the gland that descends to it."""

    removed: Figure
    seen_normal: Figure
    remnant_possible: Figure
    contradicted: Figure
    unaccounted: Figure
    graft_recorded: Figure


class Certainties(Struct, frozen=True, kw_only=True):
    """How much of a study's gain a finding of this certainty earns, from 0 to 1."""

    definite: Figure
    probable: Figure
    possible: Figure


class MapFigures(Struct, frozen=True, kw_only=True):
    """The figures of the target map; see `target_map` for the arithmetic."""

    eutopic: Share
    ectopic: Share
    places: tuple[PlaceShare, ...]
    ledger: LedgerNumbers
    certainty: Certainties
    performance: Performances


class Profile(Struct, frozen=True, kw_only=True):
    """A whole profile; `sources` says by code where each rule of those kinds comes from.

    `cited` identifies the short names that the sources use.
    """

    id: str
    version: str
    title: str
    concordance: Concordance
    planar_dual_tracer_counts: Choice
    ranges: Ranges
    plausible: PlausibleRanges
    numbers: Numbers
    target_map: MapFigures
    radiation: Radiation
    cited: dict[str, str]
    sources: dict[str, str]

    @property
    def edition(self) -> str:
        """As every answer names it: id and version."""
        return f"{self.id}/{self.version}"
