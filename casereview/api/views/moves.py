"""One endpoint for each verb of the table of moves."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview.api.openapi import document
from casereview.api.openapi.shapes import serializer_of
from casereview.api.views import writes
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.lifecycle.moves import MOVES, Move
from casereview.lifecycle.roles import LABELS

VERBS: dict[str, Move] = {verb: move for verb, move in MOVES.items() if move.sources}


def move_view(move: Move) -> type[APIView]:
    """A view whose POST performs ``move``."""
    name = "".join(part.title() for part in move.verb.split("_"))

    @document.moves(
        move.verb,
        move.label,
        serializer_of(name, MOVE_FIELDS.get(move.verb, ()), move.override),
        _description(move),
    )
    def post(self: APIView, request: Request, case: int) -> Response:
        return writes.move(request, case, move)

    members: dict[str, Any] = {"post": post, "__module__": __name__}
    return type(f"{name}View", (APIView,), members)


def _description(move: Move) -> str:
    """Whose verb it is, where from and where to, in the table's own words."""
    sources = ", ".join(sorted(move.sources))
    target = move.target or "the same state"
    needs = f" Needs: {', '.join(move.needs)}." if move.needs else ""
    return (
        f"For: {', '.join(LABELS[role] for role in move.allowed_roles)}. From {sources} to {target}.{needs}"
    )
