"""Which values ring at once, wherever the case stands."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.lifecycle.alarms import critical_values
from casereview.rules.assess import evaluate
from tests.rules.build import after, calcium, facts, lab, labs, pth


def critical(**changes: Any) -> list[str]:
    return [item.id for item in critical_values(evaluate(facts(**changes)))]


def egfr(value: str) -> Any:
    return lab("egfr", "egfr", value, "mL/min/{1.73_m2}", after(51))


@pytest.mark.parametrize(
    ("changes", "rings"),
    [
        ({"labs": labs(calcium(), pth("700"))}, True),
        ({"labs": labs(calcium(), pth("700"), egfr("30"))}, True),
        ({"labs": labs(calcium(), pth("700"), egfr("29.9"))}, False),
        ({"labs": labs(calcium(), pth("700")), "flags": ["ckd_dialysis"]}, False),
    ],
    ids=["kidneys unknown", "an eGFR at the limit", "an eGFR below the limit", "on dialysis"],
)
def test_a_pth_far_above_its_limit_rings_unless_failing_kidneys_explain_it(
    changes: dict[str, Any], rings: bool
) -> None:
    assert bool(critical(**changes)) is rings
