"""What the needs of a move look at: one frozen value, computed from the facts."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from casereview.lifecycle.roles import Role


@dataclass(frozen=True, slots=True)
class Unmet:
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OperationView:
    performed_on: dt.date
    report: str
    has_findings: bool
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class CalciumView:
    """A calcium after the last operation, judged against its own range; ``high`` None: cannot say."""

    on: dt.date
    high: bool | None


@dataclass(frozen=True, slots=True)
class SamplingView:
    has_baseline: bool
    veins: int
    assay: str


def no_stops(procedure: str) -> tuple[Unmet, ...]:
    """Where nothing is known of a case, nothing speaks against an order."""
    return ()


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """Everything that the checks look at, computed from the facts once per question."""

    today: dt.date
    patient_identified: bool = True
    other_open_case: bool = False
    on_hold: bool = False
    flags_known: bool = False
    team: frozenset[Role] = frozenset()
    chair_on_team: bool = False
    blockers: tuple[Unmet, ...] = ()  # those that stand
    verdict: str = "INSUFFICIENT"
    verdict_reasons: tuple[str, ...] = ()
    counting_families: frozenset[str] = frozenset()
    any_counting: bool = False
    mediastinum_covered: bool = False
    studies_report_not_seen: tuple[str, ...] = ()  # labels of the counting studies concerned
    preliminary_reads: tuple[str, ...] = ()  # labels
    unread_studies: tuple[str, ...] = ()  # labels
    pet_alone: bool = False
    carcinoma_flags: tuple[str, ...] = ()
    operations: Mapping[int, OperationView] = field(default_factory=dict)
    operations_known: bool = False
    cords_seen_on: tuple[dt.date, ...] = ()
    opinions: frozenset[Role] = frozenset()
    confirmed_by: frozenset[Role] = frozenset()
    referral_status: str = ""  # of the live referral, if any
    referral_center_samples: bool = False
    sampling: SamplingView | None = None  # of this round
    planned_on: dt.date | None = None  # when the target was agreed
    last_operation_on: dt.date | None = None
    calciums: tuple[CalciumView, ...] = ()  # after the last operation, oldest first
    order_stops: Callable[[str], tuple[Unmet, ...]] = no_stops  # what stops the order of a procedure


Data = Mapping[str, Any]
Check = Callable[[MoveFacts, Data], list[Unmet]]
