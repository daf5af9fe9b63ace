"""Where a value can lie: each bound from both sides, and what is said and asked of one beyond it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from casereview.rules.codes.vocabulary import UNITS, Analyte, Comparator
from casereview.rules.labs.plausibility import Doubt, Misfit, doubt
from casereview.rules.labs.units import convert
from casereview.rules.profiles.model import load_profile
from tests.rules.build import OPERATED, Json, after, albumin, calcium, codes, judged, lab, labs, pth, urine

PROFILE = load_profile("acr-2021")
GFR = "mL/min/{1.73_m2}"


def asked(
    analyte: str,
    value: str,
    unit: str,
    low: str | None = None,
    high: str | None = None,
    comparator: str | None = None,
    dialysis: bool = False,
) -> Doubt | None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    sign = Comparator(comparator) if comparator else None
    return doubt(Analyte(analyte), Decimal(value), unit, ends[0], ends[1], sign, PROFILE, dialysis)


def misfit(*given: Any, **more: Any) -> Misfit | None:
    doubted = asked(*given, **more)
    return None if doubted is None else doubted.misfit


# analyte, unit, the last value below, the first that can be, the last that can be, the first above
BOUNDS = [
    ("calcium_total", "mg/dL", "3.99", "4", "25", "25.01"),
    ("calcium_total", "mmol/L", "0.997", "0.998", "6.2375", "6.238"),
    ("calcium_albumin_corrected", "mg/dL", "3.99", "4", "25", "25.01"),
    ("calcium_ionized", "mmol/L", "0.49", "0.5", "3", "3.01"),
    ("pth_intact", "pg/mL", "0.09", "0.1", "25000", "25001"),
    ("pth_intact", "ng/L", "0.09", "0.1", "25000", "25001"),
    ("albumin", "g/dL", "0.79", "0.8", "7", "7.1"),
    ("albumin", "g/L", "7.9", "8", "70", "71"),
    ("creatinine", "mg/dL", "0.09", "0.1", "30", "30.1"),
    ("egfr", GFR, "0.9", "1", "250", "251"),
    ("phosphate", "mg/dL", "0.29", "0.3", "25", "25.1"),
    ("vitamin_d_25oh", "ng/mL", "0.9", "1", "1000", "1001"),
    ("magnesium", "mg/dL", "0.19", "0.2", "15", "15.1"),
    ("alkaline_phosphatase", "U/L", "0.9", "1", "10000", "10001"),
    ("urine_calcium", "mg/dL", "0.09", "0.1", "200", "201"),
    ("urine_creatinine", "mg/dL", "1.9", "2", "800", "801"),
    ("urine_calcium_24h", "mg/(24.h)", "0.9", "1", "1000", "1001"),
    ("urine_creatinine_24h", "mg/(24.h)", "49", "50", "6000", "6001"),
    ("urine_creatinine_24h", "g/(24.h)", "0.049", "0.05", "6", "6.01"),
]


@pytest.mark.parametrize(("analyte", "unit", "below", "first", "last", "above"), BOUNDS)
def test_both_ends_can_be_and_what_lies_beyond_cannot(
    analyte: str, unit: str, below: str, first: str, last: str, above: str
) -> None:
    assert misfit(analyte, below, unit) is Misfit.VALUE_LOW
    assert misfit(analyte, first, unit) is None
    assert misfit(analyte, last, unit) is None
    assert misfit(analyte, above, unit) is Misfit.VALUE_HIGH


def test_every_analyte_has_its_bounds_here() -> None:
    assert {row[0] for row in BOUNDS} == {*map(str, Analyte)} - {"lithium_level"}
    assert misfit("lithium_level", "0", "mmol/L") is None
    assert misfit("lithium_level", "10", "mmol/L") is None
    assert misfit("lithium_level", "10.1", "mmol/L") is Misfit.VALUE_HIGH


@pytest.mark.parametrize(
    ("comparator", "low", "high"),
    [
        ("<", None, Misfit.VALUE_HIGH),
        ("<=", None, Misfit.VALUE_HIGH),
        (None, Misfit.VALUE_LOW, Misfit.VALUE_HIGH),
        (">=", Misfit.VALUE_LOW, None),
        (">", Misfit.VALUE_LOW, None),
    ],
)
def test_of_a_bound_only_the_end_is_asked_to_which_it_does_not_point(
    comparator: str | None, low: Misfit | None, high: Misfit | None
) -> None:
    assert misfit("calcium_total", "3", "mg/dL", comparator=comparator) is low
    assert misfit("calcium_total", "30", "mg/dL", comparator=comparator) is high


# analyte, unit, value, the last upper limit too low, the first that can be, the last, the first too high
UPPER = [
    ("calcium_total", "mg/dL", "11", "9.4", "9.5", "11.5", "11.6"),
    ("calcium_albumin_corrected", "mg/dL", "11", "9.4", "9.5", "11.5", "11.6"),
    ("calcium_ionized", "mmol/L", "1.4", "1.19", "1.2", "1.45", "1.46"),
    ("pth_intact", "pg/mL", "90", "19.9", "20", "150", "150.1"),
    ("calcium_total", "mmol/L", "2.8", "2.37", "2.38", "2.86", "2.87"),
]


@pytest.mark.parametrize(("analyte", "unit", "value", "below", "first", "last", "above"), UPPER)
def test_a_printed_upper_limit_has_bounds_of_its_own(
    analyte: str, unit: str, value: str, below: str, first: str, last: str, above: str
) -> None:
    assert misfit(analyte, value, unit, high=below) is Misfit.UPPER_LIMIT
    assert misfit(analyte, value, unit, high=first) is None
    assert misfit(analyte, value, unit, high=last) is None
    assert misfit(analyte, value, unit, high=above) is Misfit.UPPER_LIMIT


def test_on_dialysis_laboratories_print_a_higher_limit_of_pth_and_of_nothing_else() -> None:
    assert misfit("pth_intact", "400", "pg/mL", high="600", dialysis=True) is None
    assert misfit("pth_intact", "400", "pg/mL", high="600.1", dialysis=True) is Misfit.UPPER_LIMIT
    assert misfit("pth_intact", "400", "pg/mL", high="600") is Misfit.UPPER_LIMIT
    assert misfit("calcium_total", "11", "mg/dL", high="11.6", dialysis=True) is Misfit.UPPER_LIMIT


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("30", "60", None),
        ("30.1", "60", Misfit.LOWER_LIMIT),
        ("32.5", None, None),  # the profile's upper limit is 65
        ("32.6", None, Misfit.LOWER_LIMIT),
        (None, "60", None),
    ],
)
def test_the_lower_limit_of_pth_is_at_most_half_of_the_upper(
    low: str | None, high: str | None, expected: Misfit | None
) -> None:
    assert misfit("pth_intact", "90", "pg/mL", low, high) is expected


def test_limits_of_what_no_rule_judges_by_them_are_not_asked() -> None:
    assert misfit("albumin", "4", "g/dL", "35", "50") is None
    assert misfit("calcium_total", "11", "mg/dL", "2.1") is None


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "limits", "units"),
    [
        ("calcium_total", "11.8", "mmol/L", {}, ("mg/dL",)),
        ("calcium_total", "2.9", "mg/dL", {}, ("mmol/L",)),
        ("calcium_total", "300", "mg/dL", {}, ()),
        ("albumin", "4.1", "g/L", {}, ("g/dL",)),
        ("creatinine", "80", "mg/dL", {}, ("umol/L",)),
        ("creatinine", "0.08", "mg/dL", {}, ("mmol/L",)),
        ("pth_intact", "30000", "ng/L", {}, ()),  # pg/mL is the same unit by another name
        ("egfr", "300", GFR, {}, ()),
        ("urine_creatinine_24h", "1.2", "mg/(24.h)", {}, ("mmol/(24.h)", "g/(24.h)")),
        # the value is implausible, so its limits are not asked in the other unit
        ("calcium_total", "2.9", "mg/dL", {"high": "10.5"}, ("mmol/L",)),
        # only the limit is: in mmol/L the value would be 44 mg/dL
        ("calcium_total", "11", "mg/dL", {"high": "2.6"}, ()),
        ("pth_intact", "8", "pg/mL", {"high": "6.9"}, ("pmol/L",)),
    ],
)
def test_the_unit_that_would_fit_is_named(
    analyte: str, value: str, unit: str, limits: Json, units: tuple[str, ...]
) -> None:
    doubted = asked(analyte, value, unit, **limits)
    assert doubted is not None
    assert (doubted.units, doubted.unit) == (units, units[0] if units else None)


@pytest.mark.parametrize(
    ("given", "limits", "question"),
    [
        (
            ("calcium_total", "11.8", "mmol/L"),
            {},
            "11.8 mmol/L is 47 mg/dL, which nobody survives: is the unit right?",
        ),
        (
            ("calcium_total", "2.9", "mg/dL"),
            {},
            "2.9 mg/dL lies outside 4 to 25 mg/dL, which nobody survives: is the unit right?",
        ),
        (
            ("albumin", "4.1", "g/L"),
            {},
            "4.1 g/L is 0.41 g/dL, outside what can be (0.8 to 7 g/dL): is the unit right?",
        ),
        (
            ("creatinine", "80", "mg/dL"),
            {"comparator": ">="},
            None,
        ),
        (
            ("creatinine", "80", "mg/dL"),
            {"comparator": "<"},
            "<80 mg/dL lies outside what can be (0.1 to 30 mg/dL): is the unit right?",
        ),
        (  # two digits would say 25, which can be
            ("calcium_total", "6.28", "mmol/L"),
            {},
            "6.28 mmol/L is 25.2 mg/dL, which nobody survives: is the unit right?",
        ),
        (
            ("calcium_total", "11", "mg/dL"),
            {"high": "2.6"},
            "An upper limit of 2.6 mg/dL lies outside what laboratories print (9.5 to 11.5 mg/dL): is the "
            "unit right?",
        ),
        (
            ("pth_intact", "400", "pg/mL"),
            {"high": "650", "dialysis": True},
            "An upper limit of 650 pg/mL lies outside what laboratories print (20 to 600 pg/mL): is the unit "
            "right?",
        ),
        (
            ("pth_intact", "90", "pg/mL"),
            {"low": "40", "high": "65"},
            "A lower limit of 40 pg/mL is more than 0.5 of the upper one: are both right?",
        ),
    ],
)
def test_a_doubtful_value_is_asked_about_in_one_sentence(
    given: tuple[str, str, str], limits: Json, question: str | None
) -> None:
    doubted = asked(*given, **limits)
    assert (None if doubted is None else str(doubted.sentence)) == question


@pytest.mark.parametrize("analyte", list(Analyte))
def test_a_value_is_as_plausible_in_one_unit_as_in_another(analyte: Analyte) -> None:
    bounds = getattr(PROFILE.plausible, analyte)
    for unit in UNITS[analyte]:
        assert misfit(analyte, str(convert(analyte, bounds.high, bounds.unit, unit) * 2), unit) is (
            Misfit.VALUE_HIGH
        )
        middle = (bounds.low + bounds.high) / 2
        assert misfit(analyte, str(convert(analyte, middle, bounds.unit, unit)), unit) is None


# What is wrong, the labs beside a plain case, and whether a blocker speaks of it.
SPOKEN_OF = [
    ("a calcium since the operation", calcium("11.8", unit="mmol/L", low=None, high=None), True),
    ("one of the day of the operation", calcium("47", OPERATED), False),
    ("an albumin since the operation", albumin("41"), True),
    ("an albumin before it", albumin("41", collected_at="2024-01-02"), False),
    ("a PTH since the operation", pth("30000"), True),
    ("a PTH before it", pth("30000", "2024-01-02"), False),
    ("an eGFR since the operation", lab("e", "egfr", "300", GFR), True),
    ("an eGFR before it", lab("e", "egfr", "300", GFR, "2024-01-02"), False),
    ("a creatinine of any date", lab("x", "creatinine", "80", "mg/dL", "2020-01-02"), True),
    ("a urine calcium of any date", lab("x", "urine_calcium", "300", "mg/dL", "2020-01-02"), True),
    ("a urine creatinine of any date", lab("x", "urine_creatinine", "1", "mg/dL", "2020-01-02"), True),
    ("a collection of any date", lab("x", "urine_calcium_24h", "2000", "mg/(24.h)", "2020-01-02"), True),
    ("its creatinine", lab("x", "urine_creatinine_24h", "1.2", "mg/(24.h)", "2020-01-02"), True),
    ("a vitamin D", lab("x", "vitamin_d_25oh", "2000", "ng/mL"), False),
    ("a phosphate", lab("x", "phosphate", "30", "mg/dL"), False),
]


@pytest.mark.parametrize(("why", "row", "blocks"), SPOKEN_OF, ids=[row[0] for row in SPOKEN_OF])
def test_a_blocker_speaks_of_what_could_have_decided(why: str, row: Json, blocks: bool) -> None:
    row = {key: value for key, value in row.items() if value is not None} | {"id": "odd"}
    part = judged(labs=labs(calcium(), pth(), row))
    expected = [("VALUE_IMPLAUSIBLE", ("odd",))] if blocks else []
    assert [(str(line.code), line.facts) for line in part.blockers] == expected, why


def test_one_row_for_each_value_and_none_for_what_was_withdrawn_or_corrected() -> None:
    odd = [calcium("47", key="a"), calcium("48", after(60), "b")]
    assert codes(judged(labs=labs(calcium(), pth(), *odd))) == ["VALUE_IMPLAUSIBLE"] * 2
    odd[0]["status"] = "entered_in_error"
    right = calcium("11.5", after(60), "c", supersedes="b")
    assert codes(judged(labs=labs(calcium(), pth(), *odd, right))) == []
    wrong_again = right | {"value": "49"}
    assert codes(judged(labs=labs(calcium(), pth(), *odd, wrong_again))) == ["VALUE_IMPLAUSIBLE"] * 2


NORMAL = [calcium("9.8", after(day), f"n{day}") for day in (60, 80)]


@pytest.mark.parametrize(
    ("why", "given", "code", "status"),
    [
        (
            "a calcium",
            [*NORMAL, pth("40", after(80)), calcium("47", after(90), "odd")],
            "NOT_HYPERCALCEMIC",
            None,
        ),
        ("an albumin", [*NORMAL, pth("40", after(80)), albumin("41")], "NOT_HYPERCALCEMIC", None),
        ("a PTH", [*NORMAL, pth("90", after(80)), pth("30000", key="odd")], "EUCALCEMIC_PTH_ELEVATION", None),
        (
            "a suppressed PTH",
            [calcium(), pth("9"), pth("9", after(70), "p2"), pth("30000", after(75), "odd")],
            "PTH_SUPPRESSED",
            None,
        ),
        (
            "kidneys",
            [*NORMAL, pth("90", after(80)), lab("e", "egfr", "48", GFR, after(80)), albumin("41")],
            "SECONDARY_POSSIBLE",
            None,
        ),
        (
            "an eGFR",
            [*NORMAL, pth("40", after(80)), lab("e", "egfr", "300", GFR)],
            "NOT_HYPERCALCEMIC",
            "ineligible",
        ),
        (
            "a creatinine",
            [*NORMAL, pth("40", after(80)), lab("x", "creatinine", "80", "mg/dL")],
            "NOT_HYPERCALCEMIC",
            "ineligible",
        ),
    ],
)
def test_while_a_value_in_doubt_could_have_decided_no_other_one_excludes(
    why: str, given: list[Json], code: str, status: str | None
) -> None:
    part = judged(labs=labs(*given))
    assert part.status == (status or "undetermined"), why
    (line,) = [line for line in part.blockers if line.code == code]
    in_doubt = "a value that cannot be right is still open" in str(line.sentence)
    assert in_doubt is (status is None)
    settled = judged(labs=labs(*given), resolutions=[{"blocker": "VALUE_IMPLAUSIBLE", "date": after(90)}])
    assert settled.status == "ineligible"


def test_a_ratio_higher_than_can_be_counts_as_missing() -> None:
    odd = [row | {"value": "99"} if row["id"] == "uca" else row for row in urine()]
    part = judged(labs=[calcium("11.4"), pth(), *odd])
    assert codes(part) == ["FHH_NOT_EXCLUDED"]
    assert "the clearance ratio of 2024-03-01 is 0.1117, above 0.1, which cannot be" in str(
        part.blockers[0].sentence
    )
