"""The clinical core as an endpoint, and the reference systems: the same answers as everywhere else."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from casereview.models import AccessEvent, CaseEvent, User
from casereview.rules.profiles.model import PROFILES
from imaging.studies.procedures import PROCEDURES
from tests.api.conftest import Caller, assert_problem
from tests.build import Builder, People
from tests.rules.build import AGREE, case
from tests.rules.clear_case import clear
from tests.rules.refusals import WHOLE

As = Callable[[User], Caller]
ROOT = Path(__file__).resolve().parents[2]


def test_the_endpoint_answers_in_the_bytes_of_the_command(as_: As, people: People) -> None:
    facts = case(studies=AGREE)
    done = subprocess.run(
        [sys.executable, "-m", "casereview.rules.assess"],
        input=json.dumps(facts).encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    response = as_(people.olu).post("assessments/", facts)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert response.content == done.stdout
    assert response.json()["verdict"]["code"] == "CONCORDANT_POSITIVE"


def test_a_place_is_asked_about_in_the_bytes_of_the_command(as_: As, people: People) -> None:
    places = "left.superior,right.superior"
    done = subprocess.run(
        [sys.executable, "-m", "casereview.rules.assess", "--at", places],
        input=json.dumps(clear()).encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    response = as_(people.olu).post(f"assessments/?at={places}", clear())
    assert (response.status_code, response.content) == (200, done.stdout)
    codes = [line["code"] for line in response.json()["next_steps"]]
    assert "SETTLE_FIRST" in codes
    assert "FOCUSED_REOPERATION" not in codes
    plain = as_(people.olu).post("assessments/", clear()).json()
    assert "FOCUSED_REOPERATION" in [line["code"] for line in plain["next_steps"]]


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        ("at=", "at", "'' is not a known site"),
        ("at=left.superior,left", "at", "'left' is not a known site"),
        ("at=left.superior&at=right.superior", "at", "Send this parameter once."),
        (f"at={'left.superior,' * 200}", "at", "Shorten to"),
        ("place=left.superior", "place", "There is no such parameter."),
    ],
)
def test_a_place_that_does_not_fit_is_refused_by_its_name(
    as_: As, people: People, query: str, field: str, says: str
) -> None:
    problem = assert_problem(as_(people.olu).post(f"assessments/?{query}", clear()), 400, "invalid")
    assert list(problem["fields"]) == [field]
    assert problem["fields"][field][0].startswith(says)


def test_nothing_of_an_assessment_is_kept(as_: As, people: People) -> None:
    as_(people.olu).post("assessments/", WHOLE)
    assert not CaseEvent.objects.exists()
    assert not AccessEvent.objects.exists()


def test_a_refusal_names_the_field_and_the_remedy(as_: As, people: People) -> None:
    facts = case(
        labs=[{"id": "a", "analyte": "albumin", "value": "3", "unit": "stone", "collected_at": "2024-01-01"}]
    )
    problem = assert_problem(as_(people.olu).post("assessments/", facts), 400, "invalid")
    assert problem["fields"] == {
        "labs[0].unit": ["'stone' is not a known unit of albumin; use one of g/dL, g/L"]
    }


def test_many_studies_are_answered(as_: As, people: People) -> None:
    studies = [
        {"id": f"s{n}", "modality": "ct_4d", "performed_on": "2024-05-01", "adequacy": "adequate",
         "result": "positive", "findings": [{"location": "left inferior"}]} for n in range(60)
    ]  # fmt: skip
    response = as_(people.olu).post("assessments/", case(studies=studies))
    assert response.status_code == 200
    assert len(response.json()["pairs"]) == 60 * 59 / 2


def test_facts_larger_than_any_patient_are_refused(as_: As, people: People) -> None:
    problem = assert_problem(as_(people.olu).post("assessments/", case(studies=[{}] * 101)), 400, "invalid")
    assert problem["fields"]["studies"][0].startswith("holds 101 items, more than can be assessed here")


@pytest.mark.parametrize("name", ["facts", "answer"])
def test_the_schemas_are_served_as_docs_publish_them(as_: As, people: People, name: str) -> None:
    served = as_(people.olu).get(f"assessments/schemas/{name}/").json()
    assert served == json.loads((ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert_problem(as_(people.olu).get("assessments/schemas/case/"), 404, "not_found")


def test_strangers_to_the_server_get_none_of_it(db: None) -> None:
    client = Client()
    for path in ("appropriateness", "protocols", "profiles", "assessments/schemas/facts"):
        assert client.get(f"/api/{path}/").status_code == 401
    for path in ("assessments", "dose"):
        assert client.post(f"/api/{path}/", "{}", "application/json").status_code == 401


# --- the reference systems ---


def rows(response: Any) -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["scenario"], row["procedure"]): row for row in response.json()["ratings"]}


def test_all_four_scenarios_are_rated_for_adults_and_children(as_: As, people: People) -> None:
    found = rows(as_(people.olu).get("appropriateness/"))
    assert len(found) == 4 * len(PROCEDURES)
    ct = found["persistent_recurrent", "ct_4d"]
    assert (ct["says"], ct["category"]) == ("appropriate", "usually_appropriate")
    assert (ct["band_adult"], ct["band_child"]) == ("1-10 mSv", "3-10 mSv")
    assert found["primary", "mri_without_contrast"]["category"] == "not_confirmed"
    assert found["primary", "mri_without_contrast"]["says"] == "not_confirmed"


def test_the_look_up_is_narrowed_by_scenario_procedure_and_profile(as_: As, people: People) -> None:
    olu = as_(people.olu)
    path = "appropriateness/?scenario=persistent_recurrent&procedure=choline_pet_ct&profile="
    assert [row["category"] for row in rows(olu.get(path + "acr-2021")).values()] == ["not_in_criteria"]
    assert [row["category"] for row in rows(olu.get(path + "eanm-2021")).values()] == ["covered"]
    problem = assert_problem(olu.get("appropriateness/?scenario=fifth"), 400, "invalid")
    assert problem["fields"]["scenario"][0].startswith("Choose one of: primary, persistent_recurrent")


def test_a_protocol_comes_with_its_order(as_: As, people: People) -> None:
    olu = as_(people.olu)
    every = olu.get("protocols/").json()["protocols"]
    one = olu.get("protocols/ct_4d/").json()
    assert one in every
    assert "non-contrast, arterial, delayed venous" in one["order_text"]
    assert all(line["source"] for line in (*one["technique"], *one["checklist"], *one["codes"]))
    assert_problem(olu.get("protocols/ct_neck_contrast/"), 404, "not_found")


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_lists_every_number(as_: As, people: People, name: str) -> None:
    olu = as_(people.olu)
    assert name in [one["id"] for one in olu.get("profiles/").json()["profiles"]]
    lines = {line["path"]: line for line in olu.get(f"profiles/{name}/").json()["lines"]}
    assert lines["numbers.sampling_threshold"]["value"] == "2.0 ratio"
    assert_problem(olu.get("profiles/nice-2019/"), 404, "not_found")


def test_a_dose_is_calculated_and_not_kept(as_: As, people: People) -> None:
    body = {
        "age_years": 54,
        "studies": [
            {
                "procedure": "sestamibi_spect_ct",
                "tracer": "sestamibi",
                "activity": "20",
                "activity_unit": "mCi",
            },
            {"procedure": "ct_4d", "measured_msv": "12.4"},
        ],
    }
    found = as_(people.olu).post("dose/", body).json()
    assert found["profile"] == "acr-2021/2"
    assert found["lines"][0]["arithmetic"] == ["740 MBq × 0.009 mSv/MBq = 6.7 mSv"]
    assert (found["measured_msv"], found["estimated_msv"], found["cumulative_msv"]) == ("12.4", "6.7", "19.1")
    assert [line["incomplete"] for line in found["lines"]] == [True, False]
    assert found["incomplete"] == 1
    assert found["says"].startswith("At least 19.1 mSv in all")


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({}, "studies[0].procedure"),
        ({"procedure": "xray"}, "studies[0].procedure"),
        ({"procedure": "ct_4d", "dlp": "-1"}, "studies[0].dlp"),
        ({"procedure": "ct_4d", "tracer": "iron"}, "studies[0].tracer"),
        ({"procedure": "ct_4d", "mass": "1"}, "studies[0].mass"),
        ({"procedure": "ct_4d", "tracer": "fdg"}, "studies[0].tracer"),
        ({"procedure": "ct_4d", "activity": "9"}, "studies[0].activity"),
        ({"procedure": "sestamibi_spect", "dlp": "9"}, "studies[0].dlp"),
        ({"procedure": "ultrasound", "measured_msv": "3"}, "studies[0].measured_msv"),
    ],
)
def test_a_dose_that_does_not_fit_names_the_field(
    as_: As, people: People, row: dict[str, Any], field: str
) -> None:
    problem = assert_problem(as_(people.olu).post("dose/", {"studies": [row]}), 400, "invalid")
    assert field in problem["fields"]
    assert "studies" in assert_problem(as_(people.olu).post("dose/", {}), 400, "invalid")["fields"]


# --- orders in a case ---


def test_every_procedure_is_checked_for_the_case(as_: As, people: People, builder: Builder) -> None:
    builder.review()
    olu = as_(people.reyes)
    found = {row["procedure"]: row for row in olu.get(f"cases/{builder.pk}/orders/").json()["orders"]}
    assert set(found) == set(PROCEDURES)
    routine = olu.get(f"cases/{builder.pk}/orders/ct_neck_contrast/").json()
    assert routine == found["ct_neck_contrast"]
    assert [caution["code"] for caution in routine["cautions"] if caution["stops"]] == ["STANDARD_CT_NOT_4D"]
    assert routine["instead"] is None  # the 4D-CT of the case counts already
    plain = found["mri_without_contrast"]
    assert plain["instead"] == "mri_with_without_contrast"
    assert "without and with IV contrast" in plain["instead_text"]
    assert_problem(olu.get(f"cases/{builder.pk}/orders/xray/"), 404, "not_found")


def test_a_stopped_request_needs_a_coded_reason_which_stays(
    as_: As, people: People, builder: Builder
) -> None:
    builder.review()
    body = {"procedure": "ct_neck_contrast", "question": "Where?"}
    surgeon = as_(people.reyes)
    problem = assert_problem(surgeon.move(builder, "request_imaging", body), 409, "needs_unmet")
    assert [reason["code"] for reason in problem["reasons"]] == ["ORDER_STANDARD_CT_NOT_4D"]
    assert "An adequate 4D-CT is there already" in problem["reasons"][0]["sentence"]
    wrong = surgeon.move(builder, "request_imaging", {**body, "override": "because"})
    assert_problem(wrong, 400, "invalid")
    done = surgeon.move(builder, "request_imaging", {**body, "override": "unavailable"})
    assert done.status_code == 200
    event = builder.case.events.get(number=done.json()["event"])
    assert (event.verb, event.override) == ("request_imaging", "unavailable")


def test_what_no_other_study_replaces_is_set_aside_by_the_meeting_alone(
    as_: As, people: People, builder: Builder
) -> None:
    builder.review()
    body = {"procedure": "mri_without_contrast", "question": "Where?", "override": "unavailable"}
    problem = assert_problem(as_(people.reyes).move(builder, "request_imaging", body), 409, "needs_unmet")
    assert [reason["code"] for reason in problem["reasons"]] == ["ORDER_NOT_APPROPRIATE"]
    assert "Only that the meeting asked for exactly this" in problem["reasons"][0]["sentence"]
    body["override"] = "meeting_decided"
    assert as_(people.reyes).move(builder, "request_imaging", body).status_code == 200


def test_an_order_that_nothing_stops_needs_no_reason(as_: As, people: People, builder: Builder) -> None:
    builder.review()
    body = {"procedure": "mri_with_without_contrast", "question": "Where?"}
    assert as_(people.okafor).move(builder, "request_imaging", body).status_code == 200
