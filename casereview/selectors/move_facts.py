"""What the needs of a move look at, read from a case once per question."""

import datetime as dt
from typing import Any

from django.utils import timezone

from casereview.lifecycle.needs.facts import CalciumView, MoveFacts, OperationView, SamplingView, Unmet
from casereview.lifecycle.roles import Role
from casereview.models import Background, Case, Hold, Membership, VerdictConfirmation
from casereview.models.referral import LIVE
from casereview.rules.codes.conclusions import Pitfall
from casereview.rules.codes.orders import MEETING_ONLY
from casereview.rules.facts.load import StudyFact
from casereview.rules.orders.check import check_order
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.opinions import current_opinions
from imaging.anatomy.veins import PERIPHERAL
from imaging.models import Study
from imaging.sentences import Sentence
from imaging.studies.protocols import MODALITY_LABELS, fields_covered


def move_facts(picture: AssessedCase) -> MoveFacts:
    """Everything that any need may ask of this case."""
    case, answer, facts = picture.case, picture.answer, picture.facts
    counting = {line.id for line in answer.studies if line.counts}
    studies = {study.id: study for study in facts.studies or ()}
    labels = {name: _label(study.modality, study.performed_on) for name, study in studies.items()}
    covered = {
        field for line in answer.studies if line.counts for field in _covered(studies[line.id], line.adequacy)
    }
    chem = picture.chemistry
    background = Background.objects.filter(case=case).first()
    referral = case.referrals.filter(status__in=LIVE).select_related("center").first()
    planned = case.recommendations.filter(round=case.round).order_by("-signed_at").first()
    operations = {
        row.pk: OperationView(
            row.performed_on, row.report, bool(row.glands.all()), superseded=hasattr(row, "superseded_by")
        )
        for row in case.operations.select_related("superseded_by").prefetch_related("glands")
    }
    reads = Study.objects.filter(case_study__case=case).prefetch_related("reads")
    return MoveFacts(
        today=picture.today,
        patient_identified=bool(case.patient.mrn and case.patient.family_name),
        other_open_case=Case.objects.filter(patient=case.patient_id)
        .exclude(pk=case.pk)
        .exclude(state="closed")
        .exists(),
        on_hold=Hold.objects.filter(case=case, ended_at=None).exists(),
        flags_known=background is not None and background.flags is not None,
        team=frozenset(Role(role) for role in case.team.values_list("role", flat=True)),
        chair_on_team=Membership.objects.filter(
            chair=True, site=case.site_id, user__care_teams__case=case, user__is_active=True
        ).exists(),
        blockers=tuple(
            Unmet(line.code, str(line.sentence)) for line in answer.eligibility.blockers if not line.resolved
        ),
        verdict=answer.verdict.code,
        verdict_reasons=tuple(str(reason.sentence) for reason in answer.verdict.reasons),
        counting_families=frozenset(line.family for line in answer.studies if line.counts),
        any_counting=bool(counting),
        mediastinum_covered="mediastinum" in covered,
        studies_report_not_seen=tuple(
            labels[name] for name in studies if name in counting and not studies[name].operative_report_seen
        ),
        preliminary_reads=tuple(
            _label(study.modality, study.performed_on)
            for study in reads
            for read in study.reads.all()
            if read.status == "preliminary" and not _amended(read, study)
        ),
        unread_studies=tuple(
            _label(study.modality, study.performed_on) for study in reads if not study.reads.all()
        ),
        pet_alone=any(line.code == Pitfall.PET_ALONE for line in answer.pitfalls),
        carcinoma_flags=picture.carcinoma_flags,
        operations=operations,
        operations_known=facts.operations is not None,
        cords_seen_on=tuple(scope.performed_on for scope in facts.laryngoscopies or ()),
        opinions=frozenset(Role(row.role) for row in current_opinions(case)),
        confirmed_by=frozenset(
            Role(role)
            for role in VerdictConfirmation.objects.filter(case=case, digest=picture.digest).values_list(
                "role", flat=True
            )
        ),
        referral_status=referral.status if referral else "",
        referral_center_samples=bool(referral and referral.center.performs_sampling),
        sampling=_sampling(case),
        planned_on=timezone.localdate(planned.signed_at) if planned else None,
        last_operation_on=chem.operation.date if chem.operation else None,
        order_stops=lambda procedure: _stops(picture, procedure),
        calciums=tuple(CalciumView(day.day, day.is_high) for day in chem.days),
    )


def _stops(picture: AssessedCase, procedure: str) -> tuple[Unmet, ...]:
    checked = check_order(picture.seen, procedure)
    return tuple(_stop(f"ORDER_{stop.code}", stop.sentence) for stop in checked.stops)


def _stop(code: str, sentence: Sentence) -> Unmet:
    only = " Only that the meeting asked for exactly this sets it aside." if code in MEETING_ONLY else ""
    return Unmet(code, f"{sentence}{only}")


def _covered(study: StudyFact, adequacy: str) -> frozenset[str]:
    stated = None if study.protocol is None else study.protocol.covers
    return fields_covered(study.modality, adequacy, stated)


def _label(modality: str, day: dt.date) -> str:
    return f"{MODALITY_LABELS[modality]} of {day.isoformat()}"


def _amended(read: Any, study: Study) -> bool:
    return any(other.supersedes_id == read.pk for other in study.reads.all())


def _sampling(case: Case) -> SamplingView | None:
    sampling = case.samplings.filter(round=case.round, superseded_by=None).prefetch_related("samples").first()
    if sampling is None:
        return None
    veins = [sample.vein for sample in sampling.samples.all()]
    return SamplingView(
        has_baseline=PERIPHERAL in veins,
        veins=sum(1 for vein in veins if vein != PERIPHERAL),
        assay=sampling.assay,
    )
