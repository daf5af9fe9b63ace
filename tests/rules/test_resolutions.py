"""What a clinician may decide about a blocker, and for how long."""

from __future__ import annotations

import pytest

from casereview.rules.codes.conclusions import RESOLVABLE
from casereview.rules.labs.eligibility import unresolved
from tests.rules.build import OPERATED, Json, after, calcium, codes, judged, labs, operation, pth


@pytest.mark.parametrize(
    ("blocker", "changes"),
    [
        ("FHH_NOT_EXCLUDED", {"labs": [calcium(), pth()]}),
        ("LITHIUM", {"flags": ["lithium"]}),
        ("THIAZIDE", {"flags": ["thiazide"]}),
        ("COURSE_UNDETERMINED", {"labs": labs(calcium(day=after(365)), pth(day=after(365)))}),
        ("OPERATIVE_REPORT_MISSING", {"operations": [operation(report="missing")]}),
    ],
)
def test_a_clinician_can_resolve_it_after_the_last_operation(blocker: str, changes: Json) -> None:
    resolved = judged(**changes, resolutions=[{"blocker": blocker, "date": OPERATED}])
    assert blocker not in codes(resolved)
    assert next(line for line in resolved.blockers if line.code == blocker).resolved
    stale = judged(**changes, resolutions=[{"blocker": blocker, "date": "2024-01-09"}])
    assert (blocker in codes(stale)) is (blocker != "FHH_NOT_EXCLUDED")


def test_only_five_blockers_can_be_resolved() -> None:
    assert {str(code) for code in RESOLVABLE} == {
        "FHH_NOT_EXCLUDED",
        "LITHIUM",
        "THIAZIDE",
        "COURSE_UNDETERMINED",
        "OPERATIVE_REPORT_MISSING",
    }


def test_resolving_the_last_blocker_makes_eligible() -> None:
    part = judged(flags=["lithium"], resolutions=[{"blocker": "LITHIUM", "date": "2024-06-01"}])
    assert part.status == "eligible"
    assert unresolved(part) == frozenset()
