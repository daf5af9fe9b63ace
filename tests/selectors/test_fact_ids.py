"""A row has one name in the facts, and the name leads back to it."""

import re

import pytest

from casereview.selectors.assessed_case import assessed_case
from casereview.selectors.fact_ids import FactId
from tests.build import CT_4D, Builder, day


@pytest.mark.parametrize("kind", FactId)
def test_a_name_leads_back_to_its_row(kind: FactId) -> None:
    assert kind.pk(kind.of(12)) == 12


def test_a_name_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="operation12"):
        FactId.LAB.pk(FactId.OPERATION.of(12))


def test_every_name_in_the_facts_is_one_of_these(builder: Builder) -> None:
    builder.sampled().act("add_study", builder.people.okafor, performed_on=day(3), **CT_4D)
    builder.act("add_laryngoscopy", builder.people.sam, performed_on=day(2), left="mobile", right="mobile")
    names = set(re.findall(r"'id': '([a-z]+)\d+'", str(assessed_case(builder.case).tree)))
    assert names == set(FactId)


def test_the_deciding_calcium_is_found_by_its_name(builder: Builder) -> None:
    latest = builder.worked_up().case.labs.filter(analyte="calcium_total").latest("collected_at")
    assert assessed_case(builder.case).latest_calcium_id == latest.pk
