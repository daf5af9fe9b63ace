"""The page of a case, for everyone who may see it and on cases of every state."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casereview.lifecycle.moves import MOVES
from casereview.models import AccessEvent, Case
from casereview.rules.facts.load import FactsError
from imaging.sentences import Template
from tests.build import Builder, People, day
from tests.web.conftest import SignIn, text_of

NO_UNIT = Template("NO_UNIT", "{unit} is not a unit of {of}")
ON_THE_CASE = ("sam", "reyes", "ito", "okafor", "nilsen", "ivanov", "petit", "olu")
STATES: dict[str, Callable[[Builder], Any]] = {
    "intake": lambda b: b,
    "localization": lambda b: b.localization(),
    "concordance_review": lambda b: b.review(),
    "escalation": lambda b: b.escalation(),
    "venous_sampling": lambda b: b.sampled(),
    "follow_up": lambda b: b.follow_up(),
    "closed": lambda b: b.closed(),
}


def test_everyone_on_the_case_sees_all_of_it(signed: SignIn, rich: Builder, people: People) -> None:
    for name in ON_THE_CASE:
        response = signed(getattr(people, name)).get(f"/cases/{rich.pk}/")
        assert response.status_code == 200, name
        text = text_of(response)
        for says in ("Marlow, Ines", "Where is the missing gland?", "Typing error", "not both mobile"):
            assert says in text
        assert "somewhere odd" in text  # verbatim, though no place is known by that name
        assert "no known place" in text


def test_strangers_learn_nothing(signed: SignIn, builder: Builder, people: People) -> None:
    for name in ("kit", "hale", "ada", "bot", "sato"):
        response = signed(getattr(people, name)).get(f"/cases/{builder.pk}/")
        assert response.status_code == 404, name
        assert "Marlow" not in text_of(response)


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_its_page(signed: SignIn, builder: Builder, people: People, state: str) -> None:
    STATES[state](builder)
    assert builder.case.state == state
    response = signed(people.sam).get(f"/cases/{builder.pk}/")
    assert response.status_code == 200
    assert 'aria-current="step"' in text_of(response)


def test_an_empty_case_says_what_is_missing_and_who_moves_next(
    signed: SignIn, builder: Builder, people: People
) -> None:
    text = text_of(signed(people.sam).get(f"/cases/{builder.pk}/"))
    assert "No lab result is recorded" in text
    assert "nobody has asked yet" in text
    assert "for: surgeon and endocrinologist" in text
    assert "No prior operation is on file" in text
    assert f'href="/cases/{builder.pk}/do/accept_case/"' not in text  # not the coordinator's to press


def test_a_move_that_lacks_something_cannot_be_pressed_on_the_page(
    signed: SignIn, builder: Builder, people: People
) -> None:
    link = f'href="/cases/{builder.pk}/do/accept_case/"'
    client = signed(people.ito)
    assert link not in text_of(client.get(f"/cases/{builder.pk}/"))
    builder.worked_up()
    assert link in text_of(client.get(f"/cases/{builder.pk}/"))


def test_the_page_asks_for_the_part_of_the_person_who_looks(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.review()
    client = signed(people.okafor)
    assert "Your part now" in text_of(client.get(f"/cases/{builder.pk}/"))
    builder.act("give_opinion", people.okafor, position="focused_reoperation", rationale="Agreed.")
    builder.act("confirm_verdict", people.okafor)
    assert "Your part now" not in text_of(client.get(f"/cases/{builder.pk}/"))


def test_danger_and_hold_stand_on_top(signed: SignIn, builder: Builder, people: People) -> None:
    builder.worked_up()
    builder.act(
        "add_lab", people.sam, analyte="calcium_total", value="15.2", unit="mg/dL", collected_at=day(1)
    )
    builder.do("hold", people.sam, reason="Patient travels", until=day(-30))
    text = text_of(signed(people.sam).get(f"/cases/{builder.pk}/"))
    assert "Urgent: do not wait for the meeting" in text
    assert "Patient travels" in text
    assert f"/cases/{builder.pk}/do/resume/" in text
    assert f"/cases/{builder.pk}/do/hold/" not in text


def test_facts_that_contradict_each_other_are_said_and_no_page_falls(
    signed: SignIn, builder: Builder, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def contradicts(case: Case) -> None:
        raise FactsError("labs[0].unit", NO_UNIT(unit="mg", of="calcium"))

    for module in ("casereview.web.views.case", "casereview.web.presenters.case.action_form"):
        monkeypatch.setattr(f"{module}.assessed_case", contradicts)
    client = signed(people.reyes)
    assert "mg is not a unit of calcium" in text_of(client.get(f"/cases/{builder.pk}/"))
    assert "mg is not a unit of calcium" in text_of(client.get(f"/cases/{builder.pk}/do/accept_case/"))


def test_reading_leaves_a_trace(signed: SignIn, builder: Builder, people: People) -> None:
    signed(people.sam).get(f"/cases/{builder.pk}/")
    assert AccessEvent.objects.filter(case=builder.pk, user=people.sam, what="case page").count() == 1


def test_the_record_has_a_sentence_for_each_event(signed: SignIn, rich: Builder, people: People) -> None:
    text = text_of(signed(people.sam).get(f"/cases/{rich.pk}/"))
    for verb in set(rich.case.events.values_list("verb", flat=True)) & set(MOVES):
        assert MOVES[verb].past_tense in text


def test_more_rows_cost_no_more_queries(signed: SignIn, builder: Builder, people: People) -> None:
    builder.review()
    client = signed(people.sam)
    client.get(f"/cases/{builder.pk}/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(f"/cases/{builder.pk}/")
    for ago in range(61, 64):
        builder.act(
            "add_lab", people.sam, analyte="calcium_total", value="11", unit="mg/dL", collected_at=day(ago)
        )
        builder.act(
            "add_study",
            people.okafor,
            modality="choline_pet_ct",
            performed_on=day(ago),
            read=[{"result": "positive", "findings": [{"location": "left inferior"}, {"location": "odd"}]}],
        )
        builder.act(
            "add_operation",
            people.sam,
            performed_on=day(500 + ago),
            kind="neck_exploration",
            report="on_file",
            glands=[
                {"gland": "left.superior", "disposition": "seen_normal", "pathology": "normal_parathyroid"}
            ],
        )
    with CaptureQueriesContext(connection) as many:
        client.get(f"/cases/{builder.pk}/")
    assert len(many) == len(few)
