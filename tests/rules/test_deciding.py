"""Which laboratory value decides: one line of clinical reasoning per case."""

from __future__ import annotations

import pytest

from tests.rules.build import OPERATED, Json, after, albumin, calcium, codes, ionized, judged, lab, labs, pth

# why, what differs from the plain case, status, blockers that stand
TABLE: list[tuple[str, Json, str, list[str]]] = [
    (
        "ionized calcium outranks a high total of the day",
        {"labs": labs(calcium("10.9"), ionized("1.30"), pth("40"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "the PTH nearest to the calcium decides, not a later and higher one",
        {"labs": labs(calcium(), pth("10"), pth("150", after(100), "p2"))},
        "undetermined",
        ["PTH_SUPPRESSED"],
    ),
    (
        "the laboratory's corrected value outranks its total",
        {
            "labs": labs(
                calcium("10.4"), calcium("10.9", key="cor", analyte="calcium_albumin_corrected"), pth()
            )
        },
        "eligible",
        [],
    ),
    (
        "albumin of 3.0 turns a total of 10.2 into 11.0",
        {"labs": labs(calcium("10.2"), albumin("3.0"), pth())},
        "eligible",
        [],
    ),
    (
        "a total of 10.1 with albumin 3.5 is exactly 10.5 and so not high",
        {"labs": labs(calcium("10.1"), albumin("3.5"), pth("40"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "albumin of a week before corrects",
        {"labs": labs(calcium("10.2"), albumin("3.0", collected_at=after(44)), pth())},
        "eligible",
        [],
    ),
    (
        "and of a week after",
        {"labs": labs(calcium("10.2"), albumin("3.0", collected_at=after(58)), pth())},
        "eligible",
        [],
    ),
    (
        "albumin of eight days before corrects nothing",
        {"labs": labs(calcium("10.2"), albumin("3.0", collected_at=after(43)), pth("40"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "the nearer albumin corrects, 10.2 with 4.0",
        {
            "labs": labs(
                calcium("10.2"),
                albumin("4.0", collected_at=after(50)),
                albumin("3.0", "b", collected_at=after(53)),
                pth("40"),
            )
        },
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "of two equally near the one that makes calcium higher",
        {
            "labs": labs(
                calcium("10.2"),
                albumin("4.0", collected_at=after(49)),
                albumin("3.0", "b", collected_at=after(53)),
                pth(),
            )
        },
        "eligible",
        [],
    ),
    (
        "albumin from before the operation corrects a calcium soon after it",
        {
            "labs": labs(
                calcium("10.2", after(3)), albumin("3.0", collected_at="2024-01-08"), pth(day=after(3))
            )
        },
        "eligible",
        [],
    ),
    (
        "an albumin that cannot be right corrects nothing, and leaves the case open",
        {"labs": labs(calcium("10.2"), albumin("30"), pth("40"))},
        "undetermined",
        ["VALUE_IMPLAUSIBLE", "NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "a calcium that cannot be right decides nothing",
        {"labs": labs(calcium("47"), pth())},
        "undetermined",
        ["VALUE_IMPLAUSIBLE", "CALCIUM_MISSING", "COURSE_UNDETERMINED"],
    ),
    (
        "a later calcium that cannot be right leaves the earlier one to decide",
        {"labs": labs(calcium(), calcium("119", after(70), "b"), pth())},
        "undetermined",
        ["VALUE_IMPLAUSIBLE"],
    ),
    (
        "PTH above 20 leaves tertiary disease open where eGFR is 29",
        {"labs": labs(calcium(), pth("20", comparator=">"), lab("e", "egfr", "29", "mL/min/{1.73_m2}"))},
        "undetermined",
        ["PTH_MISSING"],
    ),
    (
        "two totals of one day: the higher holds",
        {"labs": labs(calcium("10.2"), calcium("10.8", key="ca2"), pth())},
        "eligible",
        [],
    ),
    (
        "without limits the profile's range applies: 10.6 mg/dL is above 10.5",
        {"labs": labs(calcium("10.6", low=None, high=None), pth())},
        "eligible",
        [],
    ),
    (
        "a lab entered in error does not exist",
        {"labs": labs(calcium(status="entered_in_error"), pth())},
        "undetermined",
        ["CALCIUM_MISSING", "COURSE_UNDETERMINED"],
    ),
    (
        "a corrected result replaces the wrong one",
        {"labs": labs(calcium(), calcium("9.8", key="ca2", status="corrected", supersedes="ca"), pth("40"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "a preliminary result yields to the final one of the day",
        {"labs": labs(calcium(status="preliminary"), calcium("9.8", key="ca2"), pth("40"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "a preliminary result alone is used",
        {"labs": labs(calcium(status="preliminary"), pth())},
        "eligible",
        [],
    ),
    (
        "calcium above 15 is high whatever it is",
        {"labs": labs(calcium("15", comparator=">"), pth())},
        "eligible",
        [],
    ),
    (
        "calcium above 9 may be normal or high, so it is no answer",
        {"labs": labs(calcium("9", comparator=">"), pth())},
        "undetermined",
        ["CALCIUM_MISSING", "COURSE_UNDETERMINED"],
    ),
    (
        "PTH below 20 may be suppressed or not",
        {"labs": labs(calcium(), pth("20", comparator="<"))},
        "undetermined",
        ["PTH_MISSING"],
    ),
    ("PTH above 20 is not suppressed", {"labs": labs(calcium(), pth("20", comparator=">"))}, "eligible", []),
    (
        "on dialysis PTH above 20 leaves tertiary disease open",
        {"flags": ["ckd_dialysis"], "labs": labs(calcium(), pth("20", comparator=">"))},
        "undetermined",
        ["PTH_MISSING"],
    ),
]


@pytest.mark.parametrize(("why", "changes", "status", "blockers"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table(why: str, changes: Json, status: str, blockers: list[str]) -> None:
    part = judged(**changes)
    assert (part.status, codes(part)) == (status, blockers), why


GFR = lab("gfr", "egfr", "48", "mL/min/{1.73_m2}")


@pytest.mark.parametrize(
    ("why", "values", "secondary"),
    [
        ("low since the operation", [GFR], True),
        ("low on the day of the operation only", [GFR | {"collected_at": OPERATED}], False),
        ("low before the operation only", [GFR | {"collected_at": "2024-01-02"}], False),
        ("60 later outweighs it", [GFR, GFR | {"id": "g2", "value": "60", "collected_at": after(60)}], False),
        ("60 on the same day does not", [GFR, GFR | {"id": "g2", "value": "60"}], True),
        ("above 50 later leaves it open", [GFR, GFR | {"id": "g2", "value": "50", "comparator": ">"}], True),
    ],
)
def test_the_latest_egfr_since_the_operation_makes_it_secondary(
    why: str, values: list[Json], secondary: bool
) -> None:
    found = codes(judged(labs=labs(calcium("9.8"), pth("90"), *values)))
    assert ("SECONDARY_POSSIBLE" in found) is secondary, why


def test_without_an_operation_a_lab_of_any_day_decides() -> None:
    early = [calcium("9.8", "2020-01-01"), pth("90", "2020-01-01"), GFR | {"collected_at": "2020-01-01"}]
    assert "SECONDARY_POSSIBLE" in codes(judged(labs=early, operations=[]))


def test_a_missing_lower_limit_is_the_profiles_and_said() -> None:
    line = judged(labs=labs(calcium(), pth("9", low=None))).blockers[0]
    assert line.code == "PTH_SUPPRESSED"
    assert "below the profile's lower limit of 15 pg/mL (the laboratory gave none)" in str(line.sentence)


def test_a_corrected_calcium_rests_on_both_labs() -> None:
    part = judged(labs=labs(calcium("9.4"), albumin("3.0"), pth("40")))
    assert part.blockers[0].facts == ("ca", "alb")
    assert str(part.blockers[0].sentence).startswith("Albumin-corrected calcium 10.20 mg/dL on ")


def test_pth_of_equally_near_days_is_the_later_then_the_higher() -> None:
    before, later = after(41), after(61)
    part = judged(labs=labs(calcium(), pth("9", before, "p1"), pth("40", later, "p2"), pth("9", later, "p3")))
    assert codes(part) == []


def test_without_calcium_the_latest_pth_is_no_missing_pth() -> None:
    assert "PTH_MISSING" not in codes(judged(labs=labs(pth(day=after(300)))))


@pytest.mark.parametrize("first", [True, False])
def test_a_value_below_the_limit_is_lower_than_one_that_meets_it_whatever_their_ids(first: bool) -> None:
    below, at = ("a", "b") if first else ("b", "a")
    both = [
        lab(below, "egfr", "60", "mL/min/{1.73_m2}", comparator="<"),
        lab(at, "egfr", "60", "mL/min/{1.73_m2}"),
    ]
    assert "SECONDARY_POSSIBLE" in codes(judged(labs=labs(calcium("9.8"), pth(), *both)))


@pytest.mark.parametrize("first", [True, False])
def test_of_two_equal_values_the_one_high_by_its_own_limit_holds_whatever_their_ids(first: bool) -> None:
    high, normal = ("a", "b") if first else ("b", "a")
    calciums = [calcium("10.4", key=high, high="10.2"), calcium("10.4", key=normal, high="10.5")]
    assert codes(judged(labs=labs(*calciums, pth()))) == []
    pths = [pth("14", key=high, low="10", high="50"), pth("14", key=normal, low="15", high="65")]
    assert codes(judged(labs=labs(calcium(), *pths))) == []
