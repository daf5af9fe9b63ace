"""Which studies count: after the last operation, adequate, reported, and the latest read of their images."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.concordance.inclusion import CountedStudy, count_studies, pairs
from casereview.rules.facts.load import load
from imaging.studies.modalities import StudyRole
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
    *studies: Json,
    operations: list[Json] | None = None,
    known: bool = True,
    profile: str = "acr-2021",
    is_flagged: bool = False,
) -> dict[str, CountedStudy]:
    facts: Json = {"patient": {}, "profile": profile, "studies": list(studies)}
    if known:
        facts["operations"] = operations or []
    return {study.id: study for study in count_studies(load(facts), is_flagged=is_flagged)}


def operation(day: str, kind: str = "thyroidectomy") -> Json:
    return {"id": f"op{day}", "date": day, "kind": kind}


def needle(result: str = "positive", location: str = "left inferior", **more: Any) -> Json:
    return ct(modality="fna_pth", result=result, findings=[{"location": location}]) | more


EXCLUDED = [
    (ct(adequacy="inadequate"), ["INADEQUATE"]),
    (ct(adequacy="unknown"), ["ADEQUACY_UNKNOWN"]),
    (ct(result="not_reported"), ["NOT_REPORTED"]),
    (ct(modality="ultrasound"), ["NEGATIVE_ULTRASOUND"]),
    (ct(modality="fdg_pet_ct", result="positive", findings=[{"location": "left inferior"}]), ["FDG_PET"]),
    (ct(modality="fdg_pet_ct"), ["FDG_PET"]),
    (ct(modality="choline_pet_mr"), []),
    (needle(), []),
    (needle(adequacy="unknown"), []),
    (needle(adequacy="inadequate"), ["INADEQUATE"]),
    (needle("negative"), ["NEEDLE_WITHOUT_PLACE"]),
    (needle("equivocal"), ["NEEDLE_WITHOUT_PLACE"]),
    (needle("not_reported"), ["NOT_REPORTED", "NEEDLE_WITHOUT_PLACE"]),
    (needle(location="somewhere odd"), ["NEEDLE_WITHOUT_PLACE"]),
    (needle(findings=[]), ["NEEDLE_WITHOUT_PLACE"]),
    (
        needle(findings=[{"location": "left inferior", "nature": "lymph_node"}]),
        ["NEEDLE_WITHOUT_PLACE"],
    ),
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


def test_the_removal_of_a_graft_leaves_the_studies_of_the_neck_as_they_are() -> None:
    operations = [operation("2024-02-10"), operation("2024-05-01", "graft_removal")]
    before, between = counted(ct("a", "2024-02-10"), ct("b", "2024-02-11"), operations=operations).values()
    assert (before.counts, between.counts) == (False, True)


def test_no_needle_counts_while_a_carcinoma_flag_stands_and_no_other_study_minds_it() -> None:
    row = needle(adequacy="adequate") | {"id": "n"}
    flagged = counted(row, ct("s"), is_flagged=True)
    assert list(flagged["n"].excluded) == ["NEEDLE_WITH_CARCINOMA_FLAG"]
    assert flagged["s"].counts
    assert counted(row)["n"].counts


def test_a_needle_is_a_family_of_its_own_covers_nothing_and_has_no_limits_of_its_images() -> None:
    study = counted(needle(protocol={"covers": ["neck"]}))["s"]
    assert (study.family, study.adequacy, study.covers) == ("needle", Adequacy.LIMITED, frozenset())
    assert study.notes == ()


@pytest.mark.parametrize(
    ("study", "can"),
    [
        (ct(), True),
        (ct(adequacy="inadequate"), True),
        (ct(result="not_reported"), True),
        (ct(modality="ultrasound", result="positive"), True),
        (ct(modality="ultrasound"), False),
        (ct(modality="fdg_pet_ct"), False),
        (needle(), False),
        (ct(modality="ct_neck_contrast"), False),
        (ct(modality="sestamibi_planar", protocol={"dual_tracer": True}), False),
    ],
)
def test_some_kinds_of_study_can_never_count(study: Json, can: bool) -> None:
    assert counted(study)["s"].of_a_kind_that_can_count is can


def test_a_planar_scan_with_two_tracers_counts_by_the_guideline_that_lets_it() -> None:
    scan = ct(modality="sestamibi_planar", protocol={"dual_tracer": True, "covers": ["neck"]})
    study = counted(scan, profile="eanm-2021")["s"]
    assert (study.counts, study.adequacy, study.of_a_kind_that_can_count) == (True, Adequacy.LIMITED, True)
    assert (study.role, study.is_first_line) == (StudyRole.FUNCTIONAL, True)
    assert not counted(scan)["s"].counts
    one_tracer = ct(modality="sestamibi_planar", protocol={"covers": ["neck"]})
    assert not counted(one_tracer, profile="eanm-2021")["s"].of_a_kind_that_can_count


def test_a_study_of_unknown_adequacy_names_the_keys_that_would_tell() -> None:
    unsaid = ct(protocol={"covers": ["neck", "mediastinum"]})
    del unsaid["adequacy"]
    study = counted(unsaid)["s"]
    assert (list(study.excluded), study.unknown_keys) == (["ADEQUACY_UNKNOWN"], ("phases",))
    assert counted(ct())["s"].unknown_keys == ()


@pytest.mark.parametrize(
    ("changes", "current"),
    [
        ({}, True),
        ({"adequacy": "inadequate"}, True),
        ({"modality": "ct_neck_contrast"}, True),
        ({"result": "not_reported"}, False),
        ({"performed_on": "2024-01-10"}, False),
    ],
)
def test_a_reported_study_after_the_operation_shows_the_neck_as_it_is(changes: Json, current: bool) -> None:
    study = counted(ct(result="positive") | changes, operations=[operation("2024-01-10")])["s"]
    assert study.is_current is current


def test_a_superseded_read_and_one_of_who_knows_what_neck_are_not_current() -> None:
    reads = counted(ct("a"), ct("b", supersedes="a"))
    assert [study.is_current for study in reads.values()] == [False, True]
    assert not counted(ct(), known=False)["s"].is_current


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
    second = ct("b", supersedes="a", adequacy="unknown")
    found = counted(first, second)["b"]
    assert found.adequacy is Adequacy.LIMITED, "three phases of the neck alone"
    assert found.covers == {"neck"}
    assert found.operative_report_seen is True
    assert found.limited_by_field


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
    assert [(line.text, line.side) for line in study.line().unlocated] == [("somewhere odd", None)]


@pytest.mark.parametrize(
    ("finding", "side"),
    [
        ({"location": "near the right scar"}, "right"),
        ({"location": "near the scar"}, None),
        ({"location": "near the right scar", "sites": []}, "right"),
        ({"location": "left inferior", "sites": []}, "left"),
        ({"location": "right lower pole", "sites": ["left.inferior"]}, None),
    ],
)
def test_an_unlocated_finding_keeps_the_one_side_that_its_words_name(finding: Json, side: str | None) -> None:
    study = counted(ct(result="positive", findings=[finding]))["s"]
    assert [(line.text, line.side) for line in study.line().unlocated] == [(finding["location"], side)]
    assert [one.sites_confirmed_empty for one in study.findings] == [finding.get("sites") == []]


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
