"""What the gates ask of the kidneys: the latest eGFR, how old it is, and what has outdated it."""

from __future__ import annotations

import pytest

from casereview.rules.labs.kidneys import Kidneys, gate_egfr, kidneys
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules.build import Json, facts, lab

PROFILE = load_profile("acr-2021")
TODAY = "2024-09-01"
LAST_RECENT, TOO_OLD = "2024-03-02", "2024-03-01"  # 183 and 184 days before


def egfr(value: str, day: str = "2024-08-01", key: str = "e", **more: str) -> Json:
    return lab(key, "egfr", value, "mL/min/{1.73_m2}", day, **more)


def creatinine(value: str, day: str = "2024-08-02", key: str = "c") -> Json:
    return lab(key, "creatinine", value, "mg/dL", day)


def seen(*labs: Json, flags: list[str] | None = None) -> Kidneys:
    read = facts(labs=list(labs), flags=flags or [], as_of=TODAY)
    return kidneys(read, PROFILE, chemistry(read, PROFILE))


@pytest.mark.parametrize(
    ("why", "labs", "flags", "forbid", "asks", "ids"),
    [
        ("good and recent", [egfr("80")], [], False, False, ("e",)),
        ("30 is not below 30", [egfr("30")], [], False, False, ("e",)),
        ("29.9 is", [egfr("29.9")], [], True, False, ("e",)),
        ("however old", [egfr("20", "2020-01-01")], [], True, False, ("e",)),
        ("before the operation", [egfr("20", "2024-01-02")], [], True, False, ("e",)),
        ("a later one is good", [egfr("20", "2024-07-01"), egfr("40", key="b")], [], False, False, ("b",)),
        ("of one day the lowest", [egfr("20"), egfr("40", key="b")], [], True, False, ("e",)),
        ("above 20 says nothing", [egfr("20", comparator=">")], [], False, True, ()),
        ("one that cannot be right", [egfr("300")], [], False, True, ()),
        ("dialysis", [egfr("80")], ["ckd_dialysis"], True, False, ("e",)),
        ("none at all", [], [], False, True, ()),
        ("half a year old", [egfr("80", LAST_RECENT)], [], False, False, ("e",)),
        ("older", [egfr("80", TOO_OLD)], [], False, True, ("e",)),
        ("a later creatinine of 2", [egfr("80"), creatinine("2")], [], False, False, ("e",)),
        ("a later creatinine above 2", [egfr("80"), creatinine("2.1")], [], False, True, ("e", "c")),
        (
            "in other units",
            [egfr("80"), creatinine("2") | {"value": "190", "unit": "umol/L"}],
            [],
            False,
            True,
            ("e", "c"),
        ),
        ("on the same day", [egfr("80"), creatinine("2.1", "2024-08-01")], [], False, False, ("e",)),
        (
            "the highest since",
            [egfr("80"), creatinine("3", key="b"), creatinine("2.1")],
            [],
            False,
            True,
            ("e", "b"),
        ),
    ],
)
def test_the_kidneys_forbid_contrast_or_ask_for_an_egfr_first(
    why: str, labs: list[Json], flags: list[str], forbid: bool, asks: bool, ids: tuple[str, ...]
) -> None:
    found = seen(*labs, flags=flags)
    assert (found.forbid, found.asks_egfr, found.facts) == (forbid, asks, ids), why


def test_the_gates_egfr_answers_any_limit() -> None:
    read = facts(labs=[egfr("48"), egfr("70", "2024-07-01", "b")], as_of=TODAY)
    latest = gate_egfr(chemistry(read, PROFILE), PROFILE.numbers.egfr_secondary)
    assert latest is not None
    assert (latest[0].id, latest[1]) == ("e", True)
