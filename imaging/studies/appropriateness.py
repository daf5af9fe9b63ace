"""How a guideline rates a procedure for one of the four scenarios of hyperparathyroidism.

The ratings stand in a profile with source and confidence. Those of the ACR are licensed: this project keeps a
code and its own short label, and what could not be confirmed is said to be so and never filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from imaging.studies.sourced import Sourced
from imaging.vocabulary import Coded


class Scenario(Coded):
    PRIMARY = "primary", "Primary hyperparathyroidism, not operated"
    PERSISTENT_RECURRENT = (
        "persistent_recurrent",
        "Primary hyperparathyroidism, persistent or recurrent after surgery",
    )
    SECONDARY = "secondary", "Secondary hyperparathyroidism"
    TERTIARY = "tertiary", "Tertiary hyperparathyroidism"


class Category(Coded):
    USUALLY_APPROPRIATE = "usually_appropriate", "Usually appropriate"
    MAY_BE_APPROPRIATE = "may_be_appropriate", "May be appropriate"
    MAY_BE_APPROPRIATE_DISAGREEMENT = (
        "may_be_appropriate_disagreement",
        "May be appropriate; the panel disagrees",
    )
    USUALLY_NOT_APPROPRIATE = "usually_not_appropriate", "Usually not appropriate"
    COVERED = "covered", "Covered by the guideline, without a rating"
    NOT_IN_CRITERIA = "not_in_criteria", "Not part of the criteria"
    NOT_CONFIRMED = "not_confirmed", "Not confirmed"


class Says(Coded):
    """The answer to an order. That no guideline rates it is an answer too, and so is that nobody looked."""

    APPROPRIATE = "appropriate", "Appropriate"
    NOT_APPROPRIATE = "not_appropriate", "Not appropriate"
    NO_GUIDELINE = "no_guideline", "No guideline rates it"
    NOT_CONFIRMED = "not_confirmed", "Rating not confirmed here: look it up"


SAYS: Final[Mapping[Category, Says]] = {
    Category.USUALLY_APPROPRIATE: Says.APPROPRIATE,
    Category.MAY_BE_APPROPRIATE: Says.APPROPRIATE,
    Category.MAY_BE_APPROPRIATE_DISAGREEMENT: Says.APPROPRIATE,
    Category.USUALLY_NOT_APPROPRIATE: Says.NOT_APPROPRIATE,
    Category.COVERED: Says.NO_GUIDELINE,
    Category.NOT_IN_CRITERIA: Says.NO_GUIDELINE,
    Category.NOT_CONFIRMED: Says.NOT_CONFIRMED,
}


class Rating(Sourced, frozen=True, kw_only=True):
    category: Category


class ScenarioCard(Struct, frozen=True, kw_only=True):
    """Who belongs to a scenario, who does not, where this server leads them, and what an order asks."""

    fits: str
    does_not_fit: str
    then: str
    question: str
    source: str


class Criteria(Struct, frozen=True, kw_only=True):
    """The look-up table of one guideline, by scenario and procedure."""

    citation: str
    scenarios: dict[str, ScenarioCard]
    ratings: dict[str, dict[str, Rating]]

    def rating(self, scenario: Scenario, procedure: str) -> Rating:
        """KeyError for what is no procedure; every procedure has a rating, if only that none is confirmed."""
        return self.ratings[scenario][procedure]
