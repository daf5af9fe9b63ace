"""What each address is, written by hand: an address that is not here fails the test beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.roles import Role

READ, OWN, PUBLIC, ANYONE = "a read of the case", "one's own", "public", "any account"


@dataclass(frozen=True)
class Cell:
    """One method of one address. ``who``: roles in the case that may; empty: whoever sees the case."""

    name: str
    method: str
    kind: str
    who: frozenset[Role] = frozenset()
    args: tuple[str, ...] = ()


def cells() -> Iterator[Cell]:
    yield from _pages()
    yield from _api()


def _pages() -> Iterator[Cell]:
    yield Cell("worklist", "GET", ANYONE)
    yield Cell("worklist", "POST", ANYONE)  # the search: names travel in the body, not in the address
    yield Cell("signin", "GET", PUBLIC)
    yield Cell("health", "GET", PUBLIC)
    yield Cell("signout", "POST", OWN)
    yield Cell("case", "GET", READ)
    yield Cell("document", "GET", READ)
    yield Cell("orders", "GET", READ)
    yield Cell("order", "GET", READ)
    for name in (
        "reference",
        "appropriateness",
        "protocols",
        "protocol",
        "profiles",
        "dose",
        "calculator",
        "published_cases",
        "published_case",
    ):
        yield Cell(name, "GET", ANYONE)
    for name in ("dose", "calculator"):
        yield Cell(name, "POST", ANYONE)
    yield Cell("inbox", "GET", ANYONE)
    yield Cell("acknowledge", "POST", OWN)
    yield Cell("undelivered", "GET", "coordinators")
    yield Cell("retry", "POST", "coordinators")
    yield Cell("open_case", "GET", "openers")
    for verb, move in MOVES.items():
        if move.sources:
            extra = move.override.allowed_roles if move.override else ()
            yield Cell("move", "GET", "form", frozenset((*move.allowed_roles, *extra)), (verb,))
            yield Cell("move", "POST", "write", frozenset(move.allowed_roles), (verb,))
    for name, act in ACTS.items():
        yield Cell("act", "GET", "form", frozenset(act.allowed_roles), (name,))
        yield Cell("act", "POST", "write", frozenset(act.allowed_roles), (name,))


READS = (
    "api-case",
    "api-assessment",
    "api-events",
    "api-labs",
    "api-operations",
    "api-samplings",
    "api-laryngoscopies",
    "api-background",
    "api-resolutions",
    "api-overrides",
    "api-stops",
    "api-answers",
    "api-emergencies",
    "api-repeats",
    "api-studies",
    "api-reads",
    "api-adequacy",
    "api-opinions",
    "api-confirmations",
    "api-referrals",
    "api-team",
    "api-documents",
    "api-content",
    "api-patient",
    "api-orders",
    "api-order",
)
WRITES = {
    "api-labs": "add_lab",
    "api-operations": "add_operation",
    "api-samplings": "add_sampling",
    "api-laryngoscopies": "add_laryngoscopy",
    "api-resolutions": "resolve_blocker",
    "api-answers": "answer_stop",
    "api-emergencies": "record_emergency",
    "api-repeats": "await_repeat",
    "api-studies": "add_study",
    "api-reads": "add_read",
    "api-adequacy": "check_adequacy",
    "api-places": "confirm_location",
    "api-opinions": "give_opinion",
    "api-confirmations": "confirm_verdict",
    "api-referrals": "refer_again",
    "api-accept-referral": "accept_referral",
    "api-decline-referral": "decline_referral",
    "api-team": "assign_member",
    "api-release": "release_member",
    "api-documents": "add_document",
}


def _api() -> Iterator[Cell]:
    for name in READS:
        yield Cell(name, "GET", READ)
    for name, act in WRITES.items():
        yield Cell(name, "POST", "write", frozenset(ACTS[act].allowed_roles))
    yield Cell("api-background", "PUT", "write", frozenset(ACTS["set_background"].allowed_roles))
    yield Cell("api-candidates", "GET", READ)
    for verb, move in MOVES.items():
        if move.sources:
            yield Cell(f"api-{verb}", "POST", "write", frozenset(move.allowed_roles))
    for name in ("api-cases", "api-patients", "api-centers", "api-inbox"):
        yield Cell(name, "GET", ANYONE)
    for name in ("appropriateness", "protocols", "protocol", "profiles", "profile", "assessment-schema"):
        yield Cell(f"api-{name}", "GET", ANYONE)
    for name in ("assessments", "dose"):
        yield Cell(f"api-{name}", "POST", ANYONE)  # a calculator: it looks at what is sent and keeps nothing
    yield Cell("api-cases", "POST", "opens")
    yield Cell("api-acknowledge", "POST", OWN)
    yield Cell("api-token", "POST", PUBLIC)
    yield Cell("api-schema", "GET", PUBLIC)  # it describes the doors and holds nothing of anybody
    yield Cell("api-docs", "GET", PUBLIC)


# Only where mail is kept instead of sent; a test of the pages asks them in that mode.
LOCAL_ONLY = {"mail", "mail_one"}
# Whatever else is asked for under /api/ is not there; the administration signs in through the one page.
NOT_THERE = {"^(?P<rest>[\\s\\S]*)\\Z", "admin/login/"}


def named_addresses() -> set[str]:
    """The names of all addresses but the administration's, which Django guards by its own staff mark."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from _names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)
