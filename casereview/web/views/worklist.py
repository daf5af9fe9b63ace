"""The list that the week is run from."""

from typing import Literal

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from casereview.lifecycle.states import State
from casereview.selectors.paging import BadCursor
from casereview.selectors.worklist import worklist as cases_of
from casereview.web.pages import me, page, signed_in
from casereview.web.presenters import worklist as lines
from casereview.web.presenters.worklist import Filters

LONGEST_SEARCH = 150


@signed_in
@sensitive_post_parameters("q")
@require_http_methods(["GET", "HEAD", "POST"])
def worklist(request: HttpRequest) -> HttpResponse:
    """A search is posted, so that no name or MRN stands in an address, a history or a log."""
    asked = request.POST if request.method == "POST" else request.GET
    q = request.POST.get("q", "").strip()[:LONGEST_SEARCH]
    filters = _filters(asked)
    scope: Literal["waiting", "all"] = "all" if filters.scope == "all" or q else "waiting"
    try:
        found = cases_of(
            me(request),
            scope=scope,
            state=filters.state,
            overdue=filters.overdue,
            q=q,
            after=asked.get("after", ""),
        )
    except BadCursor:
        return redirect("worklist")
    today = timezone.localdate()
    context = {
        "lines": [lines.line_of(row, today) for row in found.rows],
        "next": found.next,
        "next_href": filters.query(after=found.next) if found.next else "",
        "later": bool(asked.get("after")),
        "q": q,
        "filters": filters,
        "scopes": lines.scopes(filters),
        "states": lines.states(filters),
        "overdue": lines.overdue_chip(filters),
        "empty": lines.empty_words(filters, q),
    }
    return page(request, "worklist.html", context)


def _filters(asked: QueryDict) -> Filters:
    """Whatever else stands in the address is not a filter, and is let be."""
    state = asked.get("state", "")
    return Filters(
        scope="all" if asked.get("scope") == "all" else "waiting",
        state=state if state in set(State) else "",
        overdue=asked.get("overdue") == "1",
    )
