"""Facts of a case as a test states them: what it does not state is as little as can be known."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from casereview.lifecycle.needs.facts import CalciumView, OperationView, SamplingView, StopView, Unmet
from casereview.lifecycle.roles import Role
from imaging.anatomy.sites import Sites
from imaging.sentences import Said


@dataclass(frozen=True)
class StatedFacts:
    today: dt.date
    patient_identified: bool = True
    other_open_case: bool = False
    on_hold: bool = False
    flags_known: bool = False
    team: frozenset[Role] = frozenset()
    chair_on_team: bool = False
    blockers: tuple[Unmet, ...] = ()
    verdict: str = "INSUFFICIENT"
    targets: tuple[Sites, ...] = ()
    reader_questions: tuple[Said, ...] = ()
    emergencies: tuple[Said, ...] = ()
    stops: Mapping[tuple[str, ...], tuple[StopView, ...]] = field(default_factory=dict)
    verdict_reasons: tuple[Said, ...] = ()
    counting_families: frozenset[str] = frozenset()
    any_counting: bool = False
    mediastinum_covered: bool = False
    studies_report_not_seen: tuple[Said, ...] = ()
    preliminary_reads: tuple[Said, ...] = ()
    unread_studies: tuple[Said, ...] = ()
    pet_alone: bool = False
    carcinoma_flags: tuple[str, ...] = ()
    operations: Mapping[int, OperationView] = field(default_factory=dict)
    operations_known: bool = False
    cords_seen_on: tuple[dt.date, ...] = ()
    opinions: frozenset[Role] = frozenset()
    confirmed_by: frozenset[Role] = frozenset()
    unaccepted_words: tuple[str, ...] = ()
    referral_status: str = ""
    referral_center_samples: bool = False
    sampling: SamplingView | None = None
    planned_on: dt.date | None = None
    last_operation_on: dt.date | None = None
    calciums: tuple[CalciumView, ...] = ()
    stopped: Mapping[str, Unmet] = field(default_factory=dict)

    def stops_at(self, sites: Sites) -> tuple[StopView, ...]:
        return self.stops.get(sites.codes, ())

    def order_stops(self, procedure: str) -> tuple[Unmet, ...]:
        return (self.stopped[procedure],) if procedure in self.stopped else ()
