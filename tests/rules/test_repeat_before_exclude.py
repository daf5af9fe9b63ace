"""One value excludes nobody: what repeated values, drugs and comparators leave open."""

from __future__ import annotations

import pytest

from tests.rules.build import Json, after, calcium, codes, judged, lab, labs, pth


def series(*values: tuple[int, str]) -> list[Json]:
    return [calcium(value, after(day), f"c{day}") for day, value in values]


@pytest.mark.parametrize(
    ("why", "values", "flags", "status"),
    [
        ("never high", [(30, "9.8")], [], "ineligible"),
        ("high, then once normal", [(10, "11.4"), (20, "11"), (30, "10.4")], [], "undetermined"),
        ("then normal 13 days apart", [(10, "11.4"), (30, "10.4"), (43, "9.8")], [], "undetermined"),
        ("then normal 14 days apart", [(10, "11.4"), (30, "10.4"), (44, "9.8")], [], "ineligible"),
        ("with a third between", [(10, "11.4"), (30, "10.4"), (35, "9.8"), (44, "9.8")], [], "ineligible"),
        ("normal before it was high", [(5, "9.8"), (10, "11.4"), (30, "10.4")], [], "undetermined"),
        ("high again between", [(10, "9.8"), (30, "11.4"), (40, "9.8")], [], "undetermined"),
        ("on a calcimimetic", [(10, "9.8"), (30, "9.8")], ["calcimimetic"], "undetermined"),
        ("on an antiresorptive drug", [(10, "9.8"), (30, "9.8")], ["antiresorptive"], "undetermined"),
    ],
)
def test_a_normal_calcium_excludes_once_it_is_repeated(
    why: str, values: list[tuple[int, str]], flags: list[str], status: str
) -> None:
    day = after(values[-1][0])
    for hormone in ("40", "90"):
        for kidneys in ([], ["ckd"]):
            given = labs(*series(*values), pth(hormone, day))
            decided = [{"blocker": "COURSE_UNDETERMINED", "date": day}]
            part = judged(labs=given, flags=flags + kidneys, resolutions=decided)
            assert part.status == status, why
            assert {line.code for line in part.blockers} & {"NOT_HYPERCALCEMIC"}


def test_a_high_calcium_from_before_the_operation_asks_for_no_repeat() -> None:
    early = calcium("11.4", "2024-01-03", "early")
    assert judged(labs=labs(early, calcium("9.8"), pth("40"))).status == "ineligible"


def low(value: str, day: int, key: str, **more: str | None) -> Json:
    row = pth(value, after(day), key) | more
    return {name: item for name, item in row.items() if item is not None}


@pytest.mark.parametrize(
    ("why", "hormones", "flags", "status"),
    [
        ("once", [low("9", 51, "a")], [], "undetermined"),
        ("twice, 13 days apart", [low("9", 51, "a"), low("9", 64, "b")], [], "undetermined"),
        ("twice, 14 days apart", [low("9", 51, "a"), low("9", 65, "b")], [], "ineligible"),
        ("on biotin", [low("9", 51, "a"), low("9", 65, "b")], ["biotin"], "undetermined"),
        ("without a printed limit", [low("9", 51, "a"), low("9", 65, "b", low=None)], [], "undetermined"),
        (
            "one within 90 days is not low",
            [low("9", 51, "a"), low("9", 65, "b"), low("20", 141, "c")],
            [],
            "undetermined",
        ),
        (
            "one beyond 90 days is not",
            [low("9", 51, "a"), low("9", 65, "b"), low("20", 142, "c")],
            [],
            "ineligible",
        ),
        ("the second beyond 90 days", [low("9", 51, "a"), low("9", 142, "b")], [], "undetermined"),
        (
            "one that leaves it open counts as missing",
            [low("9", 51, "a"), low("9", 65, "b"), low("20", 70, "c", comparator="<")],
            [],
            "ineligible",
        ),
        (
            "and makes no second one",
            [low("9", 51, "a"), low("20", 70, "c", comparator="<")],
            [],
            "undetermined",
        ),
        (
            "one from before the operation speaks too",
            [low("9", 51, "a"), low("9", 65, "b"), low("20", -9, "c")],
            [],
            "undetermined",
        ),
    ],
)
def test_a_suppressed_pth_excludes_once_it_is_repeated_and_nothing_contradicts_it(
    why: str, hormones: list[Json], flags: list[str], status: str
) -> None:
    part = judged(labs=labs(calcium(), *hormones), flags=flags)
    assert (codes(part), part.status) == (["PTH_SUPPRESSED"], status), why


def test_tertiary_disease_asks_the_latest_egfr_of_any_date() -> None:
    def egfr(value: str, day: str, key: str = "e") -> Json:
        return lab(key, "egfr", value, "mL/min/{1.73_m2}", day)

    high = [calcium(), pth()]
    assert codes(judged(labs=labs(*high, egfr("20", "2023-01-01")))) == ["TERTIARY_POSSIBLE"]
    assert codes(judged(labs=labs(*high, egfr("20", "2023-01-01"), egfr("50", after(10), "f")))) == []
    assert codes(judged(labs=labs(*high, egfr("20", after(10)), egfr("50", after(10), "f")))) == [
        "TERTIARY_POSSIBLE"
    ]
