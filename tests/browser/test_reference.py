"""The reference systems, the calculator and the order check at a browser, by a trainee and by a surgeon."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.person import Person
from tests.build import Builder, make_people

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(240)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def builder() -> Builder:
    return Builder(make_people()).review()


@pytest.fixture
def trainee(browser: Browser, live_server: object, builder: Builder) -> Iterator[Person]:
    person = Person(browser, str(live_server), builder.people.olu)
    yield person
    person.context.close()
    assert person.broken == []


@pytest.fixture
def surgeon(browser: Browser, live_server: object, builder: Builder) -> Iterator[Person]:
    person = Person(browser, str(live_server), builder.people.reyes)
    yield person
    person.context.close()
    assert person.broken == []


PAGES = (
    "/reference/",
    "/reference/appropriateness/?scenario=tertiary",
    "/reference/protocols/",
    "/reference/protocols/sestamibi_spect_ct/",
    "/reference/profiles/",
    "/reference/dose/",
    "/calculator/",
)


def test_every_page_can_be_read_by_everyone_on_a_laptop_and_on_a_phone(trainee: Person) -> None:
    for path in PAGES:
        trainee.goto(path)
        assert trainee.violations() == [], path
        trainee.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        wide = trainee.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], path
        trainee.page.set_viewport_size({"width": 1366, "height": 900})


def test_a_case_is_assessed_from_the_hub_without_being_saved(trainee: Person) -> None:
    trainee.goto("/reference/")
    trainee.page.get_by_role("link", name="Assess a case without saving it").click()
    trainee.fill(
        age_years="54",
        flags=["men1"],
        operations=[{"date": "2024-01-10", "kind": "parathyroidectomy", "report": "on_file"}],
        labs=[
            {"analyte": "calcium_total", "value": "11.9", "unit": "mg/dL", "collected_at": "2024-03-01"},
            {"analyte": "pth_intact", "value": "150", "unit": "pg/mL", "collected_at": "2024-03-01"},
        ],
        studies=[
            {
                "modality": modality,
                "performed_on": "2024-05-01",
                "result": "positive",
                "adequacy": "adequate",
                "location": "left inferior",
            }
            for modality in ("ct_4d", "sestamibi_spect_ct")
        ],
    )
    trainee.page.get_by_role("button", name="Add another study").click()
    trainee.page.wait_for_selector('[name="studies-3-modality"]')
    text = trainee.press()
    assert "Concordant positive: studies agree on one place" in text
    assert "FHH not excluded" in text
    assert trainee.violations() == []
    trainee.page.get_by_text("Facts as JSON, to paste or to keep").click()
    facts = trainee.page.input_value("#id_facts")
    assert '"left inferior"' in facts
    trainee.page.fill("#id_facts", facts.replace('"2024-05-01"', '"2024-02-30"', 1))
    trainee.page.get_by_role("button", name="Assess these facts").click()
    assert "studies[0].performed_on" in trainee.text()


def test_a_dose_is_added_up(trainee: Person) -> None:
    trainee.goto("/reference/dose/")
    trainee.fill(
        age_years="54",
        studies=[
            {"procedure": "sestamibi_spect_ct", "tracer": "sestamibi", "activity": "740"},
            {"procedure": "ct_4d", "measured_msv": "12.4"},
        ],
    )
    text = trainee.press()
    assert "19.1 mSv in all" in text
    assert trainee.violations() == []


def test_an_order_is_checked_printed_and_overridden_with_a_reason(surgeon: Person, builder: Builder) -> None:
    surgeon.goto(f"/cases/{builder.pk}/")
    surgeon.page.get_by_role("link", name="Order check").first.click()
    surgeon.page.wait_for_load_state()
    assert "A routine CT is not a 4D-CT" in surgeon.text()
    assert surgeon.violations() == []
    surgeon.page.get_by_role("link", name=re.compile(r"Order to print\s*:\s*4D-CT")).click()
    assert "parathyroid 4D protocol" in surgeon.text()
    assert surgeon.violations() == []
    surgeon.page.emulate_media(media="print")
    assert not surgeon.page.get_by_role("link", name="Back to the order check").is_visible()
    surgeon.page.emulate_media(media="screen")

    asked = {"procedure": "ct_neck_contrast", "question": "Behind the clavicle?"}
    refused = surgeon.do(builder.pk, "request_imaging", **asked)
    assert "An adequate 4D-CT is there already: say what this one is to add." in refused
    assert surgeon.violations() == []
    surgeon.fill(override="done_before")
    surgeon.press()
    assert builder.case.state == "localization"
    assert "was done and did not settle the place" in surgeon.goto(f"/cases/{builder.pk}/")
