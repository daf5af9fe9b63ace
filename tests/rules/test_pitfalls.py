"""Each pitfall where it just stands, and beside it the case in which it just does not."""

from __future__ import annotations

import pytest

from casereview.rules.codes.conclusions import Pitfall
from tests.rules import pitfall_rows_of_patient, pitfall_rows_of_studies, pitfall_rows_of_target
from tests.rules.build import Json, operation, study
from tests.rules.clear_case import clear, met, scan, steps
from tests.rules.pitfall_facts import ELSEWHERE, GRAFT, ROUTINE, ULTRASOUND, WITH_CT, cords, hyperplasia

TABLE = [*pitfall_rows_of_studies.ROWS, *pitfall_rows_of_target.ROWS, *pitfall_rows_of_patient.ROWS]


@pytest.mark.parametrize(("code", "stands", "avoided", "rests_on"), TABLE, ids=[row[0] for row in TABLE])
def test_a_pitfall_stands_where_its_condition_is_just_met(
    code: str, stands: Json, avoided: Json, rests_on: tuple[str, ...]
) -> None:
    line = met(clear(**stands))[code]
    assert line.facts == rests_on
    assert line.source
    assert code not in met(clear(**avoided))


def test_every_pitfall_is_in_the_table() -> None:
    assert {row[0] for row in TABLE} == {str(code) for code in Pitfall}


def test_nothing_speaks_against_operating_in_the_clear_case() -> None:
    assert met(clear()) == {}
    assert "FOCUSED_REOPERATION" in steps(clear())


def test_pitfalls_stand_in_the_order_of_the_table() -> None:
    tree = clear(
        flags=["pregnancy", "men1"], laryngoscopies=[], studies=[ULTRASOUND, study("g", "fdg_pet_ct")]
    )
    order = [str(code) for code in Pitfall]
    codes = list(met(tree))
    assert codes == sorted(codes, key=order.index)
    assert len(codes) > 4


def test_while_operations_are_unknown_no_study_is_called_postoperative() -> None:
    tree = clear(operations=None, studies=[ULTRASOUND, ROUTINE, study("g", "fdg_pet_ct")])
    assert not {"ULTRASOUND_ALONE", "STANDARD_CT_NOT_4D", "PREOPERATIVE_STUDY", "FDG_PET"} & set(met(tree))


def test_one_gland_reported_twice_is_one_hyperplastic_gland() -> None:
    twice = [
        hyperplasia("right.inferior"),
        hyperplasia("right.inferior") | {"id": "op0", "date": "2020-01-01"},
    ]
    assert "MULTIGLAND_LIKELY" not in met(clear(operations=twice))
    extra = [operation(glands=[{"gland": "supernumerary", "pathology": "hyperplasia"}] * 2)]
    assert "MULTIGLAND_LIKELY" in met(clear(operations=extra))


def test_several_adenomas_are_no_hyperplasia() -> None:
    records = [{"gland": gland, "pathology": "adenoma"} for gland in ("right.inferior", "right.superior")]
    assert "MULTIGLAND_LIKELY" not in met(clear(operations=[operation(glands=records)]))


def test_the_examination_of_one_cord_is_asked_for_by_name() -> None:
    line = met(clear(laryngoscopies=[cords("mobile", None)]))["CORD_NOT_EXAMINED"]
    assert (
        str(line.sentence) == "The right vocal cord has not been examined since the operation of 2024-01-10."
    )


@pytest.mark.parametrize(
    ("code", "more", "one", "several"),
    [
        ("SEEN_ELSEWHERE", ("ct_neck_contrast", "ct_chest_contrast"), " points to ", " point to "),
        ("READING_OPEN", ("methionine_pet_ct", "choline_pet_ct"), " says is ", " say is "),
    ],
)
def test_a_sentence_agrees_with_the_number_of_its_studies(
    code: str, more: tuple[str, str], one: str, several: str
) -> None:
    added = [scan(modality, modality, ELSEWHERE, adequacy="unknown", protocol={}) for modality in more]
    alone, both = (str(met(clear(studies=[*WITH_CT, *added[:many]]))[code].sentence) for many in (1, 2))
    assert one in alone
    assert several in both


def test_the_sentence_of_a_graft_says_where_every_other_pth_must_come_from() -> None:
    line = met(clear(operations=[GRAFT]))["GRAFT_NOT_TESTED"]
    assert "right" in str(line.sentence)
    assert "every other PTH must come from the other arm" in str(line.sentence)


def test_the_sentence_of_pregnancy_names_the_trimester_obstetrics_and_the_calcium() -> None:
    sentence = str(met(clear(flags=["pregnancy"]))["PREGNANCY"].sentence)
    for words in ("second trimester", "obstetrics now", "above 12 mg/dL the meeting is called at once"):
        assert words in sentence


def test_no_pitfall_uses_the_words_of_the_workshop() -> None:
    for _, stands, _, _ in TABLE:
        for line in met(clear(**stands)).values():
            words = set(str(line.sentence).lower().replace(".", " ").replace(",", " ").split())
            assert not words & {"adrift", "firm", "cell", "counts", "stops"}, line.sentence


def test_facts_without_a_day_have_no_age() -> None:
    assert not {"STALE_STUDY", "STALE_BIOCHEMISTRY"} & set(met({"patient": {}}))
