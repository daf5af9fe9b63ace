"""Which studies count: after the last operation, adequate, reported, and the latest read of their images."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.concordance.inclusion import CountedStudy, count_studies, pairs
from casereview.rules.facts.load import load
from imaging.vocabulary import Adequacy, Certainty

Json = dict[str, Any]


def ct(key: str = "s", day: str = "2024-09-20", result: str = "negative", **more: Any) -> Json:
    return {
        "id": key,
        "modality": "ct_4d",
        "performed_on": day,
        "result": result,
        "adequacy": "adequate",
    } | more


def counted(
    *studies: Json, operations: list[Json] | None = None, known: bool = True
) -> dict[str, CountedStudy]:
    facts: Json = {"patient": {}, "studies": list(studies)}
    if known:
        facts["operations"] = operations or []
    return {study.id: study for study in count_studies(load(facts))}


def operation(day: str) -> Json:
    return {"id": f"op{day}", "date": day, "kind": "thyroidectomy"}


EXCLUDED = [
    (ct(adequacy="inadequate"), ["INADEQUATE"]),
    (ct(adequacy="unknown"), ["ADEQUACY_UNKNOWN"]),
    (ct(result="not_reported"), ["NOT_REPORTED"]),
    (ct(modality="ultrasound"), ["NEGATIVE_ULTRASOUND"]),
    (ct(modality="fna_pth", result="positive"), ["ASPIRATION"]),
    (ct(modality="sestamibi_planar"), ["INADEQUATE"]),
    (ct(modality="ct_chest_contrast"), ["INADEQUATE"]),
    (ct(adequacy="limited"), []),
    (ct(modality="ultrasound", result="equivocal"), []),
]


@pytest.mark.parametrize(("study", "codes"), EXCLUDED)
def test_a_study_counts_unless_something_excludes_it(study: Json, codes: list[str]) -> None:
    found = counted(study)["s"]
    assert list(found.excluded) == codes
    assert found.counts == (not codes)
    assert {note.code for note in found.notes} >= set(codes)


def test_a_study_of_the_day_of_the_last_operation_or_before_it_does_not_count() -> None:
    operations = [operation("2024-02-10"), operation("2024-05-01")]
    found = counted(
        ct("a", "2024-03-01"), ct("b", "2024-05-01"), ct("c", "2024-05-02"), operations=operations
    )
    assert [list(study.excluded) for study in found.values()] == [["PREOPERATIVE"], ["PREOPERATIVE"], []]


def test_no_study_counts_while_the_operations_are_unknown() -> None:
    assert list(counted(ct(), known=False)["s"].excluded) == ["OPERATIONS_UNKNOWN"]
    assert counted(ct())["s"].counts, "never operated is known"


def test_a_reported_read_replaces_its_whole_chain() -> None:
    found = counted(ct("a"), ct("b", supersedes="a"), ct("c", result="positive", supersedes="b"))
    assert [study.id for study in found.values() if study.counts] == ["c"]
    assert list(found["a"].excluded) == ["SUPERSEDED"]


def test_a_read_without_a_result_replaces_nothing() -> None:
    found = counted(ct("a"), ct("b", supersedes="a", result="not_reported"))
    assert [study.id for study in found.values() if study.counts] == ["a"]


def test_where_the_latest_read_calls_the_images_inadequate_all_of_it_falls() -> None:
    found = counted(ct("a", result="positive"), ct("b", supersedes="a", adequacy="inadequate"))
    assert not [study for study in found.values() if study.counts]


def test_a_read_inherits_what_it_leaves_out() -> None:
    protocol = {"phases": ["arterial", "delayed", "non_contrast"], "covers": ["neck"]}
    first = ct("a", protocol=protocol, operative_report_seen=True)
    second = ct("b", supersedes="a")
    del second["adequacy"]
    found = counted(first, second)["b"]
    assert found.adequacy is Adequacy.LIMITED, "three phases of the neck alone"
    assert found.covers == {"neck"}
    assert found.operative_report_seen is True


def test_a_read_inherits_the_keys_of_a_protocol_that_it_does_not_name() -> None:
    first = ct("a", protocol={"phases": ["arterial", "delayed", "non_contrast"], "covers": ["neck"]})
    second = ct("b", supersedes="a", protocol={"covers": ["neck", "mediastinum"]})
    assert counted(first, second)["b"].adequacy is Adequacy.ADEQUATE


def test_a_positive_study_without_findings_has_one_probable_unlocated_finding() -> None:
    [finding] = counted(ct(result="positive"))["s"].findings
    assert (bool(finding.sites), finding.certainty, finding.firm) == (False, Certainty.PROBABLE, False)


def test_an_equivocal_result_makes_every_finding_possible() -> None:
    [implied] = counted(ct(result="equivocal"))["s"].findings
    named = [{"location": "left inferior", "certainty": "definite"}]
    [finding] = counted(ct(result="equivocal", findings=named))["s"].findings
    assert implied.certainty is finding.certainty is Certainty.POSSIBLE
    assert not finding.firm


def test_what_is_no_parathyroid_or_names_no_place_is_said_and_never_firm() -> None:
    findings = [
        {"location": "left inferior", "nature": "thyroid_nodule"},
        {"location": "somewhere odd"},
        {"location": "left inferior"},
    ]
    study = counted(ct(result="positive", findings=findings))["s"]
    assert sorted(note.code for note in study.notes) == ["OTHER_NATURE", "UNLOCATED"]
    assert [finding.sites.codes for finding in study.located] == [("left.inferior",)]
    assert study.line().unlocated == ("somewhere odd",)


def test_the_level_of_a_pair_is_the_best_of_any_of_their_findings() -> None:
    def places(*named: str) -> Json:
        return {"result": "positive", "findings": [{"location": name} for name in named]}

    found = counted(
        ct("a", **places("left inferior", "right superior")),
        ct("b", modality="choline_pet_ct", **places("left thyrothymic ligament", "mediastinum")),
        ct("c", modality="mri_with_without_contrast"),
        ct("d", adequacy="inadequate", **places("left inferior")),
    )
    lines = [(line.a, line.b, line.level) for line in pairs(found.values())]
    assert lines == [("a", "b", "SAME_QUADRANT"), ("a", "c", None), ("b", "c", None)]


def test_studies_are_listed_by_date_then_id() -> None:
    found = counted(ct("b"), ct("c", "2024-01-01"), ct("a"))
    assert list(found) == ["c", "a", "b"]
