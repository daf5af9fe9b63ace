"""Where a bound or a cell decides by a hair: a limit of the same digits, and which cell is taken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casereview.rules.codes.vocabulary import Comparator
from casereview.rules.concordance.grouping import candidates, form_groups
from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.labs.quantity import Quantity
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from imaging.anatomy.cells import Level
from tests.rules.build import CT, SPECT, albumin, calcium, facts, ionized, labs, study


@pytest.mark.parametrize(
    ("sign", "value", "above", "below"),
    [
        (None, "49", False, True),
        (None, "50", False, False),
        (None, "51", True, False),
        ("<", "49", False, True),
        ("<", "50", False, True),
        ("<", "51", None, None),
        ("<=", "49", False, True),
        ("<=", "50", False, None),
        ("<=", "51", None, None),
        (">=", "49", None, None),
        (">=", "50", None, False),
        (">=", "51", True, False),
        (">", "49", None, None),
        (">", "50", True, False),
        (">", "51", True, False),
    ],
)
def test_a_value_against_a_limit_of_fifty(
    sign: str | None, value: str, above: bool | None, below: bool | None
) -> None:
    quantity = Quantity(Decimal(value), Comparator(sign) if sign else None)
    limit = Decimal(50)
    assert (quantity.above(limit), quantity.below(limit)) == (above, below)


def test_an_ionized_value_that_does_not_answer_leaves_the_total_to_be_corrected() -> None:
    given = labs(ionized("1.0", "a", comparator=">"), calcium("10.2"), albumin("3.0"))
    decides = chemistry(facts(labs=given), load_profile("acr-2021")).calcium
    assert decides is not None
    assert decides.ids == ("ca", "alb")


def test_findings_of_one_site_are_weighed_as_one_site_whatever_wider_cells_hold_them() -> None:
    """Both name the left anterior mediastinum; that one of them also names all of it does not blur this."""
    named = study("s1", SPECT, "left anterior mediastinum")
    named["findings"].append({"location": "anterior mediastinum"})
    again = study("s2", CT, "left anterior mediastinum")
    found = candidates(count_studies(facts(studies=[named, again])))
    (group,) = form_groups(found, Level.SAME_SIDE)
    assert group.target.codes == ("left.anterior_mediastinum",)
    assert (group.level, len(group.members)) == (Level.SAME_SITE, 2)
