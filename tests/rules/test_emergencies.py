"""Calcium that cannot wait: which day is asked, which values, and what is said of it."""

from __future__ import annotations

import pytest

from casereview.rules.labs.emergencies import Emergency, emergencies
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules.build import DAY, Json, after, albumin, calcium, facts, ionized

PROFILE = load_profile("acr-2021")
LATER = after(54)
HIGH, LOW = "URGENT_HYPERCALCEMIA", "URGENT_HYPOCALCEMIA"


def urgent(*labs: Json, **changes: object) -> list[Emergency]:
    read = facts(labs=list(labs), **changes)
    return list(emergencies(read, PROFILE, chemistry(read, PROFILE)))


def steps(*labs: Json, **changes: object) -> list[str]:
    return [str(item.code) for item in urgent(*labs, **changes)]


def reported(value: str, **more: str) -> Json:
    return calcium(value, key="rep", analyte="calcium_albumin_corrected", **more)


@pytest.mark.parametrize(
    ("why", "labs", "expected"),
    [
        ("14 mg/dL is not above 14", [calcium("14")], []),
        ("14.1 is", [calcium("14.1")], [HIGH]),
        ("ionized 1.8 is not above 1.8", [ionized("1.8")], []),
        ("ionized 1.81 is", [ionized("1.81")], [HIGH]),
        ("reported as corrected", [reported("14.1")], [HIGH]),
        ("computed with the albumin of the day: 14.4", [calcium("13.6"), albumin("3.0")], [HIGH]),
        ("computed with one a week away", [calcium("13.6"), albumin("3.0", collected_at=after(58))], [HIGH]),
        ("not with one eight days away", [calcium("13.6"), albumin("3.0", collected_at=after(59))], []),
        ("beside a normal ionized one", [calcium("15"), ionized("1.25")], [HIGH]),
        ("more than 14", [calcium("14", comparator=">")], [HIGH]),
        ("at least 14", [calcium("14", comparator=">=")], []),
        ("preliminary", [calcium("15", status="preliminary")], [HIGH]),
        ("preliminary beside a final", [calcium("15", status="preliminary"), calcium("12", key="b")], [HIGH]),
        ("before the operation", [calcium("15", "2023-05-01")], [HIGH]),
        ("on the day of the operation", [calcium("15", "2024-01-10")], [HIGH]),
        ("a later one is lower", [calcium("15.2"), calcium("12.9", LATER, "b")], []),
        ("a later one cannot be right", [calcium("15.2"), calcium("129", LATER, "b")], [HIGH]),
        (
            "a later one was withdrawn",
            [calcium("15.2"), calcium("12", LATER, "b", status="entered_in_error")],
            [HIGH],
        ),
        ("withdrawn", [calcium("15.2", status="entered_in_error")], []),
        ("corrected", [calcium("15.2"), calcium("12", key="b", supersedes="ca")], []),
        (
            "a limit that cannot be right takes its value with it",
            [calcium("15.2", high="2.6", low="2.1")],
            [],
        ),
    ],
)
def test_a_very_high_calcium_of_the_latest_day_is_an_emergency(
    why: str, labs: list[Json], expected: list[str]
) -> None:
    assert steps(*labs) == expected, why


@pytest.mark.parametrize(
    ("why", "labs", "expected"),
    [
        ("7 mg/dL is not below 7", [calcium("7")], []),
        ("6.9 is", [calcium("6.9")], [LOW]),
        ("ionized 0.8 is not below 0.8", [ionized("0.8")], []),
        ("ionized 0.79 is", [ionized("0.79")], [LOW]),
        ("reported as corrected", [reported("6.9")], [LOW]),
        ("less than 7", [calcium("7", comparator="<")], [LOW]),
        ("at most 7", [calcium("7", comparator="<=")], []),
        ("more than 3 may be normal", [calcium("3", comparator=">")], []),
        ("implausibly low, as mmol/L typed mg/dL", [calcium("2.4", high=None, low=None)], [LOW]),
        ("implausibly high is not low", [calcium("47")], []),
        ("a later one is normal", [calcium("6.5"), calcium("9", LATER, "b")], []),
        ("a later one is implausibly high", [calcium("6.5"), calcium("47", LATER, "b")], [LOW]),
        (
            "a later one is implausibly low",
            [calcium("9"), calcium("2.4", LATER, "b", high=None, low=None)],
            [LOW],
        ),
        ("preliminary beside a final", [calcium("6.5", status="preliminary"), calcium("9", key="b")], [LOW]),
        ("withdrawn", [calcium("2.4", status="entered_in_error")], []),
        ("corrected", [calcium("2.4"), calcium("9.6", key="b", supersedes="ca")], []),
        ("albumin says nothing here", [calcium("7.5"), albumin("5.9")], []),
    ],
)
def test_a_very_low_calcium_of_the_latest_day_is_an_emergency(
    why: str, labs: list[Json], expected: list[str]
) -> None:
    given = [{key: value for key, value in lab.items() if value is not None} for lab in labs]
    assert steps(*given) == expected, why


@pytest.mark.parametrize(
    ("why", "labs", "expected"),
    [
        ("15 mmol/L is 15 mg/dL typed wrong", [calcium("15", unit="mmol/L", low="2.1", high="2.6")], [HIGH]),
        ("11.8 is not very high in mg/dL", [calcium("11.8", unit="mmol/L", low="2.1", high="2.6")], []),
        ("on the day of the deciding calcium", [calcium(), calcium("15", key="b", unit="mmol/L")], [HIGH]),
        ("after it", [calcium(), calcium("15", LATER, "b", unit="mmol/L")], [HIGH]),
        ("before it", [calcium(day=LATER), calcium("15", key="b", unit="mmol/L")], []),
        (
            "before the operation, where no blocker speaks of it",
            [calcium("15", "2023-05-01", unit="mmol/L")],
            [],
        ),
        ("ionized", [ionized("7.5")], [HIGH]),
        ("no other unit fits", [calcium("300")], []),
        ("an albumin is no calcium", [calcium(), albumin("41")], []),
        ("low in one unit and very high in the other", [calcium("3.8")], [HIGH, LOW]),
    ],
)
def test_a_value_that_would_be_a_crisis_in_its_other_unit_is_to_be_confirmed_today(
    why: str, labs: list[Json], expected: list[str]
) -> None:
    bare = [{key: value for key, value in lab.items() if key not in ("low", "high")} for lab in labs]
    assert steps(*bare) == expected, why


def test_a_childs_calcium_without_limits_is_no_less_an_emergency() -> None:
    bare = {key: value for key, value in calcium("15").items() if key not in ("low", "high")}
    assert steps(bare, patient={"age_years": 9}) == [HIGH]


def test_nothing_is_urgent_where_nothing_was_measured() -> None:
    assert steps() == []
    assert steps(as_of=None) == []


TODAY = {"as_of": after(60)}


@pytest.mark.parametrize(
    ("labs", "changes", "sentence", "ids"),
    [
        (
            [calcium("15.2")],
            TODAY,
            f"Total calcium 15.2 mg/dL on {DAY} is above 14 mg/dL. This is an emergency: treat now, without "
            "waiting for the meeting.",
            ("ca",),
        ),
        (
            [calcium("13.6"), albumin("3.0"), ionized("1.9")],
            TODAY,
            f"Ionized calcium 1.9 mmol/L on {DAY} is above 1.8 mmol/L and albumin-corrected calcium 14.40 "
            f"mg/dL on {DAY} is above 14 mg/dL. This is an emergency: treat now, without waiting for the "
            "meeting.",
            ("ion", "ca", "alb"),
        ),
        (
            [calcium("15.2")],
            {"as_of": after(51 + 31)},
            f"Total calcium 15.2 mg/dL on {DAY} is above 14 mg/dL, 31 days ago. This is an emergency where "
            "it still is so: measure calcium today, without waiting for the meeting.",
            ("ca",),
        ),
        (
            [calcium("15", unit="mmol/L")],
            TODAY,
            f"Total calcium 15 mmol/L on {DAY} cannot be right; in mg/dL it would be above 14 mg/dL, an "
            "emergency: confirm it today.",
            ("ca",),
        ),
        (
            [calcium("6.9")],
            TODAY,
            f"Total calcium 6.9 mg/dL on {DAY} is below 7 mg/dL: an emergency after surgery; repeat it "
            "today, without waiting for the meeting.",
            ("ca",),
        ),
        (
            [calcium("2.4")],
            TODAY,
            f"Total calcium 2.4 mg/dL on {DAY} is below 7 mg/dL: an emergency after surgery, or a value in "
            "mmol/L with another unit typed; repeat it today, without waiting for the meeting.",
            ("ca",),
        ),
        (
            [calcium("4.2")],
            TODAY,
            f"Total calcium 4.2 mg/dL on {DAY} is below 7 mg/dL: an emergency after surgery, or a value in "
            "mmol/L with another unit typed, and then a hypercalcemic crisis; repeat it today, without "
            "waiting for the meeting.",
            ("ca",),
        ),
    ],
)
def test_an_emergency_says_what_to_do_today(
    labs: list[Json], changes: Json, sentence: str, ids: tuple[str, ...]
) -> None:
    bare = [{key: value for key, value in lab.items() if key not in ("low", "high")} for lab in labs]
    (item,) = urgent(*bare, **changes)
    assert (str(item.sentence), item.facts) == (sentence, ids)


def test_thirty_days_are_not_long_ago() -> None:
    (item,) = urgent(calcium("15.2"), as_of=after(51 + 30))
    assert "treat now" in str(item.sentence)
