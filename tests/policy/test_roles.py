"""Who stands where in a case: each part needs both its mark and its place, and an answer given ends it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from casereview.lifecycle.roles import Role
from casereview.models import AccessEvent, CareTeamMember, Case, Membership, Referral, User
from casereview.policy import case_for, case_read_by, roles_in_case, site_roles, visible_cases
from casereview.workflow.refusals import NoSuchCase, NotPermitted
from tests.build import CALCIUM, Builder, day


def roles(user: User | AnonymousUser, builder: Builder) -> set[Role]:
    return set(roles_in_case(user, builder.case).roles)


def sees(user: User | AnonymousUser, builder: Builder) -> bool:
    return visible_cases(user).filter(pk=builder.pk).exists()


def member(builder: Builder, user: User, role: Role) -> None:
    CareTeamMember.objects.create(case=builder.case, user=user, role=role)


# --- the chair ---


def test_a_chair_on_the_team_is_chair(reviewed: Builder) -> None:
    assert roles(reviewed.people.reyes, reviewed) == {Role.SURGEON, Role.CHAIR}


def test_a_chair_who_is_not_on_the_team_is_nobody(reviewed: Builder) -> None:
    reyes = reviewed.people.reyes
    CareTeamMember.objects.filter(case=reviewed.pk, user=reyes).delete()
    assert roles(reyes, reviewed) == set()
    assert not sees(reyes, reviewed)
    with pytest.raises(NoSuchCase):
        reviewed.do("transfer", reyes, receiver="Dr Wen", receiver_accepted=True, outcome_asked=True)


def test_a_chair_who_only_observes_a_case_is_not_its_chair(reviewed: Builder) -> None:
    reyes = reviewed.people.reyes
    CareTeamMember.objects.filter(case=reviewed.pk, user=reyes).delete()
    member(reviewed, reyes, Role.OBSERVER)
    assert roles(reyes, reviewed) == {Role.OBSERVER}
    with pytest.raises(NotPermitted):
        reviewed.do("transfer", reyes, receiver="Dr Wen", receiver_accepted=True, outcome_asked=True)


def test_a_chair_of_the_site_who_coordinates_it_is_not_the_chair_of_a_case(reviewed: Builder) -> None:
    people = reviewed.people
    Membership.objects.create(user=people.sam, site=people.site, role=Role.SURGEON, chair=True)
    assert roles(people.sam, reviewed) == {Role.COORDINATOR}


def test_a_chair_of_another_site_is_no_chair_here(reviewed: Builder) -> None:
    people = reviewed.people
    Membership.objects.create(user=people.ito, site=people.center.site, role=Role.ENDOCRINOLOGIST, chair=True)
    assert roles(people.ito, reviewed) == {Role.ENDOCRINOLOGIST}


# --- the coordinator ---


def test_a_coordinator_has_the_cases_of_the_own_site_only(reviewed: Builder) -> None:
    people = reviewed.people
    assert (roles(people.sam, reviewed), sees(people.sam, reviewed)) == ({Role.COORDINATOR}, True)
    assert (roles(people.kit, reviewed), sees(people.kit, reviewed)) == (set(), False)


@pytest.mark.parametrize("name", ["sato", "ada", "bot"])
def test_a_membership_of_the_site_alone_opens_no_case(reviewed: Builder, name: str) -> None:
    user = getattr(reviewed.people, name)
    assert (roles(user, reviewed), sees(user, reviewed)) == (set(), False)


# --- the center ---


def test_a_center_that_is_asked_sees_the_case_and_has_its_part(escalated: Builder) -> None:
    assert roles(escalated.people.hale, escalated) == {Role.CENTER_REVIEWER}
    assert sees(escalated.people.hale, escalated)


@pytest.mark.parametrize("status", ["declined", "returned", "sampled", "recalled", "overtaken"])
def test_a_center_that_is_no_longer_asked_may_neither_read_nor_write(escalated: Builder, status: str) -> None:
    hale = escalated.people.hale
    Referral.objects.filter(case=escalated.pk).update(status=status)
    assert (roles(hale, escalated), sees(hale, escalated)) == (set(), False)
    with pytest.raises(NoSuchCase):
        escalated.act("add_lab", hale, collected_at=day(1), **CALCIUM)
    with pytest.raises(NoSuchCase):
        escalated.do("return_opinion", hale, opinion="Look in the thymus.")


def test_a_center_that_has_answered_cannot_write_any_more(escalated: Builder) -> None:
    hale = escalated.people.hale
    escalated.act("accept_referral", hale)
    escalated.do("return_opinion", hale, opinion="Look in the thymus.")
    with pytest.raises(NoSuchCase):
        escalated.act("add_lab", hale, collected_at=day(1), **CALCIUM)


def test_a_reviewer_of_another_center_learns_nothing(escalated: Builder) -> None:
    people = escalated.people
    Membership.objects.create(user=people.kit, site=people.site, role=Role.CENTER_REVIEWER)
    assert (roles(people.kit, escalated), sees(people.kit, escalated)) == (set(), False)


def test_a_member_of_the_center_who_is_no_reviewer_learns_nothing(escalated: Builder) -> None:
    people = escalated.people
    Membership.objects.create(user=people.sato, site=people.center.site, role=Role.COORDINATOR)
    assert (roles(people.sato, escalated), sees(people.sato, escalated)) == (set(), False)


def test_a_referral_of_another_case_opens_no_door(escalated: Builder) -> None:
    other = Builder(escalated.people)
    assert (roles(escalated.people.hale, other), sees(escalated.people.hale, other)) == (set(), False)


# --- nobody ---


@pytest.mark.parametrize("name", ["sam", "reyes", "hale"])
def test_who_has_left_has_no_part_and_sees_nothing(escalated: Builder, name: str) -> None:
    user = getattr(escalated.people, name)
    user.is_active = False
    assert (roles(user, escalated), sees(user, escalated)) == (set(), False)
    assert site_roles(user, escalated.people.site.pk).roles == frozenset()
    user.is_active = True


def test_who_is_not_signed_in_has_no_part_and_sees_nothing(reviewed: Builder) -> None:
    nobody = AnonymousUser()
    assert (roles(nobody, reviewed), sees(nobody, reviewed)) == (set(), False)
    assert site_roles(nobody, reviewed.people.site.pk).roles == frozenset()


def test_the_team_of_one_case_is_not_the_team_of_another(reviewed: Builder) -> None:
    other = Builder(reviewed.people, surgeon=None)
    assert roles(reviewed.people.reyes, other) == set()
    assert not sees(reviewed.people.reyes, other)


def test_who_plays_two_parts_has_both(reviewed: Builder) -> None:
    member(reviewed, reviewed.people.reyes, Role.RADIOLOGIST)
    assert roles(reviewed.people.reyes, reviewed) == {Role.SURGEON, Role.RADIOLOGIST, Role.CHAIR}


def test_roles_at_a_site_are_those_of_this_site_and_this_person(reviewed: Builder) -> None:
    people = reviewed.people
    assert site_roles(people.reyes, people.site.pk).roles == {Role.SURGEON}
    assert site_roles(people.reyes, people.center.site_id).roles == frozenset()
    assert site_roles(people.sam, people.site.pk).roles == {Role.COORDINATOR}


# --- reading ---


def test_a_stranger_gets_what_a_case_that_is_not_there_gets(reviewed: Builder) -> None:
    with pytest.raises(Http404) as stranger:
        case_for(reviewed.people.kit, reviewed.pk)
    with pytest.raises(Http404) as nothing:
        case_for(reviewed.people.sam, 2**31 - 1)
    assert str(stranger.value) == str(nothing.value)


def test_a_read_leaves_who_read_what_and_a_refused_one_leaves_nothing(reviewed: Builder) -> None:
    people = reviewed.people
    assert case_read_by(people.ito, reviewed.pk, "case page") == Case.objects.get(pk=reviewed.pk)
    with pytest.raises(Http404):
        case_read_by(people.kit, reviewed.pk, "case page")
    traces = AccessEvent.objects.values_list("case", "user", "user_name", "what")
    assert list(traces) == [(reviewed.pk, people.ito.pk, "Mai Ito", "case page")]
