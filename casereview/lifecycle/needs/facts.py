"""What the needs of a move may ask of a case, and what they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from casereview.lifecycle.roles import Role
from imaging.anatomy.sites import Sites
from imaging.sentences import Said, Template, Value


@dataclass(frozen=True, slots=True)
class Unmet:
    code: str
    sentence: Said


def missing(template: Template, code: str = "", **values: Value) -> Unmet:
    """An unmet need in the words of ``template``; ``code`` where the template speaks for several."""
    return Unmet(code or template.code, template(**values))


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
class StopView:
    """A pitfall that stops an operation and that the meeting has not answered; ``sentence`` says why."""

    code: str
    sentence: Said


@dataclass(frozen=True, slots=True)
class SamplingView:
    has_baseline: bool
    veins: int
    assay: str


class MoveFacts(Protocol):
    """What can be asked. Each answer may be looked up when it is asked for: a need costs its own alone."""

    @property
    def today(self) -> dt.date: ...
    @property
    def patient_identified(self) -> bool: ...
    @property
    def other_open_case(self) -> bool: ...
    @property
    def on_hold(self) -> bool: ...
    @property
    def flags_known(self) -> bool: ...
    @property
    def team(self) -> frozenset[Role]: ...
    @property
    def chair_on_team(self) -> bool: ...

    @property
    def blockers(self) -> tuple[Unmet, ...]:
        """Those of eligibility that nobody has resolved and no meeting has set aside."""

    @property
    def verdict(self) -> str: ...
    @property
    def targets(self) -> tuple[Sites, ...]:
        """Of the verdict."""

    @property
    def verdict_reasons(self) -> tuple[Said, ...]: ...
    @property
    def counting_families(self) -> frozenset[str]: ...
    @property
    def any_counting(self) -> bool: ...
    @property
    def mediastinum_covered(self) -> bool: ...

    @property
    def studies_report_not_seen(self) -> tuple[Said, ...]:
        """Labels of the counting studies whose reader did not see the operative report."""

    @property
    def preliminary_reads(self) -> tuple[Said, ...]:
        """Labels of the studies whose present read is preliminary."""

    @property
    def unread_studies(self) -> tuple[Said, ...]: ...
    @property
    def pet_alone(self) -> bool: ...
    @property
    def carcinoma_flags(self) -> tuple[str, ...]:
        """Those that gate something and that the meeting has not answered."""

    @property
    def reader_questions(self) -> tuple[Said, ...]:
        """What to ask a reader before anything is ordered again."""

    @property
    def emergencies(self) -> tuple[Said, ...]:
        """Emergencies on a value newer than the last record of what was done about one."""

    @property
    def operations(self) -> Mapping[int, OperationView]: ...
    @property
    def operations_known(self) -> bool: ...
    @property
    def cords_seen_on(self) -> tuple[dt.date, ...]: ...

    @property
    def opinions(self) -> frozenset[Role]:
        """The disciplines that have spoken to the present question."""

    @property
    def confirmed_by(self) -> frozenset[Role]:
        """Those who confirmed the verdict on the present facts."""

    @property
    def unaccepted_words(self) -> tuple[str, ...]:
        """Words of findings that were not understood when they were entered, and would be placed today."""

    @property
    def referral_status(self) -> str:
        """Of the live referral; empty where there is none."""

    @property
    def referral_center_samples(self) -> bool: ...

    @property
    def sampling(self) -> SamplingView | None:
        """The one of this round."""

    @property
    def planned_on(self) -> dt.date | None:
        """When the target was agreed in this round."""

    @property
    def last_operation_on(self) -> dt.date | None: ...

    @property
    def calciums(self) -> tuple[CalciumView, ...]:
        """After the last operation, oldest first."""

    def stops_at(self, sites: Sites) -> tuple[StopView, ...]:
        """What stops an operation at these sites; at the verdict's own targets where there are none."""

    def order_stops(self, procedure: str) -> tuple[Unmet, ...]:
        """What stops the order of a procedure."""


Data = Mapping[str, Any]
Check = Callable[[MoveFacts, Data], list[Unmet]]
