"""What speaks for and against a procedure that somebody wants to order in a case.

The guideline's rating is asked for the case's own scenario. The pitfalls that the article on the criteria
names are caught here, before the study is done: docs/clinical-rules.md, section "Order check". What stops an
order can be set aside by a person with a coded reason; a caution is only said.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from casereview.rules.codes import Blocker, OrderCaution, Pitfall
from casereview.rules.eligibility import standing
from casereview.rules.order_cautions import CAUTIONS, Caution
from casereview.rules.order_notes import notes_for
from casereview.rules.order_terms import Order, against
from casereview.rules.picture import Picture
from casereview.rules.reference import load_reference
from imaging.appropriateness import SAYS, Category, Says, Scenario
from imaging.library import order_text
from imaging.procedures import PROCEDURES

_SCENARIOS: Final = (
    (Blocker.TERTIARY_POSSIBLE, Scenario.TERTIARY),
    (Blocker.SECONDARY_POSSIBLE, Scenario.SECONDARY),
    (Blocker.NO_PRIOR_PARATHYROID_OPERATION, Scenario.PRIMARY),
)


class OrderReason(StrEnum):
    """Why a person orders what the check advises against."""

    UNAVAILABLE = "unavailable"
    CONTRAINDICATED = "contraindicated"
    DONE_BEFORE = "done_before"
    MEETING_DECIDED = "meeting_decided"
    PATIENT_DECLINED = "patient_declined"


ORDER_REASONS: Final = (
    (OrderReason.UNAVAILABLE.value, "The study advised instead is not available here"),
    (OrderReason.CONTRAINDICATED.value, "The study advised instead is contraindicated"),
    (OrderReason.DONE_BEFORE.value, "The study advised instead was done and did not settle the place"),
    (OrderReason.MEETING_DECIDED.value, "The meeting asked for exactly this"),
    (OrderReason.PATIENT_DECLINED.value, "The patient declines the study advised instead"),
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
    text: str | None
    instead: str | None
    instead_text: str | None

    @property
    def stops(self) -> tuple[Caution, ...]:
        return tuple(caution for caution in self.cautions if caution.stops)


def scenario_of(picture: Picture) -> Scenario:
    """Under which of the four scenarios a case is rated."""
    found = standing(picture.eligibility)
    return next((card for code, card in _SCENARIOS if code in found), Scenario.PERSISTENT_RECURRENT)


def check_order(picture: Picture, procedure: str) -> OrderCheck:
    """The answer to an order. KeyError for what is no procedure."""
    scenario = scenario_of(picture)
    rating = load_reference(picture.profile.id).criteria.rating(scenario, procedure)
    order = Order(picture, PROCEDURES[procedure], scenario, rating)
    found = [caution for rule in CAUTIONS for caution in rule(order)]
    instead = next((caution.instead for caution in found if caution.stops and caution.instead), None)
    instead = instead or next((caution.instead for caution in found if caution.instead), None)
    if instead is not None and (against(picture, instead) or order.counts(PROCEDURES[instead].family)):
        instead = None  # its sentence says what to ask the meeting, or that it was done
    return OrderCheck(
        profile=picture.profile.edition,
        procedure=procedure,
        scenario=scenario,
        says=SAYS[rating.category],
        category=rating.category,
        source=rating.source,
        cautions=tuple(found),
        text=printed(picture, procedure),
        instead=instead,
        instead_text=None if instead is None else printed(picture, instead),
    )


def printed(picture: Picture, procedure: str) -> str | None:
    """The order's text with what this case adds to it; None for a procedure without a protocol."""
    found = load_reference(picture.profile.id)
    card = found.protocols.get(procedure)
    if card is None:
        return None
    question = found.criteria.scenarios[scenario_of(picture)].question
    return order_text(card, question, notes_for(picture, procedure))


#: The unmet need that each stop of an order becomes, so that an override can name what it sets aside.
STOP_CODES: Final = frozenset(
    f"ORDER_{code}"
    for code in (
        "NOT_APPROPRIATE",
        OrderCaution.DIAGNOSIS_NOT_CONFIRMED,
        OrderCaution.CONTRAINDICATED,
        Pitfall.STANDARD_CT_NOT_4D,
        Pitfall.PLANAR_ONLY,
        Pitfall.MRI_WITHOUT_CONTRAST,
        Pitfall.SAMPLING_BEFORE_IMAGING,
        Pitfall.PET_ALONE,
        Pitfall.BIOPSY_WITH_CARCINOMA_FLAG,
    )
)

#: Where nothing is advised instead, the other reasons say nothing: only the meeting can have decided it.
MEETING_ONLY: Final = {
    f"ORDER_{code}": OrderReason.MEETING_DECIDED.value
    for code in (
        "NOT_APPROPRIATE",
        OrderCaution.DIAGNOSIS_NOT_CONFIRMED,
        OrderCaution.CONTRAINDICATED,
        Pitfall.BIOPSY_WITH_CARCINOMA_FLAG,
    )
}
