"""An order check in words, and the links to the order to print and to the one to give instead."""

from dataclasses import dataclass

from django.urls import reverse

from casereview.models import Case
from casereview.rules.advice.assessment import Assessment
from casereview.rules.orders.check import OrderCheck, check_order
from casereview.web.presenters.reference import MARKS, SAYS_MARKS
from casereview.web.presenters.words import translated
from imaging.studies.procedures import PROCEDURES


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


def order_boxes(assessment: Assessment, case: Case) -> tuple[OrderBox, ...]:
    """What nothing stops stands first, of that what is rated, and of that what needs no caution."""
    boxes = [order_box(assessment, case, code) for code in PROCEDURES]
    marks = [*SAYS_MARKS.values(), "warn"]
    return tuple(sorted(boxes, key=lambda box: (box.stops, marks.index(box.mark), bool(box.cautions))))


def order_box(assessment: Assessment, case: Case, procedure: str) -> OrderBox:
    checked: OrderCheck = check_order(assessment, procedure)
    instead = checked.instead or ""
    return OrderBox(
        procedure=procedure,
        label=translated(PROCEDURES[procedure].label),
        says=translated(checked.says.label),
        mark="warn" if checked.stops else SAYS_MARKS[checked.says],
        category=translated(checked.category.label),
        category_mark=MARKS[checked.category],
        source=translated(checked.source),
        scenario=translated(checked.scenario.label),
        profile=checked.profile,
        stops=bool(checked.stops),
        cautions=tuple(
            CautionRow(translated(c.sentence), translated(c.source), c.stops) for c in checked.cautions
        ),
        text=translated(checked.text or ""),
        href=reverse("order", args=[case.pk, procedure]),
        instead=translated(PROCEDURES[instead].label) if instead else "",
        instead_href=reverse("order", args=[case.pk, instead]) if instead else "",
    )
