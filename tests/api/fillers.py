"""Rows by the dozen, straight into the tables: lists are counted here, not the way in."""

import datetime as dt

from django.utils import timezone

from casereview.models import (
    AwaitedRepeat,
    BlockerResolution,
    CareTeamMember,
    Case,
    CaseEvent,
    CaseStudy,
    Center,
    Delivery,
    Document,
    EligibilityOverride,
    EmergencyRecord,
    GlandFinding,
    LabResult,
    Laryngoscopy,
    Membership,
    Operation,
    Opinion,
    OutboxMessage,
    Pathology,
    Patient,
    Referral,
    Site,
    StopAnswer,
    User,
    VenousSample,
    VenousSampling,
    VerdictConfirmation,
)
from imaging.models import AdequacyCheck, DoseEvent, Finding, Read, Study

NOW = timezone.now()
DAY = dt.date(2024, 5, 1)


def cases(case: Case, user: User, n: int) -> None:
    for number in range(n):
        patient = Patient.objects.create(site=case.site, mrn=f"L{number}", family_name="A", given_name="B")
        Case.objects.create(
            patient=patient,
            site=case.site,
            state="intake",
            opened_at=NOW,
            state_since=NOW,
            due_on=DAY + dt.timedelta(days=number // 2),
        )


def events(case: Case, user: User, n: int) -> None:
    first = case.version + 1
    for number in range(first, first + n):
        CaseEvent.objects.create(
            case=case, number=number, verb="add_lab", actor=user, actor_name="S", after="intake", at=NOW
        )


def labs(case: Case, user: User, n: int) -> None:
    for number in range(n):
        LabResult.objects.create(
            case=case,
            analyte="calcium_total",
            value="11.9",
            unit="mg/dL",
            collected_at=NOW - dt.timedelta(days=number // 2),
        )


def operations(case: Case, user: User, n: int) -> None:
    for number in range(n):
        row = Operation.objects.create(
            case=case, performed_on=DAY + dt.timedelta(days=number // 2), kind="parathyroidectomy"
        )
        for gland in ("left.superior", "right.superior"):
            found = GlandFinding.objects.create(operation=row, gland=gland, disposition="removed")
            Pathology.objects.create(finding=found, diagnosis="adenoma", weight_mg="640.50")


def studies(case: Case, user: User, n: int, *, reads: bool = True) -> None:
    for number in range(n):
        study = Study.objects.create(modality="ct_4d", performed_on=DAY + dt.timedelta(days=number // 2))
        CaseStudy.objects.create(case=case, study=study)
        if not reads:
            continue
        first = Read.objects.create(study=study, result="positive", reader_name="O")
        second = Read.objects.create(study=study, result="positive", reader_name="O", supersedes=first)
        for read in (first, second):
            Finding.objects.create(read=read, location="left inferior", size_mm="8.0")
        AdequacyCheck.objects.create(study=study, adequacy="adequate", checked_by_name="O")
        DoseEvent.objects.create(study=study, effective_msv="10.4")


def reads(case: Case, user: User, n: int) -> None:
    earlier = None
    for _ in range(n):
        earlier = Read.objects.create(
            study=Study.objects.get(), result="positive", reader_name="O", supersedes=earlier
        )
        for location in ("left inferior", "right inferior"):
            Finding.objects.create(read=earlier, location=location)


def adequacy(case: Case, user: User, n: int) -> None:
    for _ in range(n):
        AdequacyCheck.objects.create(study=Study.objects.get(), adequacy="limited", checked_by_name="O")


def samplings(case: Case, user: User, n: int) -> None:
    for number in range(n):
        row = VenousSampling.objects.create(
            case=case, performed_on=DAY, round=number + 1, unit="pg/mL", threshold="2.00"
        )
        for sequence in (1, 2):
            VenousSample.objects.create(sampling=row, sequence=sequence, vein="peripheral", value="140")


def laryngoscopies(case: Case, user: User, n: int) -> None:
    for _ in range(n):
        Laryngoscopy.objects.create(case=case, performed_on=DAY, left="mobile", right="mobile")


def resolutions(case: Case, user: User, n: int) -> None:
    for _ in range(n):
        BlockerResolution.objects.create(case=case, blocker="LITHIUM", resolved_on=DAY, reason="Stopped")


def overrides(case: Case, user: User, n: int) -> None:
    for _ in range(n):
        EligibilityOverride.objects.create(
            case=case,
            round=1,
            blocker="NOT_HYPERCALCEMIC",
            code="normocalcemic_disease",
            reason="R",
            decided_on=DAY,
            by=user,
        )


def answers(case: Case, user: User, n: int) -> None:
    for _ in range(n):
        StopAnswer.objects.create(
            case=case, round=1, code="PREGNANCY", reason="R", asked="A", answered_on=DAY, by=user
        )


def emergencies(case: Case, user: User, n: int) -> None:
    for _ in range(n):
        EmergencyRecord.objects.create(case=case, done="Saline", done_at=NOW, by=user)


def repeats(case: Case, user: User, n: int) -> None:
    for _ in range(n):
        AwaitedRepeat.objects.create(
            case=case, analyte="calcium_total", expected_on=DAY, reason="R", ordered_at=NOW, ended_at=NOW
        )


def opinions(case: Case, user: User, n: int) -> None:
    for _ in range(n):
        Opinion.objects.create(
            case=case,
            round=1,
            by=user,
            by_name="S",
            role="surgeon",
            position="defer",
            rationale="R",
            made_at=NOW,
        )


def confirmations(case: Case, user: User, n: int) -> None:
    for number in range(n):
        VerdictConfirmation.objects.create(
            case=case,
            round=1,
            verdict="EQUIVOCAL",
            digest=str(number),
            by=user,
            by_name="S",
            role="surgeon",
            confirmed_at=NOW,
        )


def referrals(case: Case, user: User, n: int) -> None:
    center = Center.objects.get()
    for _ in range(n):
        Referral.objects.create(
            case=case, center=center, round=1, status="declined", question="Q", asked_by=user, asked_at=NOW
        )


def people_of(case: Case, user: User, n: int, *, team: bool) -> None:
    for number in range(n):
        someone = User.objects.create_user(f"p{number}@example.org", name=f"P{number}")
        Membership.objects.create(user=someone, site=case.site, role="observer")
        if team:
            CareTeamMember.objects.create(case=case, user=someone, role="observer")


def team(case: Case, user: User, n: int) -> None:
    people_of(case, user, n, team=True)


def candidates(case: Case, user: User, n: int) -> None:
    people_of(case, user, n, team=False)


def documents(case: Case, user: User, n: int) -> None:
    for number in range(n):
        Document.objects.create(
            case=case, title="Letter", file="x", sha256=str(number), size=1, content_type="text/plain"
        )


def centers(case: Case, user: User, n: int) -> None:
    for number in range(n):
        site = Site.objects.create(name=f"Center {number}", code=f"c{number}")
        Center.objects.create(site=site)


def inbox(case: Case, user: User, n: int) -> None:
    event = CaseEvent.objects.filter(case=case).get(number=1)
    for number in range(n):
        message = OutboxMessage.objects.create(
            event=event, recipient=user, address=f"s{number}@example.org", channel="in_app", ask="open_case"
        )
        Delivery.objects.create(message=message, recipient=user, channel="in_app", delivered_at=NOW)
