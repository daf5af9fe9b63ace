"""What a case adds to an order: the earlier operations, the glands to look for, grafts, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator

from casereview.rules import phrases
from casereview.rules.codes import GlandStatus
from casereview.rules.gates import to_ask
from casereview.rules.order_terms import gate_of
from casereview.rules.picture import Picture


def notes_for(picture: Picture, procedure: str) -> tuple[str, ...]:
    """One sentence each; nobody's name is among them."""
    return (*_operations(picture), *_glands(picture), *_grafts(picture), *_questions(picture, procedure))


def _operations(picture: Picture) -> Iterator[str]:
    if picture.facts.operations is None:
        yield "The earlier operations are not recorded: ask for them before the study."
    for operation in picture.facts.operations or ():
        report = f"report {operation.report.label.lower()}" if operation.report else "report not stated"
        yield f"Earlier operation: {operation.kind.label.lower()} of {operation.date}, {report}."


def _glands(picture: Picture) -> Iterator[str]:
    for line in picture.glands:
        if line.status is not GlandStatus.ACCOUNTED and picture.facts.operations:
            places = ", ".join(site.replace(".", " ").replace("_", " ") for site in line.look_in)
            yield f"{line.gland.label}: {line.status.label.lower()}; look in this order: {places}."


def _grafts(picture: Picture) -> Iterator[str]:
    grafts = {site for operation in picture.facts.operations or () for site in operation.grafts or ()}
    if grafts:
        places = phrases.listed(site.replace(".", " ").replace("_", " ") for site in sorted(grafts))
        yield f"Parathyroid tissue was grafted: {places}; uptake there is expected."


def _questions(picture: Picture, procedure: str) -> Iterator[str]:
    if asked := to_ask(picture, gate_of(procedure)).strip():
        yield asked
