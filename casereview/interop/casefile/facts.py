"""Facts as the acts that enter them. Pure; references between facts stay the file's own ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from casereview.interop.casefile.records import CaseRecord
from casereview.interop.casefile.shapes import FieldMisfit
from casereview.lifecycle.fields.acts import BACKGROUND_FACTS, READ_FIELDS
from casereview.lifecycle.roles import Role
from casereview.reading.structs import inside
from casereview.rules.facts.load import FactsError, load

BACKGROUND = "background"  # names the act that records flags and background, where a step enters it
_FIELDS = {fact: field for field, fact in BACKGROUND_FACTS.items()}
STATED_IN_FILE = "As stated in the case file."
# Facts only once a meeting has decided them here, on a day and at a place in the course of the case.
DECIDED_IN_STEPS = {
    "overrides": "is decided by the chair: take accept_case with its override in a step",
    "answers": "is given by the meeting: take answer_stop, or agree_target with its answers, in a step",
}
READ_WORDS = frozenset(field.name for field in READ_FIELDS)
# Whose word a resolution is, where no step says: the first of these on the care team.
RESOLVERS = (Role.ENDOCRINOLOGIST, Role.SURGEON)
Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FactEntry:
    """One fact as an act. ``day`` is its own: it cannot be entered before.

    ``places`` are the further acts that say where its findings lie, where the facts state that.
    """

    name: str
    act: str
    body: Body
    path: str
    day: dt.date | None = None
    by: str = field(default="")  # where it is not for whoever enters the rest
    places: tuple[Body, ...] = ()


def entries(record: CaseRecord, facts: Mapping[str, Any]) -> list[FactEntry]:
    """Every fact of the case in the order in which they can be entered. Raises FieldMisfit.

    ``facts`` have their days placed, and must be facts that an assessment would take.
    """
    try:
        load(facts)
    except FactsError as error:
        raise FieldMisfit(f"facts.{error.field}", str(error.sentence)) from None
    for name, remedy in DECIDED_IN_STEPS.items():
        if facts.get(name):
            raise FieldMisfit(f"facts.{name}", remedy)
    plain = {name: [_given(item) for item in facts.get(name) or ()] for name in LISTS}
    found = [*_background(record, facts)]
    for name, enter in LISTS.items():
        chains = {item["id"]: item for item in plain[name] if "id" in item}
        for index, item in _superseded_first(plain[name]):
            path = f"facts.{name}[{index}]"
            found.append(enter(path, index, item, record, chains))
    _refuse_doubles(found, record)
    return found


def _refuse_doubles(found: list[FactEntry], record: CaseRecord) -> None:
    seen: set[str] = set()
    for entry in found:
        if entry.name in seen:
            raise FieldMisfit(f"{entry.path}.id", f"{entry.name!r} is taken by the format; choose another id")
        seen.add(entry.name)
    with_ids = {entry.name for entry in found if entry.act not in ("set_background", "resolve_blocker")}
    for name in record.more:
        if name not in with_ids:
            raise FieldMisfit(inside("more", name), "belongs to no fact with this id")


def _background(record: CaseRecord, facts: Mapping[str, Any]) -> Iterator[FactEntry]:
    flags = facts.get("flags")
    body = {**record.background}
    if flags is not None:
        body["flags"] = flags
    if facts.get("operations") == []:
        body["never_operated"] = True
    for name, answer in _given(facts.get(BACKGROUND) or {}).items():
        field = _FIELDS[name]
        if field in record.background:
            raise FieldMisfit(
                f"{BACKGROUND}.{field}", f"stands under facts.background.{name} too; keep one of the two"
            )
        body[field] = answer
    if body:
        yield FactEntry(BACKGROUND, "set_background", body, BACKGROUND)


def _operation(path: str, _: int, item: Body, record: CaseRecord, __: Mapping[str, Body]) -> FactEntry:
    more = _more(record, item)
    places = more.pop("found_at", {})
    if not isinstance(places, Mapping):
        raise FieldMisfit(f"more.{item['id']}.found_at", "must be an object of gland: site")
    glands = [
        {"disposition": "unknown", **_given(gland)}
        | ({"found_at": places[gland["gland"]]} if gland["gland"] in places else {})
        for gland in item.get("glands", ())
    ]
    body = _without(item, "id", "date") | {"performed_on": item["date"], "glands": glands} | more
    return FactEntry(item["id"], "add_operation", body, path, _day(item["date"]))


def _lab(path: str, _: int, item: Body, record: CaseRecord, __: Mapping[str, Body]) -> FactEntry:
    act = "correct_lab" if "supersedes" in item else "add_lab"
    body = _without(item, "id") | _more(record, item)
    return FactEntry(item["id"], act, body, path, _day(item["collected_at"]))


def _study(path: str, _: int, item: Body, record: CaseRecord, chains: Mapping[str, Body]) -> FactEntry:
    """A study with its first read, or a read that amends the one it supersedes."""
    more = _more(record, item)
    words = {name: more.pop(name) for name in list(more) if name in READ_WORDS}
    read = _read(item) | words
    day = _day(item["performed_on"])
    if "supersedes" in item:
        earlier = item["supersedes"]
        _refuse_other_images(path, item, chains[earlier])
        links = {"study": earlier, "supersedes": earlier} | _named(item, "operative_report_seen")
        return FactEntry(item["id"], "add_read", links | read | more, path, day, places=_places(item))
    body = _named(item, "modality", "performed_on", "operative_report_seen") | more
    body |= _given(item.get("protocol", {})) | _named(item, "dose_msv")
    if read and read != {"result": "not_reported"}:
        body["read"] = [read]
    return FactEntry(item["id"], "add_study", body, path, day, places=_places(item))


def _read(item: Body) -> Body:
    read = _named(item, "result", "adequacy")
    if "findings" in item:
        read["findings"] = [_without(_given(finding), "sites") for finding in item["findings"]]
    return read


def _refuse_other_images(path: str, item: Body, earlier: Body) -> None:
    """A read that amends another speaks of the same images."""
    for name in ("protocol", "dose_msv"):
        if name in item and item[name] != earlier.get(name):
            raise FieldMisfit(f"{path}.{name}", "belongs to the images: state it with the first read of them")


def _places(item: Body) -> tuple[Body, ...]:
    """The sites that the file states are a person's word, also where they say what the words say."""
    return tuple(
        {"read": item["id"], "finding": number, "reason": STATED_IN_FILE}
        | ({"sites": finding["sites"]} if finding["sites"] else {"no_place": True})
        for number, finding in enumerate(item.get("findings", ()), 1)
        if finding.get("sites") is not None
    )


def _sampling(path: str, _: int, item: Body, record: CaseRecord, __: Mapping[str, Body]) -> FactEntry:
    samples = [_given(sample) for sample in item.get("samples", ())]
    rows = {sample["id"]: str(number) for number, sample in enumerate(samples, 1)}
    body = _without(item, "id") | {
        "unit": samples[0]["unit"] if samples else "",
        "samples": [
            _without(sample, "id") | ({"baseline": rows[sample["baseline"]]} if "baseline" in sample else {})
            for sample in samples
        ],
    }
    return FactEntry(item["id"], "add_sampling", body | _more(record, item), path, _day(item["performed_on"]))


def _laryngoscopy(path: str, _: int, item: Body, record: CaseRecord, __: Mapping[str, Body]) -> FactEntry:
    body = _without(item, "id") | _more(record, item)
    return FactEntry(item["id"], "add_laryngoscopy", body, path, _day(item["performed_on"]))


def _resolution(path: str, index: int, item: Body, record: CaseRecord, _: Mapping[str, Body]) -> FactEntry:
    body = _without(item, "date") | {"resolved_on": item["date"]}
    by = next((record.team[role.value][0] for role in RESOLVERS if role.value in record.team), "")
    return FactEntry(f"resolution{index + 1}", "resolve_blocker", body, path, _day(item["date"]), by)


# In the order of entering: an operation first, because what follows is judged against it.
LISTS = {
    "operations": _operation,
    "labs": _lab,
    "studies": _study,
    "samplings": _sampling,
    "laryngoscopies": _laryngoscopy,
    "resolutions": _resolution,
}


def _superseded_first(items: list[Body]) -> list[tuple[int, Body]]:
    """The items with their places in the file, each after the one that it supersedes."""
    places = {item["id"]: (index, item) for index, item in enumerate(items) if "id" in item}
    found: dict[int, Body] = {}
    for index, item in enumerate(items):
        chain = [(index, item)]
        while "supersedes" in chain[-1][1] and places[chain[-1][1]["supersedes"]][0] not in found:
            chain.append(places[chain[-1][1]["supersedes"]])
        found |= {place: link for place, link in reversed(chain) if place not in found}
    return list(found.items())


def _more(record: CaseRecord, item: Body) -> Body:
    """What the facts format has no word for, such as a report's own text."""
    return dict(record.more.get(item["id"], {}))


def _given(item: Mapping[str, Any]) -> Body:
    """Null stands for absent in facts."""
    return {name: value for name, value in item.items() if value is not None}


def _named(item: Mapping[str, Any], *names: str) -> Body:
    """Of these, what the item has."""
    return {name: item[name] for name in names if name in item}


def _without(item: Body, *names: str) -> Body:
    return {name: value for name, value in item.items() if name not in names}


def _day(written: str) -> dt.date:
    return dt.date.fromisoformat(written[:10])
