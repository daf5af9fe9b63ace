"""What speaks against an operation, at a browser: on a laptop and on a phone, and signed with its answer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.person import LAPTOP, Person
from tests.browser.test_reference import PHONE
from tests.build import Builder, day, make_people

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(240)]
STOPPED = "do not operate yet"


@pytest.fixture
def palsied() -> Builder:
    builder = Builder(make_people()).review().opinions("focused_reoperation").confirmed()
    builder.act("add_laryngoscopy", builder.people.sam, performed_on=day(5), left="mobile", right="immobile")
    return builder


@pytest.fixture
def chair(browser: Browser, live_server: object, palsied: Builder) -> Iterator[Person]:
    person = Person(browser, str(live_server), palsied.people.reyes)
    yield person
    person.context.close()
    assert person.broken == []


def test_what_stops_can_be_read_by_everyone_on_a_laptop_and_on_a_phone(
    chair: Person, palsied: Builder
) -> None:
    for path in (f"/cases/{palsied.pk}/", f"/cases/{palsied.pk}/do/agree_target/"):
        for size in (LAPTOP, PHONE):
            chair.page.set_viewport_size(size)  # type: ignore[arg-type]
            chair.goto(path)
            assert chair.page.get_by_text(STOPPED).first.is_visible()
            assert chair.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            assert chair.violations() == []


def test_the_chair_answers_in_the_row_that_is_there_and_signs(chair: Person, palsied: Builder) -> None:
    chair.goto(f"/cases/{palsied.pk}/do/agree_target/")
    signed = {"plan": "focused_reoperation", "target_sites": ["left.inferior"]}
    assert "Some of this needs another look" in chair.fill(**signed).press()
    chair.fill(answers=[{"reason": "The nerve is monitored; a tracheostomy is prepared."}]).press()
    assert palsied.case.state == "surgical_planning"
    page = chair.goto(f"/cases/{palsied.pk}/")
    assert STOPPED not in page
    assert "a tracheostomy is prepared" in page
