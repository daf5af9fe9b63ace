"""The reference systems and the calculator as pages, and the order check of a case."""

import json
import re
from typing import Any

import pytest

from casereview.models import AccessEvent, CaseEvent
from imaging.appropriateness import Scenario
from imaging.procedures import PROCEDURES
from tests.build import Builder, People
from tests.rules.build import AGREE, case
from tests.rules.refusals import WHOLE
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


def test_an_unknown_scenario_or_profile_falls_back_and_breaks_nothing(signed: SignIn, people: People) -> None:
    response = signed(people.olu).get("/reference/appropriateness/?scenario=%00&profile=../x")
    assert response.status_code in (200, 400)
    text = text_of(signed(people.olu).get("/reference/appropriateness/?scenario=fifth&profile=none"))
    current = r'aria-current="page"\s*>\s*Primary hyperparathyroidism, persistent or recurrent'
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
    assert "acr-2021, version 1" in text
    assert "eanm-2021, version 1" in text
    assert text.count(">differs<") == 2 * 4  # once in its group, and once on top
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


# --- the calculator ---

TYPED = {
    "profile": "acr-2021",
    "sex": "F",
    "age_years": "54",
    "flags-known": "none",
    "operations-count": "3",
    "operations-0-date": "2024-01-10",
    "operations-0-kind": "parathyroidectomy",
    "operations-0-report": "on_file",
    "operations-0-left_superior": "removed",
    "labs-count": "3",
    "labs-0-analyte": "calcium_total",
    "labs-0-value": "2.92",
    "labs-0-unit": "mmol/l",
    "labs-0-collected_at": "2024-03-01",
    "labs-1-analyte": "pth_intact",
    "labs-1-value": "150",
    "labs-1-unit": "pg/ml",
    "labs-1-collected_at": "2024-03-01",
    "studies-count": "3",
    "studies-0-modality": "sestamibi_spect_ct",
    "studies-0-performed_on": "2024-05-01",
    "studies-0-result": "positive",
    "studies-0-adequacy": "adequate",
    "studies-0-location": "left inferior",
    "studies-1-modality": "ct_4d",
    "studies-1-performed_on": "2024-05-02",
    "studies-1-result": "positive",
    "studies-1-adequacy": "adequate",
    "studies-1-location": "left thyrothymic ligament; right superior",
    "veins-count": "2",
    "settled": ["FHH_NOT_EXCLUDED"],
    "settled_on": "2024-04-01",
}


def test_a_case_is_assessed_without_being_saved(signed: SignIn, people: People) -> None:
    response = signed(people.olu).post("/calculator/", TYPED)
    text = text_of(response)
    assert response.status_code == 200
    assert "Multifocal: more than one place" in text
    assert "Left inferior or left thyrothymic ligament" in text
    assert "Study against study" in text
    assert "not yet by" not in text  # nobody confirms what has no case
    assert not CaseEvent.objects.exists()
    assert not AccessEvent.objects.exists()
    assert response["Cache-Control"] == "private, no-store"


def test_the_facts_that_were_typed_can_be_kept_and_give_the_same_answer(
    signed: SignIn, people: People
) -> None:
    client = signed(people.olu)
    first = client.post("/calculator/", TYPED).context
    facts = json.loads(first["facts"])
    assert facts["studies"][1]["findings"] == [
        {"location": "left thyrothymic ligament", "certainty": "probable"},
        {"location": "right superior", "certainty": "probable"},
    ]
    assert facts["operations"][0]["glands"] == [{"gland": "left.superior", "disposition": "removed"}]
    assert facts["labs"][0]["unit"] == "mmol/L"
    again = client.post("/calculator/", {"facts": first["facts"]}).context
    assert again["answer"] == first["answer"]


def test_pasted_facts_are_assessed(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).post("/calculator/", {"facts": json.dumps(WHOLE)}))
    assert "sign of carcinoma" in text
    assert "Venous sampling" in text
    plain = text_of(signed(people.olu).post("/calculator/", {"facts": json.dumps(case(studies=AGREE))}))
    assert "Concordant positive: studies agree on one place" in plain
    assert "Nothing stands" not in plain


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "facts"),
        ("{", "must be one JSON object"),
        ('{"patient": {"sex": "?"}}', "patient.sex"),
        ("[" * 50_000, "nested too deep"),
        ('{"patient": {}, "labs": 3}', "must be a list in brackets"),
        (json.dumps({"patient": {}, "studies": [{}] * 101}), "keep the 100 that matter"),
    ],
)
def test_pasted_facts_that_do_not_fit_are_named_and_kept(
    signed: SignIn, people: People, text: str, says: str
) -> None:
    response = signed(people.olu).post("/calculator/", {"facts": text})
    assert response.status_code == 400
    page = text_of(response).replace("&quot;", '"')
    assert says in page
    assert text[:200] in page


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"labs-0-unit": "stone"}, "id_labs-0-unit"),
    ({"labs-0-unit": "g/L"}, "id_labs-0-unit"),
    ({"labs-0-value": "high"}, "id_labs-0-value"),
    ({"operations-0-date": "tomorrow"}, "id_operations-0-date"),
    ({"studies-0-result": "negative"}, "id_studies-0-location"),
    ({"never_operated": "on"}, "id_never_operated"),
    ({"settled_on": ""}, "id_settled_on"),
    ({"sampled_on": "2024-06-01"}, "id_baseline"),
    ({"sampled_on": "2024-06-01", "baseline": "0", "veins-0-vein": "left.thymic", "veins-0-value": "9"},
     "id_baseline"),
    ({"baseline": "9"}, "id_sampled_on"),
    ({"age_years": "old"}, "id_age_years"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "anchor"), WRONG)
def test_what_does_not_fit_stands_at_its_field_and_nothing_typed_is_lost(
    signed: SignIn, people: People, changes: dict[str, Any], anchor: str
) -> None:
    response = signed(people.olu).post("/calculator/", {**TYPED, **changes})
    text = text_of(response)
    assert response.status_code == 400
    assert f'href="#{anchor}"' in text
    assert 'value="left thyrothymic ligament; right superior"' in text


def test_a_sampling_is_typed_with_its_baseline(signed: SignIn, people: People) -> None:
    typed = {
        **TYPED,
        "sampled_on": "2024-06-01",
        "baseline": "100",
        "veins-0-vein": "left.inferior_thyroid",
        "veins-0-comparator": ">",
        "veins-0-value": "980",
        "cords_on": "2024-06-02",
    }
    text = text_of(signed(people.olu).post("/calculator/", typed))
    assert "&gt;9.800" in text
    assert "Only left veins were sampled" in text
    assert "vocal cords have not been examined" not in text


def test_one_more_row_assesses_nothing(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).post("/calculator/", {**TYPED, "add_row": "studies"}))
    assert 'name="studies-3-modality"' in text
    assert "The answer" not in text


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
