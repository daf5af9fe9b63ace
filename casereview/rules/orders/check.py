"""What speaks for and against a procedure that somebody wants to order in a case.

The guideline's rating is asked for the case's own scenario. The pitfalls that the article on the criteria
names are caught here, before the study is done: docs/clinical-rules.md, section "Order check". What stops an
order can be set aside by a person with a coded reason; a caution is only said.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.conclusions import Blocker
from casereview.rules.labs.eligibility import unresolved
from casereview.rules.orders.cautions import CAUTIONS, Caution
from casereview.rules.orders.notes import notes_for
from casereview.rules.orders.order import Order, against
from casereview.rules.profiles.reference import load_reference
from imaging.sentences import Sentence
from imaging.studies.appropriateness import SAYS, Category, Says, Scenario
from imaging.studies.procedures import PROCEDURES
from imaging.studies.protocol_library import order_text

_SCENARIOS: Final = (
    (Blocker.TERTIARY_POSSIBLE, Scenario.TERTIARY),
    (Blocker.SECONDARY_POSSIBLE, Scenario.SECONDARY),
    (Blocker.NO_PRIOR_PARATHYROID_OPERATION, Scenario.PRIMARY),
)


class OrderCheck(Struct, frozen=True):
    """`instead` is the procedure to order in its place, where there is one. Texts are orders to print."""

    profile: str
    procedure: str
    scenario: Scenario
    says: Says
    category: Category
    source: str
    cautions: tuple[Caution, ...]
    text: Sentence | None
    instead: str | None
    instead_text: Sentence | None

    @property
    def stops(self) -> tuple[Caution, ...]:
        return tuple(caution for caution in self.cautions if caution.stops)


def scenario_of(assessment: Assessment) -> Scenario:
    """Under which of the four scenarios a case is rated."""
    found = unresolved(assessment.eligibility)
    return next((card for code, card in _SCENARIOS if code in found), Scenario.PERSISTENT_RECURRENT)


def check_order(assessment: Assessment, procedure: str) -> OrderCheck:
    """The answer to an order. KeyError for what is no procedure."""
    scenario = scenario_of(assessment)
    rating = load_reference(assessment.profile.id).criteria.rating(scenario, procedure)
    order = Order(assessment, PROCEDURES[procedure], scenario, rating)
    found = [caution for rule in CAUTIONS for caution in rule(order)]
    instead = next((caution.instead for caution in found if caution.stops and caution.instead), None)
    instead = instead or next((caution.instead for caution in found if caution.instead), None)
    if instead is not None and (against(assessment, instead) or order.counts(PROCEDURES[instead].family)):
        instead = None  # its sentence says what to ask the meeting, or that it was done
    return OrderCheck(
        profile=assessment.profile.edition,
        procedure=procedure,
        scenario=scenario,
        says=SAYS[rating.category],
        category=rating.category,
        source=rating.source,
        cautions=tuple(found),
        text=printed(assessment, procedure),
        instead=instead,
        instead_text=None if instead is None else printed(assessment, instead),
    )


def printed(assessment: Assessment, procedure: str) -> Sentence | None:
    """The order's text with what this case adds to it; None for a procedure without a protocol."""
    found = load_reference(assessment.profile.id)
    card = found.protocols.get(procedure)
    if card is None:
        return None
    question = found.criteria.scenarios[scenario_of(assessment)].question
    return order_text(card, question, notes_for(assessment, procedure))
