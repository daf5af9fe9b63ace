"""What a case adds to an order: the earlier operations, the glands to look for, grafts, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import to_ask
from casereview.rules.codes.conclusions import GlandStatus
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.labs import phrases
from casereview.rules.orders.order import against, gate_of
from imaging.anatomy.labels import SITE_LABELS


def notes_for(picture: Assessment, procedure: str) -> tuple[str, ...]:
    """One sentence each; nobody's name is among them."""
    return (
        *_dangers(picture, procedure),
        *_operations(picture),
        *_glands(picture),
        *_grafts(picture),
        *_questions(picture, procedure),
    )


def _dangers(picture: Assessment, procedure: str) -> Iterator[str]:
    """First, because whoever does the study reads the order and not this server."""
    if closed := against(picture, procedure):
        yield f"Caution: {closed.sentence}."
    if Flag.ANTICOAGULATED in picture.flags:
        yield "Caution: on anticoagulants."


def _operations(picture: Assessment) -> Iterator[str]:
    if picture.facts.operations is None:
        yield "The earlier operations are not recorded: ask for them before the study."
    for operation in picture.facts.operations or ():
        report = f"report {operation.report.label.lower()}" if operation.report else "report not stated"
        yield f"Earlier operation: {operation.kind.label.lower()} of {operation.date}, {report}."


def _glands(picture: Assessment) -> Iterator[str]:
    for line in picture.glands:
        if line.status is not GlandStatus.ACCOUNTED and picture.facts.operations:
            places = ", ".join(SITE_LABELS[site].lower() for site in line.look_in)
            yield f"{line.gland.label}: {line.status.label.lower()}; look in this order: {places}."


def _grafts(picture: Assessment) -> Iterator[str]:
    grafts = {site for operation in picture.facts.operations or () for site in operation.grafts or ()}
    if grafts:
        places = phrases.listed(SITE_LABELS[site].lower() for site in sorted(grafts))
        yield f"Parathyroid tissue was grafted: {places}; uptake there is expected."


def _questions(picture: Assessment, procedure: str) -> Iterator[str]:
    if asked := to_ask(picture, gate_of(procedure)).strip():
        yield asked
