"""Which values stand: what supersedes, what a final result replaces, and what a child's needs."""

from __future__ import annotations

import pytest

from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules.build import Json, albumin, calcium, codes, facts, judged, labs, pth, urine

NOON = "2024-03-01T12:00:00Z"


def usable(*given: Json, **changes: object) -> list[str]:
    return [lab.id for lab in chemistry(facts(labs=list(given), **changes), load_profile("acr-2021")).usable]


def first(value: str = "11.9", key: str = "a", **more: str) -> Json:
    return calcium(value, key=key, **more)


@pytest.mark.parametrize(
    ("why", "given", "left"),
    [
        ("corrected once", [first(), first("11.8", "b", supersedes="a")], ["b"]),
        (
            "corrected twice",
            [first(), first("11.8", "b", supersedes="a"), first("11.7", "c", supersedes="b")],
            ["c"],
        ),
        ("the correction cannot be right", [first(), first("118", "b", supersedes="a")], ["a"]),
        (
            "the correction was withdrawn",
            [first(), first("11.8", "b", supersedes="a", status="entered_in_error")],
            ["a"],
        ),
        (
            "beyond an implausible correction a plausible one",
            [first(), first("118", "b", supersedes="a"), first("11.8", "c", supersedes="b")],
            ["c"],
        ),
        (
            "beyond a withdrawn correction a plausible one",
            [
                first(),
                first("11.8", "b", supersedes="a", status="entered_in_error"),
                first("11.7", "c", supersedes="b"),
            ],
            ["c"],
        ),
        (
            "a correction of which the last was withdrawn",
            [
                first(),
                first("11.8", "b", supersedes="a"),
                first("11.7", "c", supersedes="b", status="entered_in_error"),
            ],
            ["b"],
        ),
        ("withdrawn", [first(status="entered_in_error")], []),
    ],
)
def test_a_value_yields_to_a_plausible_one_that_nobody_withdrew(
    why: str, given: list[Json], left: list[str]
) -> None:
    assert usable(*given) == left, why


@pytest.mark.parametrize(
    ("why", "preliminary", "final", "yields"),
    [
        ("the same day, no times", {}, {}, True),
        ("the same day, one time", {"collected_at": NOON}, {}, True),
        ("the same day, the other time", {}, {"collected_at": NOON}, True),
        ("the same time", {"collected_at": NOON}, {"collected_at": NOON}, True),
        (
            "the same time in another zone",
            {"collected_at": NOON},
            {"collected_at": "2024-03-01T13:00:00+01:00"},
            True,
        ),
        ("another time of the day", {"collected_at": NOON}, {"collected_at": "2024-03-01T12:30:00Z"}, False),
        ("another day", {}, {"collected_at": "2024-03-02"}, False),
        ("another analyte", {}, {"analyte": "calcium_albumin_corrected"}, False),
        ("a corrected one is final", {}, {"status": "corrected"}, True),
        ("another preliminary one", {}, {"status": "preliminary"}, False),
        ("a final one that was withdrawn", {}, {"status": "entered_in_error"}, False),
        ("a final one that cannot be right", {}, {"value": "118"}, False),
    ],
)
def test_a_preliminary_value_yields_to_a_final_one_of_its_time(
    why: str, preliminary: Json, final: Json, yields: bool
) -> None:
    given = [first(status="preliminary") | preliminary, first("11.8", "b") | final]
    assert ("a" not in usable(*given)) is yields, why


def test_a_childs_calcium_and_pth_need_the_limit_that_was_printed_for_it() -> None:
    child = {"patient": {"age_years": 17}}
    bare = [calcium(high=None, low=None), pth(low=None, high=None)]
    bare = [{key: value for key, value in row.items() if value is not None} for row in bare]
    assert usable(*bare, **child) == []
    assert usable(*bare, patient={"age_years": 18}) == ["ca", "pth"]
    assert usable(*bare, patient={}) == ["ca", "pth"]
    assert usable(calcium(), pth(), albumin("4"), *urine(), **child) == [
        "alb",
        "ca",
        "cr",
        "pth",
        "uca",
        "ucr",
    ]
    part = judged(labs=labs(*bare), **child)
    assert codes(part) == ["CALCIUM_MISSING", "PTH_MISSING", "COURSE_UNDETERMINED"]
    note = "Below 18 years a value without the upper limit that its laboratory prints tells nothing."
    assert [note in str(line.sentence) for line in part.blockers] == [True, True, False]
    assert codes(judged(labs=labs(calcium(), pth()), **child)) == []


def test_a_child_without_any_value_is_told_nothing_of_limits() -> None:
    (line, *_) = judged(labs=[], patient={"age_years": 9}).blockers
    assert str(line.sentence).endswith("measure it, ionized or with albumin.")
    before = calcium(day="2024-01-02", high=None, low=None)
    before = {key: value for key, value in before.items() if value is not None}
    (line, *_) = judged(labs=[before], patient={"age_years": 9}).blockers
    assert str(line.sentence).endswith("measure it, ionized or with albumin.")
