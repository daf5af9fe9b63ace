"""What each discipline said, what was signed, and what is due after it."""

import datetime as dt

from casereview.lifecycle.roles import Role
from casereview.models import Center, FollowUp, Operation, Outcome, Recommendation, Referral, Site, User
from casereview.web.presenters.case.decision import decision_of
from tests.presenters.build import NOON, TODAY, case, lab, opinion, rows


def test_an_opinion_is_shown_with_its_discipline_and_words() -> None:
    given = opinion(5, Role.SURGEON, sites=["left.inferior"], dissents=True, rationale="Wait.")
    (row,) = decision_of(rows(opinions=[given]), TODAY).opinions
    assert (row.by, row.role, row.sites, row.rationale) == ("A. Doe", "surgeon", "Left inferior", "Wait.")
    assert (row.round, row.dissents, row.struck, row.at) == (1, True, False, "2 Jun 2025, 12:00")


def test_the_newest_opinion_stands_first_and_one_that_was_taken_back_is_struck() -> None:
    first, second = opinion(5, Role.SURGEON), opinion(5, Role.SURGEON, rationale="Operate")
    first.superseded_by = second
    shown = decision_of(rows(opinions=[first, second]), TODAY).opinions
    assert [(row.rationale, row.struck) for row in shown] == [("Operate", False), ("Wait", True)]


def test_who_of_the_three_has_not_spoken_is_named() -> None:
    spoken = [opinion(5, Role.SURGEON), opinion(6, Role.PATHOLOGIST)]
    assert decision_of(rows(opinions=spoken), TODAY).silent == "endocrinologist and radiologist"
    assert decision_of(rows(opinions=[opinion(5, Role.SURGEON, round=2)]), TODAY).silent == (
        "surgeon, endocrinologist and radiologist"
    )


def test_a_decision_is_shown_with_its_places_and_the_superseded_one_is_struck() -> None:
    columns = {"signed_by_name": "Lena Reyes", "signed_at": NOON, "round": 1, "profile": "acr-2021/1"}
    columns |= {"facts": {}, "answer": {}}
    first = Recommendation(plan="bilateral_exploration", target_sites=[], **columns)
    second = Recommendation(plan="focused_reoperation", target_sites=["left.inferior", "thymus"], **columns)
    first.superseded_by = second
    second._state.fields_cache["superseded_by"] = None
    for number, row in enumerate((first, second), 1):
        row.pk = number
        row._prefetched_objects_cache = {"answers": []}  # type: ignore[attr-defined]
    newest, older = decision_of(rows(recommendations=[first, second]), TODAY).signed
    assert newest.targets.startswith("Left inferior and ")
    assert (newest.plan, newest.by, newest.profile) == ("Focused reoperation", "Lena Reyes", "acr-2021/1")
    assert (newest.struck, older.struck) == (False, True)
    # Only what still stands is held against the rules of today, which refuse facts without a patient.
    assert newest.today[0].startswith("These facts would be refused today: patient: ")
    assert older.today == ()


def test_a_referral_waits_while_it_is_sent_and_says_who_answered_when() -> None:
    center = Center(site=Site(name="Northgate Center"))
    columns = {"center": center, "question": "Where?", "asked_by": User(name="Lena Reyes"), "asked_at": NOON}
    waiting = Referral(status="sent", **columns)
    answered = Referral(
        status="returned", answer="Thymus", answered_by_name="Ruth Hale", answered_at=NOON, **columns
    )
    newest, older = decision_of(rows(referrals=[answered, waiting]), TODAY).referrals
    assert (newest.waiting, newest.answered, newest.asked) == (True, "", "Lena Reyes, 2 Jun 2025, 12:00")
    assert (older.waiting, older.answer) == (False, "Thymus")
    assert (older.status, older.answered) == ("Opinion returned", "Ruth Hale, 2 Jun 2025, 12:00")
    assert newest.center == "Northgate Center"


def test_a_milestone_is_late_after_its_day_and_never_when_answered() -> None:
    operated = Operation(performed_on=dt.date(2025, 4, 20))
    yesterday = TODAY - dt.timedelta(1)

    def milestone(due_on: dt.date, **more: object) -> FollowUp:
        return FollowUp(milestone="six_weeks", due_on=due_on, operation=operated, **more)

    follow_ups = [
        milestone(TODAY, calcium=None),
        milestone(yesterday, calcium=None),
        milestone(yesterday, calcium=lab("9.400")),
    ]
    today, late, done = decision_of(rows(follow_ups=follow_ups), TODAY).milestones
    assert (today.late, late.late, done.late) == (False, True, False)
    assert (late.done, done.done) == ("", "9.4 mg/dL, 2 Jun 2025")
    assert "20 Apr 2025" in today.label
    assert late.due == "1 Jun 2025"


def test_an_outcome_says_what_who_when_and_on_which_calcium() -> None:
    columns = {"round": 1, "confirmed_by": User(name="Mai Ito"), "confirmed_at": NOON}
    outcomes = [
        Outcome(resolution="cured", calcium=lab("9.4"), **columns),
        Outcome(resolution="lost_to_follow_up", calcium=None, **columns),
    ]
    assert decision_of(rows(case("closed", resolution="cured"), outcomes=outcomes), TODAY).outcomes == (
        "Round 1: cured, confirmed by Mai Ito on 2 Jun 2025 (9.4 mg/dL, 2 Jun 2025)",
        "Round 1: lost to follow-up, confirmed by Mai Ito on 2 Jun 2025",
    )
