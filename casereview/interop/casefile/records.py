"""Reads a case file: bytes in, checked records out. Pure: it knows no database, and nothing is guessed.

The format is described in docs/case-files.md. A file that cannot be read at all is refused as a whole; a case
that does not fit is handed back as such, with its field, and the others stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from casereview.interop.casefile.shapes import (
    MAX_DEPTH,
    FieldMisfit,
    NotACaseFile,
    id_of,
    list_of,
    object_of,
    parse,
    text_of,
    texts_of,
)
from casereview.lifecycle.roles import TEAM_ROLES
from casereview.reading.json import deeper_than
from casereview.reading.structs import inside

MAX_CASES: Final = 5_000
Tree = Mapping[str, Any]

TOP: Final = ("about", "team", "cases")
CASE: Final = (
    "id",
    "source",
    "patient",
    "question",
    "referrer",
    "team",
    "opened",
    "entered_by",
    "facts",
    "more",
    "background",
    "steps",
)
SOURCE: Final = ("kind", "address", "note")
SOURCE_SAYS: Final = {
    "published": "Published case; facts only as stated.",
    "constructed": "Constructed case; no patient stands behind it.",
}
PATIENT: Final = ("site", "mrn", "family_name", "given_name", "birth_date")
STEP: Final = ("verb", "act", "enter", "by", "on", "data", "override", "id")


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One verb or act, or the entering of facts by their names; exactly one of the three is given."""

    by: str
    on: str = ""  # a day, a time, or days from the day of loading; empty: now
    verb: str = ""
    act: str = ""
    enter: tuple[str, ...] = ()
    data: Tree = field(default_factory=dict)
    override: str = ""
    id: str = ""  # names what the act makes, for later steps


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case of a file as it is written there: dates may still be relative."""

    id: str
    patient: Tree
    opened_by: str
    opened_on: str = ""
    entered_by: str = ""
    question: str = ""
    source_note: str = ""
    referrer: Tree = field(default_factory=dict)
    team: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: Tree = field(default_factory=dict)
    more: Mapping[str, Tree] = field(default_factory=dict)
    background: Tree = field(default_factory=dict)
    steps: tuple[CaseStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Malformed:
    """A case that does not fit the format."""

    id: str
    path: str
    sentence: str


def read(raw: bytes) -> list[CaseRecord | Malformed]:
    """Every case of the file, in its order. Raises NotACaseFile where there is no file to speak of."""
    tree = parse(raw)
    try:
        top = object_of("the file", tree, TOP)
        team = _team("team", top.get("team"))
        if top.get("cases") is None:
            raise FieldMisfit("cases", "is needed: the list of the cases")
        cases = list_of("cases", top["cases"])
    except FieldMisfit as misfit:
        raise NotACaseFile(str(misfit)) from None
    if len(cases) > MAX_CASES:
        raise NotACaseFile(f"cases: holds more than {MAX_CASES:,}; split the file")
    seen: set[str] = set()
    return [_read_one(number, case, team, seen) for number, case in enumerate(cases)]


def _read_one(
    number: int, value: object, team: Mapping[str, tuple[str, ...]], seen: set[str]
) -> CaseRecord | Malformed:
    name = f"cases[{number}]"
    try:
        if deeper_than(value, MAX_DEPTH):
            raise FieldMisfit(name, "is nested too deep; a case holds lists of flat items")
        case_id = id_of("id", object_of(name, value).get("id"))
        name = case_id
        tree = object_of("", value, CASE)
        if case_id in seen:
            raise FieldMisfit("id", "stands on another case of this file too; give each case its own")
        seen.add(case_id)
        return _case(case_id, tree, team)
    except FieldMisfit as misfit:
        return Malformed(name, misfit.path, misfit.sentence)


def _case(case_id: str, tree: Tree, team: Mapping[str, tuple[str, ...]]) -> CaseRecord:
    opened = object_of("opened", tree.get("opened"), ("by", "on"))
    by = text_of("opened.by", opened.get("by"), needed=True)
    facts = tree.get("facts")
    return CaseRecord(
        id=case_id,
        patient=texts_of("patient", tree.get("patient"), PATIENT),
        opened_by=by,
        opened_on=text_of("opened.on", opened.get("on")),
        entered_by=text_of("entered_by", tree.get("entered_by")) or by,
        question=text_of("question", tree.get("question")),
        source_note=_source(tree.get("source")),
        referrer=texts_of("referrer", tree.get("referrer"), ("name", "email")),
        team=team if tree.get("team") is None else _team("team", tree["team"]),
        facts={"patient": {}} if facts is None else _facts(facts),
        more={
            key: object_of(inside("more", key), item)
            for key, item in object_of("more", tree.get("more")).items()
        },
        background=object_of("background", tree.get("background")),
        steps=tuple(_step(f"steps[{n}]", item) for n, item in enumerate(list_of("steps", tree.get("steps")))),
    )


def _facts(value: object) -> dict[str, Any]:
    """Their reader is that of the assessment; here only a length that nobody could mean is refused."""
    facts = object_of("facts", value)
    for key, item in facts.items():
        if isinstance(item, list):
            list_of(inside("facts", key), item)
    return facts


def _source(value: object) -> str:
    """The label and the address in one text, as the page shows it."""
    source = texts_of("source", value, SOURCE)
    if not source:
        return ""
    if source.get("kind") not in SOURCE_SAYS:
        raise FieldMisfit("source.kind", f"must be one of {', '.join(SOURCE_SAYS)}")
    lines = (SOURCE_SAYS[source["kind"]], source.get("address", ""), source.get("note", ""))
    return "\n".join(line for line in lines if line)


def _team(path: str, value: object) -> dict[str, tuple[str, ...]]:
    """E-mail addresses by role: one, or a list of which the first is the case's own."""
    roles = [role.value for role in TEAM_ROLES]
    found = {}
    for role, people in object_of(path, value, roles).items():
        where = inside(path, role)
        several = people if isinstance(people, list) else [people]
        found[role] = tuple(text_of(where, person, needed=True) for person in several)
        if not several:
            raise FieldMisfit(where, "names nobody; leave the role out")
    return found


def _step(path: str, value: object) -> CaseStep:
    tree = object_of(path, value, STEP)
    kinds = [name for name in ("verb", "act", "enter") if tree.get(name) is not None]
    if len(kinds) != 1:
        raise FieldMisfit(path, "needs exactly one of verb, act and enter")
    enter = tuple(
        text_of(f"{path}.enter", name, needed=True) for name in list_of(f"{path}.enter", tree.get("enter"))
    )
    if kinds == ["enter"] and not enter:
        raise FieldMisfit(f"{path}.enter", "names nothing; leave the step out")
    for name, kind in (("data", ("verb", "act")), ("override", ("verb",)), ("id", ("act",))):
        if tree.get(name) is not None and kinds[0] not in kind:
            raise FieldMisfit(f"{path}.{name}", f"has no meaning beside {kinds[0]}; leave it out")
    return CaseStep(
        by=text_of(f"{path}.by", tree.get("by"), needed=True),
        on=text_of(f"{path}.on", tree.get("on")),
        verb=text_of(f"{path}.verb", tree.get("verb")),
        act=text_of(f"{path}.act", tree.get("act")),
        enter=enter,
        data=object_of(f"{path}.data", tree.get("data")),
        override=text_of(f"{path}.override", tree.get("override")),
        id=id_of(f"{path}.id", tree["id"]) if tree.get("id") is not None else "",
    )
