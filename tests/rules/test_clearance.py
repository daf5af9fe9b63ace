"""The calcium/creatinine clearance ratio: which day, which urine, and what a bound leaves open."""

from __future__ import annotations

import pytest

from casereview.rules.labs.clearance import Clearance, clearance
from casereview.rules.profiles.model import load_profile
from tests.rules.build import BASE, Json, calcium, facts, judged, lab, pth, urine

PROFILE = load_profile("acr-2021")
COLLECTED = [
    lab("uca", "urine_calcium_24h", "300", "mg/(24.h)"),
    lab("ucr", "urine_creatinine_24h", "1.05", "g/(24.h)"),
    lab("cr", "creatinine", "0.9", "mg/dL"),
]


def ratio(*labs: Json) -> Clearance | None:
    return clearance(facts(labs=list(labs)).labs or (), PROFILE)


def shown(*labs: Json) -> str | None:
    found = ratio(*labs)
    return None if found is None else f"{found.ratio.comparator or ''}{found.ratio.value:.4f}"


def bounded(key: str, comparator: str, **more: str) -> list[Json]:
    return [row | {"comparator": comparator, **more} if row["id"] == key else row for row in urine()]


def test_spot_urine() -> None:
    assert shown(calcium("11.4"), *urine()) == "0.0226"


def test_a_24_hour_collection_serves_as_well() -> None:
    assert shown(calcium("11.4"), *COLLECTED) == "0.0226"
    assert judged(labs=[calcium("11.4"), pth(), *COLLECTED]).status == "eligible"


def test_one_kind_of_urine_does_not_pair_with_the_other() -> None:
    assert ratio(calcium("11.4"), urine()[0], *COLLECTED[1:]) is None


def test_the_lowest_ratio_of_a_day_holds() -> None:
    second = lab("uca2", "urine_calcium", "10", "mg/dL")
    assert shown(calcium("11.4"), second, *urine()) == "0.0113"
    for key, analyte, value in (("ucr2", "urine_creatinine", "140"), ("cr2", "creatinine", "0.45")):
        assert shown(calcium("11.4"), lab(key, analyte, value, "mg/dL"), *urine()) == "0.0113"
    assert shown(calcium("11.4"), calcium("22.8", key="ca2"), *urine()) == "0.0113"
    collected = [row | {"id": f"{row['id']}24", "value": row["value"]} for row in COLLECTED[:2]]
    assert shown(calcium("11.4"), *collected, *urine(calcium_out="10")) == "0.0113"


def test_the_latest_day_holds() -> None:
    later = [calcium("11.4", "2024-05-01", "ca2"), *urine("2024-05-01", "10", "2")]
    assert shown(calcium("11.4"), *urine(), *later) == "0.0113"
    assert shown(calcium("11.4"), *urine(), *later[:3]) == "0.0226"  # no creatinine in blood beside it


def test_a_value_that_leaves_the_ratio_open_takes_no_other_of_its_day_with_it() -> None:
    """The plain ratio of the latest day is 0.0113; creatinine above 0.4 makes one of more than 0.0101."""
    day = "2024-05-01"
    latest = [calcium("11.4", day, "ca2"), *urine(day, "10", "2")]
    unclear = lab("cr3", "creatinine", "0.4", "mg/dL", day, comparator=">")
    earlier = [calcium("11.4"), *urine()]  # 0.0226
    assert shown(*earlier, *latest, unclear) == "0.0113"
    assert shown(*earlier, unclear, *latest[:3]) == "0.0226"


def test_bounds_that_point_apart_take_no_other_ratio_of_their_day_with_them() -> None:
    day = "2024-05-01"
    latest = [calcium("11.4", day, "ca2"), *urine(day, "10", "2")]
    latest[1] |= {"comparator": "<="}
    unclear = lab("cr3", "creatinine", "0.8", "mg/dL", day, comparator=">=")
    assert shown(calcium("11.4"), *urine(), *latest, unclear) == "<=0.0113"


def test_many_values_of_one_day_are_weighed_in_no_time() -> None:
    many = [row | {"id": f"{row['id']}.{n}"} for n in range(300) for row in (calcium("11.4"), *urine())]
    assert shown(*many) == "0.0226"


def test_blood_within_seven_days_of_the_urine_serves_the_nearest_first_then_the_later() -> None:
    day = "2024-05-10"
    collected = urine(day)[:2]

    def blood(value: str, when: str, key: str) -> Json:
        return lab(key, "creatinine", value, "mg/dL", when)

    serum = calcium("11.4", day)
    assert shown(serum, *collected, blood("0.9", "2024-05-03", "c")) == "0.0226"
    assert shown(serum, *collected, blood("0.9", "2024-05-17", "c")) == "0.0226"
    assert ratio(serum, *collected, blood("0.9", "2024-05-02", "c")) is None
    assert ratio(serum, *collected, blood("0.9", "2024-05-18", "c")) is None
    near, far = blood("0.9", "2024-05-12", "c"), blood("1.8", "2024-05-13", "d")
    assert shown(serum, *collected, near, far) == "0.0226"
    assert shown(serum, *collected, near, blood("1.8", "2024-05-07", "d")) == "0.0226"
    assert shown(serum, *collected, near, blood("1.8", "2024-05-08", "d")) == "0.0226"  # equally near, later
    assert shown(serum, *collected, near | {"collected_at": "2024-05-08"}, far) == "0.0226"
    twice = [near, blood("0.45", "2024-05-12", "d")]
    assert shown(serum, *collected, *twice) == "0.0113"


def test_a_corrected_calcium_serves_where_no_total_is_near() -> None:
    day = "2024-05-10"
    rep = lab("rep", "calcium_albumin_corrected", "22.8", "mg/dL", day)
    assert shown(rep, *urine(day)) == "0.0113"
    assert (
        shown(rep, calcium("11.4", "2024-05-17"), *urine(day)) == "0.0226"
    )  # the total, though it is farther
    assert shown(rep, calcium("11.4", "2024-05-18"), *urine(day)) == "0.0113"


def test_a_spot_so_dilute_that_it_tells_nothing_is_no_pair_and_a_collection_may_be() -> None:
    spot = urine(calcium_out="5.7")

    def diluted(value: str, **more: str) -> list[Json]:
        return [row | {"value": value, **more} if row["id"] == "ucr" else row for row in spot]

    assert shown(calcium("11.4"), *diluted("20")) == "0.0225"
    assert ratio(calcium("11.4"), *diluted("19.9")) is None
    assert ratio(calcium("11.4"), *diluted("30", comparator="<")) is None
    assert (
        shown(
            calcium("11.4"),
            *diluted("20", comparator="<="),
            lab("u24", "urine_calcium_24h", "300", "mg/(24.h)"),
            COLLECTED[1] | {"id": "c24"},
        )
        == "0.0226"
    )


def test_a_day_without_blood_near_it_leaves_the_question_to_an_earlier_one() -> None:
    later = urine("2024-06-01", "5", "2")[:2]
    assert shown(calcium("11.4"), *urine(), *later) == "0.0226"


def test_a_ratio_higher_than_can_be_leaves_the_question_to_the_others_of_its_day_and_to_earlier_days() -> (
    None
):
    day = "2024-05-01"
    odd = [calcium("11.4", day, "ca2"), *urine(day, "89", "2")]
    assert ratio(*odd) is None  # 0.1004
    assert shown(calcium("11.4"), *urine(), *odd) == "0.0226"
    assert shown(*odd, lab("uca3", "urine_calcium", "20", "mg/dL", day)) == "0.0226"
    most = [calcium("11.25", day, "ca2"), *urine(day, "87.5", "2")]
    assert shown(*most) == "0.1000"
    bound = [odd[0], odd[1] | {"value": "87", "comparator": ">"}, *odd[2:]]
    assert shown(*bound) == ">0.0981"


def test_a_middle_value_decides_where_the_ends_tell_nothing() -> None:
    """Of three bounds the lowest leaves the ratio open and the highest cannot be."""
    three = [
        lab(key, "urine_calcium", value, "mg/dL", comparator=">")
        for key, value in (("a", "9"), ("b", "30"), ("c", "95"))
    ]
    assert shown(calcium("11.4"), *three, *urine()[1:]) == ">0.0338"


def test_an_ionized_calcium_is_no_total_calcium() -> None:
    assert ratio(lab("ion", "calcium_ionized", "1.5", "mmol/L"), *urine()) is None


@pytest.mark.parametrize(
    ("key", "comparator", "expected"),
    [("uca", ">", ">0.0226"), ("uca", "<", None), ("ucr", "<", None), ("ucr", ">=", None)],
)
def test_a_bound_on_the_wrong_side_counts_as_missing(key: str, comparator: str, expected: str | None) -> None:
    assert shown(calcium("11.4"), *bounded(key, comparator)) == expected


def test_no_urine_creatinine_at_all_is_no_ratio() -> None:
    nothing = [row | {"value": "0"} if row["id"] == "ucr" else row for row in urine()]
    assert ratio(calcium("11.4"), *nothing) is None


def test_serum_creatinine_in_micromoles_gives_the_same_answer() -> None:
    changed = [
        row | {"value": "79.578", "unit": "umol/L"} if row["id"] == "cr" else row for row in BASE["labs"]
    ]
    assert judged(labs=changed) == judged()
