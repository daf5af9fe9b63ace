"""The reference systems as pages, and the order check of a case."""

import re

import pytest

from casereview.models import AccessEvent
from imaging.studies.appropriateness import Scenario
from imaging.studies.procedures import PROCEDURES
from tests.build import Builder, People
from tests.web.conftest import SignIn, send, text_of


def test_the_hub_leads_from_each_scenario_to_what_applies(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).get("/reference/"))
    for scenario in Scenario:
        assert scenario.label in text
        assert f"/reference/appropriateness/?scenario={scenario.value}" in text
    for path in ("/reference/protocols/", "/reference/dose/", "/calculator/", "/reference/profiles/"):
        assert f'href="{path}"' in text


@pytest.mark.parametrize("scenario", Scenario)
def test_every_procedure_has_a_rating_or_is_said_not_to_be_confirmed(
    signed: SignIn, people: People, scenario: Scenario
) -> None:
    text = text_of(signed(people.olu).get(f"/reference/appropriateness/?scenario={scenario.value}"))
    for procedure in PROCEDURES.values():
        assert procedure.label in text
    assert "Usually appropriate" in text
    assert "Not confirmed" in text
    assert "acsearch.acr.org" in text


@pytest.mark.parametrize(
    "address",
    [
        "appropriateness/?scenario=nonsense",
        "appropriateness/?profile=zzz",
        "appropriateness/?scenario=primary&profile=../x",
        "?profile=zzz",
        "protocols/?profile=zzz",
        "protocols/ct_4d/?profile=zzz",
    ],
)
def test_an_unknown_scenario_or_profile_is_an_unknown_address(
    signed: SignIn, people: People, address: str
) -> None:
    response = signed(people.olu).get(f"/reference/{address}")
    assert response.status_code == 404
    assert "Nothing here for you" in text_of(response)


def test_an_address_that_is_no_text_breaks_nothing(signed: SignIn, people: People) -> None:
    assert signed(people.olu).get("/reference/appropriateness/?scenario=%00").status_code == 400


def test_without_a_scenario_the_page_opens_on_earlier_operations(signed: SignIn, people: People) -> None:
    current = r'aria-current="page"\s*>\s*Primary hyperparathyroidism, persistent or recurrent'
    for address in ("", "?scenario=&profile="):
        text = text_of(signed(people.olu).get(f"/reference/appropriateness/{address}"))
        assert re.search(current, text)


def test_a_protocol_has_its_sources_and_an_order_to_print(signed: SignIn, people: People) -> None:
    client = signed(people.olu)
    assert 'href="/reference/protocols/ct_4d/"' in text_of(client.get("/reference/protocols/"))
    text = text_of(client.get("/reference/protocols/ct_4d/"))
    assert "Order: 4D-CT" in text
    assert "verify locally" in text
    assert client.get("/reference/protocols/ct_neck_contrast/").status_code == 404


def test_profiles_stand_side_by_side_and_what_differs_is_marked(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).get("/reference/profiles/"))
    assert "acr-2021, version 2" in text
    assert "eanm-2021, version 2" in text
    assert text.count(">differs<") == 2 * 5  # once in its group, and once on top
    assert "Planar scans with two tracers" in text
    assert "PMC8263421" in text


def dose_form(**rows: str) -> dict[str, str]:
    return {"age_years": "54", "studies-count": "3", "studies-0-procedure": "sestamibi_spect_ct", **rows}


def test_a_dose_is_estimated_and_says_so(signed: SignIn, people: People) -> None:
    form = dose_form(**{"studies-0-tracer": "sestamibi", "studies-0-activity": "740"})
    text = text_of(signed(people.olu).post("/reference/dose/", form))
    assert "At least 6.7 mSv in all" in text
    assert "1 study is counted in part" in text
    assert "Without its CT" in text
    assert "740 MBq × 0.009 mSv/MBq = 6.7 mSv" in text
    assert "An estimate from a published coefficient, not a measurement." in text
    assert 'value="740"' in text  # what was typed is still there
    assert "reported for the other phantom is off by a factor of about two" in text


def test_tracer_and_ct_of_a_hybrid_study_make_it_whole(signed: SignIn, people: People) -> None:
    tracer = {"studies-0-tracer": "sestamibi", "studies-0-activity": "740"}
    form = dose_form(**tracer, **{"studies-0-region": "neck", "studies-0-dlp": "300"})
    text = text_of(signed(people.olu).post("/reference/dose/", form))
    assert "8.5 mSv in all" in text
    assert "At least" not in text
    assert "in part" not in text


def test_an_unknown_dose_is_not_shown_as_none(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).post("/reference/dose/", dose_form()))
    assert "The dose is not known" in text
    assert "0 mSv" not in text[text.index("The dose is not known") : text.index("Usual band")]


def test_an_amount_that_a_study_cannot_have_stands_at_its_field(signed: SignIn, people: People) -> None:
    form = dose_form(**{"studies-0-procedure": "ultrasound", "studies-0-dlp": "300"})
    response = signed(people.olu).post("/reference/dose/", form)
    assert response.status_code == 400
    assert 'href="#id_studies-0-dlp"' in text_of(response)
    assert "Ultrasound of the neck has no CT" in text_of(response)


def test_a_dose_that_does_not_fit_stands_at_its_field(signed: SignIn, people: People) -> None:
    response = signed(people.olu).post("/reference/dose/", dose_form(**{"studies-0-activity": "much"}))
    assert response.status_code == 400
    assert 'href="#id_studies-0-activity"' in text_of(response)
    assert 'value="much"' in text_of(response)
    grown = signed(people.olu).post("/reference/dose/", dose_form(add_row="studies"))
    assert 'name="studies-3-procedure"' in text_of(grown)


# --- orders of a case ---


def test_the_order_check_lists_every_procedure_for_the_case(
    signed: SignIn, people: People, builder: Builder
) -> None:
    builder.review()
    text = text_of(signed(people.reyes).get(f"/cases/{builder.pk}/orders/"))
    for procedure in PROCEDURES.values():
        assert procedure.label in text
    assert "needs a reason" in text
    assert f'href="/cases/{builder.pk}/orders/ct_4d/"' in text
    assert AccessEvent.objects.filter(case=builder.pk, what="order check").exists()
    assert f'href="/cases/{builder.pk}/orders/"' in text_of(signed(people.reyes).get(f"/cases/{builder.pk}/"))


def test_an_order_is_printed_with_what_the_case_adds(
    signed: SignIn, people: People, builder: Builder
) -> None:
    builder.review()
    client = signed(people.reyes)
    text = text_of(client.get(f"/cases/{builder.pk}/orders/ct_4d/"))
    assert "Earlier operation:" in text
    assert "look in this order" in text
    assert builder.case.patient.family_name not in text[text.index("Order: 4D-CT") :]
    plain = text_of(client.get(f"/cases/{builder.pk}/orders/mri_without_contrast/"))
    assert "Order MRI without and with contrast instead" in plain
    assert "The library holds no protocol" in plain
    assert client.get(f"/cases/{builder.pk}/orders/xray/").status_code == 404


def test_a_stopped_request_keeps_what_was_typed_and_takes_a_reason(
    signed: SignIn, people: People, builder: Builder
) -> None:
    builder.review()
    client, path = signed(people.reyes), f"/cases/{builder.pk}/do/request_imaging/"
    assert "Reason to go ahead all the same" in text_of(client.get(path))
    typed = {"procedure": "mri_without_contrast", "question": "Behind the esophagus?"}
    refused = send(client, path, seen_version=str(builder.case.version), **typed)
    assert refused.status_code == 409
    assert "MRI without contrast is rated as usually not appropriate" in text_of(refused)
    assert "Behind the esophagus?" in text_of(refused)
    done = send(client, path, seen_version=str(builder.case.version), override="meeting_decided", **typed)
    assert done.status_code == 302
    assert "The meeting asked for exactly this" in text_of(client.get(f"/cases/{builder.pk}/"))
