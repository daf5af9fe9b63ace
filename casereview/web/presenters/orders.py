"""An order check in words, and the links to the order to print and to the one to give instead."""

from dataclasses import dataclass

from django.urls import reverse

from casereview.models import Case
from casereview.rules.orders import OrderCheck, check_order
from casereview.rules.picture import Picture
from casereview.web.presenters.reference import MARKS, SAYS_MARKS
from casereview.web.presenters.words import said
from imaging.procedures import PROCEDURES


@dataclass(frozen=True, slots=True)
class CautionRow:
    sentence: str
    source: str
    stops: bool


@dataclass(frozen=True, slots=True)
class OrderBox:
    procedure: str
    label: str
    says: str
    mark: str
    category: str
    category_mark: str
    source: str
    scenario: str
    profile: str
    stops: bool
    cautions: tuple[CautionRow, ...]
    text: str
    href: str
    instead: str
    instead_href: str


def order_boxes(seen: Picture, case: Case) -> tuple[OrderBox, ...]:
    """What nothing stops stands first, of that what is rated, and of that what needs no caution."""
    boxes = [order_box(seen, case, code) for code in PROCEDURES]
    marks = [*SAYS_MARKS.values(), "warn"]
    return tuple(sorted(boxes, key=lambda box: (box.stops, marks.index(box.mark), bool(box.cautions))))


def order_box(seen: Picture, case: Case, procedure: str) -> OrderBox:
    checked: OrderCheck = check_order(seen, procedure)
    instead = checked.instead or ""
    return OrderBox(
        procedure=procedure,
        label=said(PROCEDURES[procedure].label),
        says=said(checked.says.label),
        mark="warn" if checked.stops else SAYS_MARKS[checked.says],
        category=said(checked.category.label),
        category_mark=MARKS[checked.category],
        source=said(checked.source),
        scenario=said(checked.scenario.label),
        profile=checked.profile,
        stops=bool(checked.stops),
        cautions=tuple(CautionRow(said(c.sentence), said(c.source), c.stops) for c in checked.cautions),
        text=checked.text or "",
        href=reverse("order", args=[case.pk, procedure]),
        instead=said(PROCEDURES[instead].label) if instead else "",
        instead_href=reverse("order", args=[case.pk, instead]) if instead else "",
    )
