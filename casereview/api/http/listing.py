"""Lists: flat rows straight from the database, a page at a time, with no serializer in between."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.response import Response

from casereview.api.http.preconditions import Query
from casereview.models.case import NO_CLOCK
from casereview.reading.numbers import trimmed
from casereview.selectors.paging import Page, page

Row = dict[str, Any]


def page_from(
    request: Request,
    rows: QuerySet[Any],
    keys: Sequence[str],
    values: Sequence[str],
    *,
    newest_first: bool = True,
) -> Page:
    query = Query(request, "after", "limit")
    return page(
        rows, keys=keys, after=query.after, limit=query.limit, values=values, newest_first=newest_first
    )


def listed(request: Request, found: Page) -> Response:
    return Response({"rows": [plain(row) for row in found.rows], "next": _next(request, found.next)})


def _next(request: Request, after: str | None) -> str | None:
    if after is None:
        return None
    query: QueryDict = request.query_params.copy()
    query["after"] = after
    return f"{request.path}?{query.urlencode()}"


def plain(row: Mapping[str, Any]) -> Row:
    """A row as the API says it: names without joins, decimals as text without idle zeros."""
    return {name.replace("__", "_"): _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return trimmed(value)
    return None if value == NO_CLOCK else value


def attach(
    rows: Iterable[Row], name: str, children: QuerySet[Any], link: str, values: Sequence[str]
) -> list[Row]:
    """Hangs ``children`` on the rows they belong to, in one query; returns them for their own children."""
    rows = list(rows)
    by_parent: dict[int, list[Row]] = {row["id"]: row.setdefault(name, []) for row in rows}
    found: list[Row] = []
    if not rows:
        return found
    for child in children.filter(**{f"{link}__in": list(by_parent)}).values(link, *values):
        parent = by_parent[child.pop(link)]
        parent.append(plain(child))
        found.append(parent[-1])
    return found
