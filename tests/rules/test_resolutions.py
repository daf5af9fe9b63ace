"""What a clinician may decide about a blocker, and a meeting about a case: when it holds, how long."""

from __future__ import annotations

import pytest

from casereview.rules.codes.conclusions import LIFTS, RESOLVABLE
from casereview.rules.labs.eligibility import unresolved, unresolved_lines
from tests.rules.build import OPERATED, Json, after, calcium, codes, judged, lab, labs, operation, pth

BEFORE = "2024-01-09"
GFR = lab("gfr", "egfr", "29", "mL/min/{1.73_m2}")
HELD_DOWN = labs(calcium("11.4"), calcium("9.8", after(60), "n"), pth("90", after(60)))
NO_FHH = {"blocker": "FHH_NOT_EXCLUDED", "date": OPERATED}


@pytest.mark.parametrize(
    ("blocker", "changes", "outlasts"),
    [
        ("FHH_NOT_EXCLUDED", {"labs": [calcium(), pth()]}, True),
        ("LITHIUM", {"flags": ["lithium"]}, False),
        ("THIAZIDE", {"flags": ["thiazide"]}, False),
        ("COURSE_UNDETERMINED", {"labs": labs(calcium(day=after(365)), pth(day=after(365)))}, False),
        ("OPERATIVE_REPORT_MISSING", {"operations": [operation(report="missing")]}, False),
        ("TERTIARY_POSSIBLE", {"labs": labs(calcium(), pth(), GFR)}, False),
        ("NOT_HYPERCALCEMIC", {"labs": HELD_DOWN, "flags": ["calcimimetic"]}, False),
        ("NOT_HYPERCALCEMIC", {"labs": HELD_DOWN, "flags": ["antiresorptive"]}, False),
    ],
)
def test_a_clinician_can_resolve_it_after_the_last_operation(
    blocker: str, changes: Json, outlasts: bool
) -> None:
    assert blocker in codes(judged(**changes))
    resolved = judged(**changes, resolutions=[{"blocker": blocker, "date": OPERATED}])
    assert blocker not in codes(resolved)
    assert next(line for line in resolved.blockers if line.code == blocker).resolved
    stale = judged(**changes, resolutions=[{"blocker": blocker, "date": BEFORE}])
    assert (blocker not in codes(stale)) is outlasts


def test_eight_blockers_can_be_resolved() -> None:
    assert {str(code) for code in RESOLVABLE} == {
        "FHH_NOT_EXCLUDED",
        "LITHIUM",
        "THIAZIDE",
        "COURSE_UNDETERMINED",
        "OPERATIVE_REPORT_MISSING",
        "VALUE_IMPLAUSIBLE",
        "TERTIARY_POSSIBLE",
        "NOT_HYPERCALCEMIC",
    }


def test_resolving_the_last_blocker_makes_eligible() -> None:
    part = judged(flags=["lithium"], resolutions=[{"blocker": "LITHIUM", "date": "2024-06-01"}])
    assert part.status == "eligible"
    assert unresolved(part) == frozenset()
    assert unresolved_lines(part) == []


def test_an_implausible_value_is_settled_by_a_decision_of_its_day_or_later_and_stays_unused() -> None:
    odd = [calcium("47", after(60), "a"), calcium("48", after(90), "b")]
    given = labs(calcium(), pth(), *odd)
    decided = judged(labs=given, resolutions=[{"blocker": "VALUE_IMPLAUSIBLE", "date": after(60)}])
    assert [(line.facts, line.resolved) for line in decided.blockers] == [(("a",), True), (("b",), False)]
    assert decided.status == "undetermined"
    later = judged(labs=given, resolutions=[{"blocker": "VALUE_IMPLAUSIBLE", "date": after(90)}])
    assert later.status == "eligible"
    assert judged(labs=given, resolutions=[]).status == "undetermined"


def test_an_operation_between_leaves_an_implausible_value_settled() -> None:
    urine = lab("odd", "urine_calcium", "300", "mg/dL", "2023-01-01")
    given = labs(calcium(), pth(), urine)
    assert codes(judged(labs=given)) == ["VALUE_IMPLAUSIBLE"]
    assert (
        codes(judged(labs=given, resolutions=[{"blocker": "VALUE_IMPLAUSIBLE", "date": "2023-02-01"}])) == []
    )


@pytest.mark.parametrize("flag", ["ckd_dialysis", "kidney_transplant"])
def test_tertiary_disease_of_a_flag_is_resolved_by_nobody(flag: str) -> None:
    decided = [{"blocker": "TERTIARY_POSSIBLE", "date": OPERATED}]
    part = judged(labs=labs(calcium(), pth(), GFR), flags=[flag], resolutions=decided)
    assert (codes(part), part.status) == (["TERTIARY_POSSIBLE"], "ineligible")


def test_a_normal_calcium_held_down_by_a_drug_is_resolved_with_what_comes_along() -> None:
    decided = [{"blocker": "NOT_HYPERCALCEMIC", "date": OPERATED}]
    given = {"flags": ["calcimimetic", "ckd"], "labs": HELD_DOWN, "resolutions": decided}
    part = judged(**given)
    assert [(str(line.code), line.resolved) for line in part.blockers] == [
        ("NOT_HYPERCALCEMIC", True),
        ("EUCALCEMIC_PTH_ELEVATION", True),
        ("SECONDARY_POSSIBLE", True),
    ]
    assert part.status == "eligible"


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        ("no such drug", {"labs": HELD_DOWN}),
        ("never high since", {"flags": ["calcimimetic"], "labs": labs(calcium("9.8"), pth("40"))}),
        (
            "high only before the operation",
            {
                "flags": ["calcimimetic"],
                "labs": labs(calcium("9.8"), pth("40"), calcium(day=BEFORE, key="b")),
            },
        ),
    ],
)
def test_elsewhere_such_a_decision_is_accepted_without_effect(why: str, changes: Json) -> None:
    decided = [{"blocker": "NOT_HYPERCALCEMIC", "date": after(60)}]
    assert "NOT_HYPERCALCEMIC" in codes(judged(**changes, resolutions=decided)), why


def overridden(code: str, *blockers: str, day: str = OPERATED) -> list[Json]:
    return [{"blocker": blocker, "code": code, "date": day} for blocker in blockers]


NOT_HIGH = ("NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE")
NORMAL = {"labs": labs(calcium("9.8", after(30)), pth("90", after(30)), calcium("11", after(10), "h"))}
THYROID = {"operations": [operation(kind="thyroidectomy")]}
LIFTED = [
    *((code, blocker, NORMAL | {"flags": ["ckd"]}) for code in list(LIFTS)[0:1] for blocker in NOT_HIGH),
    *(
        (code, blocker, NORMAL | {"flags": ["ckd"]})
        for code in ("masked_by_vitamin_d", "lowered_by_drug")
        for blocker in NOT_HIGH
    ),
    ("renal_primary", "TERTIARY_POSSIBLE", {"flags": ["ckd_dialysis"]}),
    ("renal_primary", "SECONDARY_POSSIBLE", NORMAL | {"flags": ["ckd"]}),
    ("thyroidectomy_only", "NO_PRIOR_PARATHYROID_OPERATION", THYROID),
    ("thyroidectomy_only", "COURSE_UNDETERMINED", THYROID),
]


@pytest.mark.parametrize(("code", "blocker", "changes"), LIFTED)
def test_a_meeting_lets_a_blocker_be_by_the_code_that_lifts_it(
    code: str, blocker: str, changes: Json
) -> None:
    part = judged(**changes, overrides=overridden(code, blocker))
    marks = {str(line.code): (line.resolved, line.overridden) for line in part.blockers}
    assert marks.pop(blocker) == (False, True)
    assert set(marks.values()) <= {(False, False)}
    assert blocker not in unresolved(part)
    assert {str(line.code) for line in unresolved_lines(part)} == set(marks)


def test_every_pair_that_facts_accept_is_in_the_table() -> None:
    pairs = {(str(code), str(blocker)) for code, blockers in LIFTS.items() for blocker in blockers}
    assert {(str(code), blocker) for code, blocker, _ in LIFTED} == pairs


def test_a_case_is_eligible_once_each_blocker_is_resolved_or_overridden() -> None:
    overrides = overridden("thyroidectomy_only", "NO_PRIOR_PARATHYROID_OPERATION")
    assert judged(**THYROID, overrides=overrides).status == "undetermined"
    overrides += overridden("thyroidectomy_only", "COURSE_UNDETERMINED")
    assert judged(**THYROID, overrides=overrides).status == "eligible"
    assert judged(**THYROID, overrides=overrides[1:]).status == "ineligible"


def test_an_override_from_before_the_last_parathyroid_operation_lifts_nothing() -> None:
    for day, status in ((BEFORE, "ineligible"), (OPERATED, "eligible")):
        overrides = overridden("renal_primary", "TERTIARY_POSSIBLE", day=day)
        assert judged(flags=["ckd_dialysis"], overrides=overrides).status == status


@pytest.mark.parametrize(
    ("value", "more", "lifts"),
    [
        ("8.5", {}, True),
        ("8.4", {}, False),
        ("8.4", {"low": None, "high": None}, False),  # the profile's lower limit
        ("9", {"comparator": "<"}, True),  # nobody knows that it is too low
    ],
)
def test_a_calcium_that_is_too_low_is_not_lifted(value: str, more: Json, lifts: bool) -> None:
    low = {key: item for key, item in (calcium(value, after(30)) | more).items() if item is not None}
    given = labs(low, pth("90", after(30)), calcium(day=after(10), key="h"))
    overrides = overridden("normocalcemic_disease", *NOT_HIGH)
    overrides += overridden("renal_primary", "SECONDARY_POSSIBLE")
    part = judged(labs=given, flags=["ckd"], overrides=overrides)
    assert {line.overridden for line in part.blockers} == {lifts}


def test_thyroidectomy_only_is_accepted_without_effect_where_none_is_listed() -> None:
    overrides = overridden("thyroidectomy_only", "COURSE_UNDETERMINED")
    late = {"labs": labs(calcium(day=after(365)), pth(day=after(365)))}
    assert codes(judged(**late, overrides=overrides)) == ["COURSE_UNDETERMINED"]
    both = [operation(), operation("t", "2019-01-01", kind="thyroidectomy")]
    assert judged(**late, operations=both, overrides=overrides).status == "eligible"


def test_a_code_does_not_lift_another_blocker_than_the_one_it_names() -> None:
    part = judged(**NORMAL, flags=["ckd"], overrides=overridden("normocalcemic_disease", "NOT_HYPERCALCEMIC"))
    assert [line.overridden for line in part.blockers] == [True, False, False]
