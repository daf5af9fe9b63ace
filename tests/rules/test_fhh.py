"""When familial hypocalciuric hypercalcemia is excluded, and what is asked for where it is not."""

from __future__ import annotations

import pytest

from tests.rules.build import DAY, Json, after, calcium, codes, judged, lab, pth, urine

LOW = urine(calcium_out="9")  # a ratio of 0.0102
ENDS = (
    "It is excluded by a clearance ratio above 0.02 or normal calcium for 183 days without a high one "
    "between or a 24 h urine calcium above 250 and up to 600 mg/(24.h) or a decision of a clinician, "
    "as after a test "
    "of the genes."
)


def collected(value: str, **more: str) -> Json:
    return lab("uca24", "urine_calcium_24h", value, "mg/(24.h)", **more)


def days(*values: tuple[str, str]) -> list[Json]:
    return [calcium(value, day, f"d{number}") for number, (day, value) in enumerate(values)]


NORMAL_HALF_YEAR = days(("2022-01-01", "9.8"), ("2022-07-03", "9.9"))  # 183 days

# why, labs beside a high calcium and PTH, flags, resolutions, whether it stays open
EXCLUDED: list[tuple[str, list[Json], list[str], list[Json], bool]] = [
    ("a low ratio", LOW, [], [], True),
    ("no urine", [], [], [], True),
    ("a high ratio", urine(), [], [], False),
    ("normal calcium for half a year, before the operation", [*LOW, *NORMAL_HALF_YEAR], [], [], False),
    ("for 182 days", [*LOW, *days(("2022-01-01", "9.8"), ("2022-07-02", "9.9"))], [], [], True),
    (
        "with a high one between",
        [*LOW, *days(("2022-01-01", "9.8"), ("2022-03-01", "11"), ("2022-07-03", "9.9"))],
        [],
        [],
        True,
    ),
    (
        "across the operation",
        [*LOW, *days(("2023-06-01", "9.8"), ("2024-02-01", "9.9"))],
        [],
        [],
        False,
    ),
    (
        "and again after a high one",
        [*LOW, *days(("2020-01-01", "11"), ("2022-01-01", "9.8"), ("2022-07-03", "9.9"))],
        [],
        [],
        False,
    ),
    ("on a calcimimetic", [*LOW, *NORMAL_HALF_YEAR], ["calcimimetic"], [], True),
    ("on an antiresorptive drug", [*LOW, *NORMAL_HALF_YEAR], ["antiresorptive"], [], True),
    ("without urine", NORMAL_HALF_YEAR, [], [], False),
    ("250 mg in a day", [*LOW, collected("250")], [], [], True),
    ("250.1 mg", [*LOW, collected("250.1")], [], [], False),
    ("600 mg", [*LOW, collected("600")], [], [], False),
    ("600.1 mg", [*LOW, collected("600.1")], [], [], True),
    ("600.1 mg beside 300", [*LOW, collected("600.1"), collected("300") | {"id": "b"}], [], [], False),
    ("more than 300 mg may be more than 600", [*LOW, collected("300", comparator=">")], [], [], True),
    ("7 mmol are 281 mg", [*LOW, lab("m", "urine_calcium_24h", "7", "mmol/(24.h)")], [], [], False),
    ("a collection that was withdrawn", [*LOW, collected("300", status="entered_in_error")], [], [], True),
    ("family history against a high ratio", urine(), ["family_history_fhh"], [], True),
    (
        "family history against a normal half year",
        [*urine(), *NORMAL_HALF_YEAR],
        ["family_history_fhh"],
        [],
        True,
    ),
    ("family history against a full collection", [collected("300")], ["family_history_fhh"], [], True),
    ("a high ratio on a thiazide", urine(), ["thiazide"], [], True),
    ("off it since that day", urine(), ["thiazide"], [{"blocker": "THIAZIDE", "date": DAY}], False),
    ("off it a day later", urine(), ["thiazide"], [{"blocker": "THIAZIDE", "date": "2024-03-02"}], True),
    ("a normal half year on a thiazide", [*urine(), *NORMAL_HALF_YEAR], ["thiazide"], [], False),
    ("a full collection on a thiazide", [collected("300")], ["thiazide"], [], False),
]


@pytest.mark.parametrize(
    ("why", "labs", "flags", "resolutions", "is_open"), EXCLUDED, ids=[row[0] for row in EXCLUDED]
)
def test_it_is_excluded_by_ratio_by_a_normal_half_year_and_by_a_full_collection(
    why: str, labs: list[Json], flags: list[str], resolutions: list[Json], is_open: bool
) -> None:
    part = judged(labs=[calcium("11.4"), pth(), *labs], flags=flags, resolutions=resolutions)
    assert ("FHH_NOT_EXCLUDED" in codes(part)) is is_open, why


def test_a_family_history_is_ended_by_a_decision_of_any_date() -> None:
    decided = [{"blocker": "FHH_NOT_EXCLUDED", "date": "2020-01-01"}]
    assert codes(judged(flags=["family_history_fhh"], resolutions=decided)) == []


def said(labs: list[Json], flags: list[str] | None = None) -> tuple[str, tuple[str, ...]]:
    part = judged(labs=[calcium("11.4"), pth(), *labs], flags=flags or [])
    (line,) = [line for line in part.blockers if line.code == "FHH_NOT_EXCLUDED"]
    prefix = "Familial hypocalciuric hypercalcemia is not excluded: "
    assert str(line.sentence).startswith(prefix)
    return str(line.sentence).removeprefix(prefix), line.facts


UNKNOWN = "the calcium/creatinine clearance ratio is unknown, for want of "
NO_BLOOD = "a creatinine in blood within 7 days of the urine"
FAR = [row | {"collected_at": after(20)} if row["id"] == "cr" else row for row in urine()]


@pytest.mark.parametrize(
    ("labs", "reason"),
    [
        ([], f"{UNKNOWN}urine calcium and urine creatinine of one day and {NO_BLOOD}"),
        (urine()[2:], f"{UNKNOWN}urine calcium and urine creatinine of one day"),
        (urine()[1:], f"{UNKNOWN}urine calcium beside the urine creatinine of {DAY}"),
        ([urine()[0]], f"{UNKNOWN}urine creatinine beside the urine calcium of {DAY} and {NO_BLOOD}"),
        (
            [collected("200")],
            f"{UNKNOWN}24 h urine creatinine beside the 24 h urine calcium of {DAY} and {NO_BLOOD}",
        ),
        (urine()[:2], f"{UNKNOWN}a creatinine in blood within 7 days of the urine of {DAY}"),
        (FAR, f"{UNKNOWN}a creatinine in blood within 7 days of the urine of {DAY}"),
        (
            [row | {"value": "19.9"} if row["id"] == "ucr" else row for row in urine()],
            f"{UNKNOWN}urine of {DAY} with a creatinine known to reach 20 mg/dL",
        ),
        (
            [row | {"comparator": "<"} if row["id"] == "uca" else row for row in urine()],
            f"the clearance ratio of {DAY} is left open by a value that is only a bound",
        ),
        (LOW, f"the clearance ratio of {DAY} is 0.0102, not above 0.02"),
        (
            [*LOW, collected("700")],
            f"the clearance ratio of {DAY} is 0.0102, not above 0.02 and 24 h urine calcium 700 mg/(24.h) on "
            f"{DAY} is above 600 mg/(24.h) and excludes nothing, so confirm its unit",
        ),
    ],
)
def test_it_names_each_value_that_is_missing_and_what_would_end_it(labs: list[Json], reason: str) -> None:
    assert said(labs)[0] == f"{reason}. {ENDS}"


def test_a_calcium_in_blood_may_be_what_is_missing() -> None:
    ion = lab("ion", "calcium_ionized", "1.5", "mmol/L")
    (line, *_) = [
        row for row in judged(labs=[ion, pth(), *urine()]).blockers if row.code == "FHH_NOT_EXCLUDED"
    ]
    wanted = f"for want of a total or albumin-corrected calcium within 7 days of the urine of {DAY}."
    assert wanted in str(line.sentence)
    (line, *_) = [row for row in judged(labs=[ion, pth()]).blockers if row.code == "FHH_NOT_EXCLUDED"]
    assert "a total or albumin-corrected calcium within 7 days of the urine and a creatinine" in str(
        line.sentence
    )


def test_on_a_drug_it_does_not_promise_what_would_not_end_it() -> None:
    text, _ = said(LOW, ["calcimimetic"])
    assert "normal calcium for" not in text
    text, ids = said(urine(), ["thiazide"])
    assert text.startswith(
        f"the clearance ratio of {DAY} was measured on a thiazide, which lowers urine calcium. It is "
        "excluded by a clearance ratio above 0.02 after two weeks without the thiazide or normal calcium"
    )
    assert ids == ("uca", "ucr", "ca", "cr")
    text, _ = said(LOW, ["thiazide"])
    assert text.startswith(
        f"the clearance ratio of {DAY} is 0.0102, not above 0.02 and the clearance ratio of"
    )
    text, _ = said(urine(), ["family_history_fhh"])
    assert (
        text == "the family has it. Only a decision of a clinician ends this, as after a test of the genes."
    )
