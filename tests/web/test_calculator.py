"""The calculator: facts typed or pasted, and what its answer shows."""

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import timezone

from casereview.models import AccessEvent, CaseEvent
from tests.build import People
from tests.rules.build import AGREE, case
from tests.rules.refusals import WHOLE
from tests.web.conftest import SignIn, text_of

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
    assert "The numbers are those of the list of studies below." in text
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
    again = client.post("/calculator/", {"paste": "1", "facts": first["facts"]}).context
    assert again["answer"] == first["answer"]


def test_pasted_facts_are_assessed(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).post("/calculator/", {"paste": "1", "facts": json.dumps(WHOLE)}))
    assert "sign of carcinoma" in text
    assert "Venous sampling" in text
    plain = text_of(
        signed(people.olu).post("/calculator/", {"paste": "1", "facts": json.dumps(case(studies=AGREE))})
    )
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
    response = signed(people.olu).post("/calculator/", {"paste": "1", "facts": text})
    assert response.status_code == 400
    page = text_of(response).replace("&quot;", '"')
    assert says in page
    assert text[:200] in page


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"labs-0-unit": "stone"}, "id_labs-0-unit"),
    ({"labs-0-unit": "g/L"}, "id_labs-0-unit"),
    *(
        ({name: str(timezone.localdate() + dt.timedelta(days=2))}, f"id_{name}")
        for name in ("operations-0-date", "labs-1-collected_at", "studies-0-performed_on", "settled_on")
    ),
    ({"cords_on": "2999-01-01"}, "id_cords_on"),
    ({"sampled_on": "2999-01-01", "baseline": "9"}, "id_sampled_on"),
    ({"labs-0-low": "2.6", "labs-0-high": "2.1"}, "id_labs-0-low"),
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


def deciding(signed: SignIn, people: People, **changes: str) -> list[str]:
    response = signed(people.olu).post("/calculator/", {**TYPED, **changes})
    found: list[str] = response.context["assessed"].deciding
    return found


def test_a_slip_of_the_unit_shows_in_the_answer(signed: SignIn, people: People) -> None:
    of_calcium, of_pth = deciding(signed, people)
    assert of_calcium == (
        "Total calcium 2.92 mmol/L on 2024-03-01, above the profile's upper limit of 10.5 mg/dL "
        "(the laboratory gave none)."
    )
    assert of_pth.startswith("PTH 150 pg/mL on 2024-03-01, above the profile's upper limit of ")
    typed = {**TYPED, "labs-0-unit": "mg/dL", "labs-0-low": "8.5", "labs-0-high": "10.5"}
    text = text_of(signed(people.olu).post("/calculator/", typed))
    # A value that nobody survives decides nothing: it is asked about, with the unit that would make it one.
    assert "Calcium: none is known that could decide." in text
    assert "2.92 mg/dL on 2024-03-01 lies outside 4 to 25 mg/dL" in text
    assert "in mmol/L it would fit: confirm the unit, and correct the value." in text


def test_what_decides_is_said_for_every_place_against_the_limits(signed: SignIn, people: People) -> None:
    limits = {"labs-1-low": "15", "labs-1-high": "65"}
    inside = (
        "PTH 40 pg/mL on 2024-03-01, between the lower limit of 15 pg/mL and the upper limit of 65 pg/mL."
    )
    assert deciding(signed, people, **limits, **{"labs-1-value": "40"})[1] == inside
    bound = "PTH <70 pg/mL on 2024-03-01: a bound that leaves open where it lies, with the lower limit of "
    # Without a calcium that decides, the latest PTH stands even where it answers nothing.
    changes = {**limits, "labs-1-value": "70", "labs-1-comparator": "<", "labs-0-collected_at": "2024-01-01"}
    found = deciding(signed, people, **changes)
    assert found[0] == "Calcium: none is known that could decide."
    assert found[1].startswith(bound)


def test_values_that_nobody_knows_are_said_to_be_unknown(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).post("/calculator/", {"paste": "1", "facts": '{"patient": {}}'}))
    assert "Calcium: none is known that could decide." in text
    assert "PTH: none is known that could decide." in text


def test_limits_are_refused_with_the_remedy_unless_the_lower_is_below_the_upper(
    signed: SignIn, people: People
) -> None:
    typed = {**TYPED, "labs-0-high": "2.6"}
    for low in ("2.7", "2.6"):
        refused = text_of(signed(people.olu).post("/calculator/", {**typed, "labs-0-low": low}))
        assert "is not below the upper limit; swap the two, or correct one" in refused
    assert signed(people.olu).post("/calculator/", {**typed, "labs-0-low": "2.1"}).status_code == 200


def test_facts_that_were_typed_are_facts_as_of_today(signed: SignIn, people: People) -> None:
    today = str(timezone.localdate())
    response = signed(people.olu).post("/calculator/", {**TYPED, "cords_on": today})
    assert response.status_code == 200
    assert json.loads(response.context["facts"])["as_of"] == today
    later = {**TYPED, "studies-1-performed_on": "2999-05-02"}
    assert "lies in the future; correct the day" in text_of(signed(people.olu).post("/calculator/", later))
    # The rules hold that line too, for facts that were kept from the form and changed.
    kept = response.context["facts"].replace("2024-05-02", "2999-05-02")
    refused = text_of(signed(people.olu).post("/calculator/", {"paste": "1", "facts": kept}))
    assert f"lies after as_of {today}" in refused


def test_the_form_says_what_it_does_not_ask_for(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).get("/calculator/"))
    for left_out in (
        "pathology",
        "size of a lesion",
        "grafts",
        "ligated veins",
        "phases",
        "operative report",
    ):
        assert left_out in text
    assert "paste facts as JSON" in text


@pytest.mark.parametrize(
    "typed", [{}, {"profile": "eanm-2021", "sampling_unit": "pmol/L", "labs-count": "3"}]
)
def test_an_empty_form_is_not_answered_and_keeps_what_was_pasted(
    signed: SignIn, people: People, typed: dict[str, str]
) -> None:
    client, pasted = signed(people.olu), json.dumps(case(studies=AGREE))
    response = client.post("/calculator/", {"facts": pasted, **typed})
    text = text_of(response)
    assert response.status_code == 400
    assert "Type something, or assess the pasted facts below." in text
    assert "The answer" not in text
    assert response.context["facts"] == pasted
    bare = text_of(client.post("/calculator/", typed))
    assert "Type something, or paste facts as JSON below." in bare


def test_what_was_pasted_outlives_one_more_row_and_a_fault(signed: SignIn, people: People) -> None:
    client = signed(people.olu)
    for more in ({"add_row": "labs"}, {"age_years": "old"}):
        assert client.post("/calculator/", {**more, "facts": "half a fact"}).context["facts"] == "half a fact"


def test_a_profile_with_one_fact_is_answered(signed: SignIn, people: People) -> None:
    assert (
        signed(people.olu).post("/calculator/", {"profile": "acr-2021", "never_operated": "yes"}).status_code
        == 200
    )
