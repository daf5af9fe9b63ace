"""What the needs of a move ask of a case, each looked up when it is first asked for."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from casereview.lifecycle.needs.facts import (
    CalciumView,
    MoveFacts,
    OperationView,
    SamplingView,
    StopView,
    Unmet,
)
from casereview.lifecycle.needs.sentences import ONLY_THE_MEETING, STUDY_OF_DAY
from casereview.lifecycle.roles import Role
from casereview.models import Background, Case, Membership, Referral
from casereview.rules.answer import StudyLine
from casereview.rules.codes.conclusions import NextStep, Pitfall
from casereview.rules.codes.orders import MEETING_ONLY
from casereview.rules.facts.load import StudyFact
from casereview.rules.labs.eligibility import unresolved_lines
from casereview.rules.orders.cautions import Caution
from casereview.rules.orders.check import check_order
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.opinions import current_opinions
from casereview.selectors.stops import emergencies_not_seen_to, pitfalls_at, unanswered
from imaging.anatomy.sites import Sites
from imaging.anatomy.veins import PERIPHERAL
from imaging.models import Study
from imaging.sentences import Said, Sentence, Word
from imaging.studies.protocols import MODALITY_LABELS

ASK_A_READER = frozenset({NextStep.STATE_ADEQUACY, NextStep.LOCATE_FINDING})


def move_facts(assessed: AssessedCase) -> MoveFacts:
    """Whatever a need may ask of this case; what no need asks for is not looked up."""
    return _CaseMoveFacts(assessed.case, assessed.today, lambda: assessed)


def move_facts_of(case: Case, today: dt.date, judge: Callable[[], AssessedCase]) -> MoveFacts:
    """Likewise of a case that is judged only where a need asks what the rules say; ``judge`` may refuse."""
    return _CaseMoveFacts(case, today, judge)


@dataclass(frozen=True)
class _CaseMoveFacts:
    """Asks the rules' answer and the rows of one case. A cached property is one query at most, once."""

    case: Case
    today: dt.date
    judge: Callable[[], AssessedCase]

    # From the rules' answer: no query

    @cached_property
    def assessed(self) -> AssessedCase:
        return self.judge()

    @property
    def blockers(self) -> tuple[Unmet, ...]:
        standing = unresolved_lines(self.assessed.answer.eligibility)
        return tuple(Unmet(line.code, line.sentence) for line in standing)

    @property
    def verdict(self) -> str:
        return self.assessed.answer.verdict.code

    @property
    def targets(self) -> tuple[Sites, ...]:
        return tuple(Sites.of(target) for target in self.assessed.answer.verdict.targets)

    @property
    def verdict_reasons(self) -> tuple[Said, ...]:
        return tuple(reason.sentence for reason in self.assessed.answer.verdict.reasons)

    @cached_property
    def counting(self) -> dict[str, StudyLine]:
        return {line.id: line for line in self.assessed.answer.studies if line.counts}

    @property
    def counting_families(self) -> frozenset[str]:
        return frozenset(line.family for line in self.counting.values())

    @property
    def any_counting(self) -> bool:
        return bool(self.counting)

    @property
    def counting_facts(self) -> list[StudyFact]:
        return [study for study in self.assessed.facts.studies or () if study.id in self.counting]

    @property
    def mediastinum_covered(self) -> bool:
        studies = self.assessed.assessment.studies
        return any("mediastinum" in study.covers for study in studies if study.counts)

    @property
    def studies_report_not_seen(self) -> tuple[Said, ...]:
        unseen = (study for study in self.counting_facts if not study.operative_report_seen)
        return tuple(_label(study.modality, study.performed_on) for study in unseen)

    @property
    def pet_alone(self) -> bool:
        return any(line.code == Pitfall.PET_ALONE for line in self.assessed.answer.pitfalls)

    @property
    def carcinoma_flags(self) -> tuple[str, ...]:
        return self.assessed.carcinoma_flags

    @property
    def reader_questions(self) -> tuple[Said, ...]:
        return tuple(line.sentence for line in self.assessed.answer.next_steps if line.code in ASK_A_READER)

    @property
    def unaccepted_words(self) -> tuple[str, ...]:
        return tuple(sorted({words for _read, words in self.assessed.unaccepted}))

    def stops_at(self, sites: Sites) -> tuple[StopView, ...]:
        lines = unanswered(pitfalls_at(self.assessed, sites))
        return tuple(StopView(line.code.value, line.sentence) for line in lines)

    @property
    def operations_known(self) -> bool:
        return self.assessed.facts.operations is not None

    @property
    def cords_seen_on(self) -> tuple[dt.date, ...]:
        return tuple(scope.performed_on for scope in self.assessed.facts.laryngoscopies or ())

    @property
    def last_operation_on(self) -> dt.date | None:
        operation = self.assessed.chemistry.operation
        return operation.date if operation else None

    @property
    def calciums(self) -> tuple[CalciumView, ...]:
        return tuple(CalciumView(day.day, day.is_high) for day in self.assessed.chemistry.days)

    def order_stops(self, procedure: str) -> tuple[Unmet, ...]:
        return tuple(_stop(caution) for caution in check_order(self.assessed.assessment, procedure).stops)

    # From the rows

    @cached_property
    def emergencies(self) -> tuple[Said, ...]:
        return tuple(line.sentence for line in emergencies_not_seen_to(self.assessed))

    @property
    def patient_identified(self) -> bool:
        return bool(self.case.patient.mrn and self.case.patient.family_name)

    @cached_property
    def other_open_case(self) -> bool:
        return self.case.patient.cases.open().exclude(pk=self.case.pk).exists()

    @cached_property
    def on_hold(self) -> bool:
        return self.case.holds.live().exists()

    @cached_property
    def flags_known(self) -> bool:
        return Background.objects.filter(case=self.case).exclude(flags=None).exists()

    @cached_property
    def team(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.case.team.values_list("role", flat=True))

    @cached_property
    def chair_on_team(self) -> bool:
        return Membership.objects.filter(
            chair=True,
            site=self.case.site_id,
            user__care_teams__case=self.case,
            user__is_active=True,
        ).exists()

    @cached_property
    def operations(self) -> Mapping[int, OperationView]:
        rows = self.case.operations.select_related("superseded_by").prefetch_related("glands")
        return {
            row.pk: OperationView(
                row.performed_on, row.report, bool(row.glands.all()), superseded=row.is_superseded
            )
            for row in rows
        }

    @cached_property
    def studies(self) -> list[Study]:
        return list(self.case.studies().prefetch_related("reads"))

    @property
    def preliminary_reads(self) -> tuple[Said, ...]:
        return tuple(_label_of(study) for study in self.studies for _ in _preliminary(study))

    @property
    def unread_studies(self) -> tuple[Said, ...]:
        return tuple(_label_of(study) for study in self.studies if not study.reads.all())

    @cached_property
    def opinions(self) -> frozenset[Role]:
        return frozenset(Role(row.role) for row in current_opinions(self.case))

    @cached_property
    def confirmed_by(self) -> frozenset[Role]:
        rows = self.case.verdict_confirmations.filter(digest=self.assessed.digest)
        return frozenset(Role(role) for role in rows.values_list("role", flat=True))

    @cached_property
    def referral(self) -> Referral | None:
        return self.case.referrals.live().select_related("center").first()

    @property
    def referral_status(self) -> str:
        return self.referral.status if self.referral else ""

    @property
    def referral_center_samples(self) -> bool:
        return bool(self.referral and self.referral.center.performs_sampling)

    @cached_property
    def sampling(self) -> SamplingView | None:
        rows = self.case.samplings.current().filter(round=self.case.round)
        sampling = rows.prefetch_related("samples").first()
        if sampling is None:
            return None
        veins = [sample.vein for sample in sampling.samples.all()]
        baselines = veins.count(PERIPHERAL)
        return SamplingView(bool(baselines), len(veins) - baselines, sampling.assay)

    @cached_property
    def planned_on(self) -> dt.date | None:
        planned = self.case.recommendations.filter(round=self.case.round).order_by("-signed_at").first()
        return timezone.localdate(planned.signed_at) if planned else None


def _stop(caution: Caution) -> Unmet:
    code = f"ORDER_{caution.code}"
    return Unmet(code, ONLY_THE_MEETING(stop=caution.sentence) if code in MEETING_ONLY else caution.sentence)


def _label(modality: str, day: dt.date) -> Sentence:
    return STUDY_OF_DAY(study=Word(MODALITY_LABELS[modality]), day=day)


def _label_of(study: Study) -> Sentence:
    return _label(study.modality, study.performed_on)


def _preliminary(study: Study) -> list[int]:
    """The preliminary reads of a study that no other has amended."""
    reads = list(study.reads.all())
    amended = {read.supersedes_id for read in reads}
    return [read.pk for read in reads if read.status == "preliminary" and read.pk not in amended]
