"""A value that the rules doubt is asked about where it is typed, and kept and marked at somebody's word."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from casereview.interop.casefile.load import LoadedCase, RefusedCase
from casereview.models import Case, LabResult
from tests.build import CALCIUM, Builder, People, day
from tests.doors.doors import by_api, by_file, by_page, listed, told
from tests.fields.test_places import page_of

QUESTION = "11.8 mmol/L is 47 mg/dL, which nobody survives: is the unit right?"
TYPED: dict[str, Any] = {
    "analyte": "calcium_total",
    "value": "11.8",
    "unit": "mmol/L",
    "collected_at": day(3),
}
DOORS = pytest.mark.parametrize("door", [by_page, by_api], ids=["page", "api"])


@DOORS
def test_a_doubtful_value_is_asked_about_and_kept_where_the_person_says_so(
    builder: Builder, door: Any
) -> None:
    sam = builder.people.sam
    faults = door(builder, sam, "add_lab", TYPED)
    assert QUESTION in faults["value"][0]
    assert "it is then kept and marked as doubtful" in faults["doubtful"][0]
    assert not builder.case.labs.exists()
    assert door(builder, sam, "add_lab", {**TYPED, "doubtful": True}) == {}
    assert builder.case.labs.get().doubtful
    assert [row["doubtful"] for row in listed(builder, sam, "labs")["rows"]] == [True]
    assert "11.8 mmol/l doubtful" in page_of(builder, sam)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({**CALCIUM, "high": "105", "low": "85"}, "high"),
        ({"analyte": "pth_intact", "value": "180", "unit": "pg/mL", "low": "40", "high": "65"}, "low"),
        ({"analyte": "albumin", "value": "4.1", "unit": "g/L"}, "value"),
        ({"analyte": "creatinine", "value": "80", "unit": "mg/dL"}, "value"),
    ],
)
@DOORS
def test_the_question_stands_at_what_is_in_doubt(
    builder: Builder, door: Any, body: dict[str, Any], field: str
) -> None:
    faults = door(builder, builder.people.sam, "add_lab", {**body, "collected_at": day(3)})
    assert sorted(faults) == sorted([field, "doubtful"])


def test_dialysis_widens_what_a_laboratory_may_print(builder: Builder) -> None:
    body = {"analyte": "pth_intact", "value": "580", "unit": "pg/mL", "high": "590", "collected_at": day(3)}
    assert "high" in by_page(builder, builder.people.sam, "add_lab", body)
    builder.act("set_background", builder.people.sam, flags=["ckd_dialysis"])
    assert by_page(builder, builder.people.sam, "add_lab", body) == {}
    assert not builder.case.labs.get().doubtful


@DOORS
def test_what_is_plausible_is_not_marked_whatever_is_ticked(builder: Builder, door: Any) -> None:
    assert (
        door(builder, builder.people.sam, "add_lab", {**CALCIUM, "collected_at": day(3), "doubtful": True})
        == {}
    )
    assert not builder.case.labs.get().doubtful


def test_the_page_asks_only_where_there_is_a_doubt(builder: Builder) -> None:
    path = f"/cases/{builder.pk}/add/add_lab/"
    client = Client()
    client.force_login(builder.people.sam)
    assert 'name="doubtful"' not in client.get(path).content.decode()


def test_a_correction_is_asked_anew_and_one_entered_in_error_is_not(builder: Builder) -> None:
    sam = builder.people.sam
    first = builder.act("add_lab", sam, **{**TYPED, "doubtful": True}).pk
    body = {**TYPED, "supersedes": first, "reason": "Read again"}
    assert "value" in by_page(builder, sam, "correct_lab", body)
    assert by_page(builder, sam, "correct_lab", {**body, "status": "entered_in_error"}) == {}
    assert not LabResult.objects.get(supersedes=first).doubtful


def test_a_case_file_is_refused_with_the_question_and_says_what_it_keeps(people: People) -> None:
    facts = {"labs": [{"id": "l", **TYPED}]}
    refused = by_file(people, facts)
    assert isinstance(refused, RefusedCase)
    assert refused.step == "facts.labs[0] (l)"
    assert QUESTION in refused.sentences[0]
    loaded = by_file(people, facts, more={"l": {"doubtful": True}})
    assert isinstance(loaded, LoadedCase), loaded
    assert LabResult.objects.get(case=loaded.pk).doubtful


# --- what was stored before the rules became stricter ---


def test_a_case_whose_stored_limits_are_refused_opens_names_them_and_can_be_corrected(
    builder: Builder,
) -> None:
    sam = builder.people.sam
    pk = builder.act("add_lab", sam, **{**CALCIUM, "collected_at": day(30)}).pk or 0
    LabResult.objects.filter(pk=pk).update(low="10.5")
    text = page_of(builder, sam)
    assert "calcium, total of" in text
    assert f"(lab{pk}.low)" in text
    correction = {**CALCIUM, "collected_at": day(30), "supersedes": pk, "reason": "Misprint"}
    other = {**CALCIUM, "collected_at": day(20)}
    assert list(by_api(builder, sam, "add_lab", other)) == [f"lab{pk}.low"]
    assert by_page(builder, sam, "correct_lab", correction) == {}
    assert f"lab{pk}.low" not in page_of(builder, sam)
    [fact] = told(Case.objects.get(pk=builder.pk), timezone.localdate())["labs"]
    assert (fact["low"], "supersedes" in fact) == ("8.5", False)
