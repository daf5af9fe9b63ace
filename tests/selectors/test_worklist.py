"""Whose turn it is, what is late, and what a search finds; and nothing of what one may not see."""

import datetime as dt

import pytest
from django.utils import timezone

from casereview.lifecycle.roles import Role
from casereview.models import CareTeamMember, Case, Hold, Membership, Patient, Referral, User
from casereview.selectors.paging import BadCursor
from casereview.selectors.worklist import worklist
from tests.build import Builder, day


def waits(user: User, builder: Builder) -> bool:
    return builder.pk in [row["id"] for row in worklist(user).rows]


def put(builder: Builder, **columns: object) -> None:
    """Sets what a list sorts and filters by; the lifecycle has tests of its own."""
    Case.objects.filter(pk=builder.pk).update(**columns)


@pytest.fixture
def referred(reviewed: Builder) -> Builder:
    """The same case before a center."""
    case, people = reviewed.case, reviewed.people
    Referral.objects.create(
        case=case,
        center=people.center,
        round=1,
        question="Where?",
        asked_by=people.reyes,
        asked_at=timezone.now(),
    )
    put(reviewed, state="escalation")
    return reviewed


TURN = {
    "intake": {"reyes", "ito"},
    "localization": {"okafor", "nilsen", "sam"},
    "concordance_review": {"reyes", "ito", "okafor"},
    "escalation": {"hale", "sam"},
    "venous_sampling": {"ivanov", "hale"},
    "surgical_planning": {"reyes"},
    "follow_up": {"ito"},
    "closed": set(),
}


@pytest.mark.parametrize("state", TURN)
def test_a_case_waits_for_those_who_can_bring_it_forward(referred: Builder, state: str) -> None:
    put(referred, state=state, resolution="cured" if state == "closed" else "")
    people = referred.people
    names = (
        "sam",
        "reyes",
        "sato",
        "ito",
        "okafor",
        "nilsen",
        "ivanov",
        "petit",
        "olu",
        "hale",
        "kit",
        "ada",
    )
    assert {name for name in names if waits(getattr(people, name), referred)} == TURN[state]


def test_a_case_on_hold_waits_for_nobody_and_is_never_late(reviewed: Builder) -> None:
    put(reviewed, due_on=timezone.localdate() - dt.timedelta(9))
    reyes = reviewed.people.reyes
    assert waits(reyes, reviewed)
    Hold.objects.create(
        case=reviewed.case, reason="x", until=timezone.localdate(), started_at=timezone.now(), days_left=1
    )
    assert not waits(reyes, reviewed)
    (row,) = worklist(reyes, scope="all").rows
    assert (row["on_hold"], row["overdue"]) == (True, False)
    assert worklist(reyes, scope="all", overdue=True).rows == []
    Hold.objects.update(ended_at=timezone.now())
    assert waits(reyes, reviewed)


def test_a_center_waits_only_for_what_is_referred_to_it_now(referred: Builder) -> None:
    hale = referred.people.hale
    assert waits(hale, referred)
    Referral.objects.filter(case=referred.pk).update(status="returned")
    assert not waits(hale, referred)
    assert worklist(hale, scope="all").rows == []


def test_a_coordinator_waits_only_for_the_own_site(referred: Builder) -> None:
    people = referred.people
    Membership.objects.create(user=people.ito, site=people.center.site, role=Role.COORDINATOR)
    assert waits(people.sam, referred)
    assert not waits(people.ito, referred)


def test_who_plays_two_parts_finds_a_case_once(reviewed: Builder) -> None:
    reyes = reviewed.people.reyes
    CareTeamMember.objects.create(case=reviewed.case, user=reyes, role=Role.RADIOLOGIST)
    assert [row["id"] for row in worklist(reyes).rows] == [reviewed.pk]


def test_the_part_of_another_person_is_not_mine(reviewed: Builder) -> None:
    """Olu only observes; that the surgeon's turn has come is not hers."""
    assert not waits(reviewed.people.olu, reviewed)
    assert [row["id"] for row in worklist(reviewed.people.olu, scope="all").rows] == [reviewed.pk]


# --- late ---


@pytest.mark.parametrize(("ago", "late"), [(-1, False), (0, False), (1, True)])
def test_a_case_is_late_the_day_after_it_was_due(reviewed: Builder, ago: int, late: bool) -> None:
    put(reviewed, due_on=timezone.localdate() - dt.timedelta(ago))
    sam = reviewed.people.sam
    assert [row["overdue"] for row in worklist(sam, scope="all").rows] == [late]
    assert len(worklist(sam, scope="all", overdue=True).rows) == int(late)


def test_the_most_overdue_stands_first_and_a_page_goes_on_where_the_last_ended(reviewed: Builder) -> None:
    sam, today = reviewed.people.sam, timezone.localdate()
    cases = [reviewed, *(Builder(reviewed.people) for _ in range(3))]
    for number, builder in enumerate(cases):
        put(builder, due_on=today + dt.timedelta((number * 7) % 4))
    order = [row["id"] for row in worklist(sam, scope="all").rows]
    assert order == [builder.pk for builder in sorted(cases, key=lambda one: (one.case.due_on, one.pk))]
    first = worklist(sam, scope="all", limit=3)
    assert first.next is not None
    second = worklist(sam, scope="all", limit=3, after=first.next)
    assert [row["id"] for row in (*first.rows, *second.rows)] == order
    assert second.next is None
    whole = worklist(sam, scope="all", limit=4)
    assert (len(whole.rows), whole.next) == (4, None)


def test_a_case_has_its_number(reviewed: Builder) -> None:
    assert worklist(reviewed.people.sam, scope="all").rows[0]["number"] == reviewed.case.number


def test_a_state_narrows_the_list(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    assert len(worklist(sam, scope="all", state="concordance_review").rows) == 1
    assert worklist(sam, scope="all", state="intake").rows == []


# --- search ---


@pytest.fixture
def named(reviewed: Builder) -> Builder:
    other = Builder(reviewed.people, family_name="Zeller", given_name="Ida", mrn="Z9")
    Patient.objects.filter(pk=reviewed.case.patient_id).update(mrn="M42")
    assert other.pk != reviewed.pk
    return reviewed


@pytest.mark.parametrize(
    "q",
    [
        "M42",
        "m42",
        "marl",
        "MARLOW",
        " marlow ",
        "ines",
        "Marlow, Ines",
        "marlow,i",
        "Marlow,",
        "marlow , in",
    ],
)
def test_a_case_is_found_by_mrn_and_by_the_beginning_of_its_names(named: Builder, q: str) -> None:
    assert [row["id"] for row in worklist(named.people.sam, scope="all", q=q).rows] == [named.pk]


@pytest.mark.parametrize(
    "q", ["M4", "arlow", "nes", "Marlow, Ida", "Zeller, Ines", "x\x00", "CR-", "9" * 10, "CR-x"]
)
def test_a_part_from_the_middle_finds_nothing(named: Builder, q: str) -> None:
    assert worklist(named.people.sam, scope="all", q=q).rows == []


def test_a_case_is_found_by_its_number_in_any_spelling(named: Builder) -> None:
    sam = named.people.sam
    for q in (named.case.number, named.case.number.lower(), str(named.pk)):
        assert named.pk in [row["id"] for row in worklist(sam, scope="all", q=q).rows]
    assert [row["id"] for row in worklist(sam, scope="all", q=named.case.number).rows] == [named.pk]


def test_an_empty_search_is_none(named: Builder) -> None:
    assert len(worklist(named.people.sam, scope="all", q="  ").rows) == 2


def test_a_search_finds_nothing_that_one_may_not_see(named: Builder) -> None:
    assert worklist(named.people.kit, scope="all", q="marlow").rows == []


# --- cursors ---


@pytest.mark.parametrize(
    "after",
    ["x", "~", "2025-01-01", "2025-01-01~1~1", "2025-13-01~1", "2025-01-01~x", "2025-01-01~-1",
     "2025-01-01~" + "9" * 19, "2025-01-01~１", "2025-01-01~\x00"],
)  # fmt: skip
def test_a_cursor_that_we_did_not_give_is_refused(reviewed: Builder, after: str) -> None:
    with pytest.raises(BadCursor, match="no cursor of this list"):
        worklist(reviewed.people.sam, after=after)


def test_the_cursor_of_the_last_row_leaves_nothing(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    case = reviewed.case
    assert worklist(sam, scope="all", after=f"{case.due_on}~{case.pk}").rows == []
    assert len(worklist(sam, scope="all", after=f"{case.due_on}~{case.pk - 1}").rows) == 1
    assert len(worklist(sam, scope="all", after=f"{day(9999)}~{'9' * 18}").rows) == 1
