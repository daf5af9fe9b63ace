"""A case record as the calls that bring it about, in their order. Pure, and the same at every loading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from casereview.interop.casefile.dates import placed, placed_facts
from casereview.interop.casefile.facts import FactEntry, entries
from casereview.interop.casefile.records import CaseRecord, CaseStep
from casereview.interop.casefile.shapes import ID, FieldMisfit
from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.field import InputField
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.lifecycle.fields.opening import OPENING_FIELDS
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.roles import THE_THREE


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the engine. ``key`` is the same at every loading; ``at`` is empty for now."""

    key: str
    label: str
    by: str
    at: str
    verb: str = ""
    act: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)
    override: str = ""
    makes: str = ""  # the name by which later calls refer to what this one makes

    @property
    def fields(self) -> tuple[InputField, ...]:
        if self.act:
            return ACT_FIELDS[self.act]
        return OPENING_FIELDS if self.verb == "open_case" else MOVE_FIELDS.get(self.verb, ())


def plan(record: CaseRecord, today: dt.date) -> list[Call]:
    """Opening, care team, facts and steps. ``today`` is the day of the first loading. Raises FieldMisfit."""
    facts = placed_facts(record.facts, today)
    named = {entry.name: entry for entry in entries(record, facts)}
    opened_on = placed(record.opened_on, today)
    calls = [_open(record, facts, opened_on, today), *_members(record, opened_on)]
    later = _named_by_steps(record, named)
    for entry in named.values():
        if entry.name not in later:
            by = entry.by or record.entered_by
            calls += _enter(record, entry, by, opened_on, today)
    for number, step in enumerate(record.steps, 1):
        calls += _steps(record, number, step, named, today)
    return calls


def opening_key(record: CaseRecord) -> str:
    """The key of the first call: whether it was used says whether the case was loaded before."""
    return _key(record, "open")


def _key(record: CaseRecord, what: str) -> str:
    return f"case-file:{record.id}:{what}"


def _open(record: CaseRecord, facts: Mapping[str, Any], on: str, today: dt.date) -> Call:
    patient = facts["patient"]
    body = {
        **record.patient,
        "birth_date": placed(record.patient.get("birth_date"), today),
        "sex": patient.get("sex"),
        "age_years": patient.get("age_years"),
        "question": record.question,
        "source_note": record.source_note,
        "referrer_name": record.referrer.get("name"),
        "referrer_email": record.referrer.get("email"),
    }
    body |= {role.value: record.team[role.value][0] for role in THE_THREE if role.value in record.team}
    given = {name: value for name, value in body.items() if value not in (None, "")}
    return Call(opening_key(record), "open_case", record.opened_by, on, verb="open_case", body=given)


def _members(record: CaseRecord, on: str) -> Iterator[Call]:
    """Everyone on the team whom the opening did not name."""
    for role, people in record.team.items():
        for number, person in enumerate(people, 1):
            if role in THE_THREE and number == 1:
                continue
            yield Call(
                _key(record, f"team:{role}:{number}"),
                f"team.{role}",
                record.opened_by,
                on,
                act="assign_member",
                body={"person": person, "role": role},
            )


def _named_by_steps(record: CaseRecord, named: Mapping[str, FactEntry]) -> set[str]:
    found: set[str] = set()
    for index, step in enumerate(record.steps):
        for name in step.enter:
            if name not in named:
                raise FieldMisfit(f"steps[{index}].enter", f"{name!r} is no fact of this case")
            if name in found:
                raise FieldMisfit(f"steps[{index}].enter", f"{name!r} is entered twice")
            found.add(name)
        if step.id in named or step.id in [earlier.id for earlier in record.steps[:index] if step.id]:
            raise FieldMisfit(
                f"steps[{index}].id", f"{step.id!r} names something else already; choose another"
            )
    return found


def _enter(record: CaseRecord, entry: FactEntry, by: str, on: str, today: dt.date) -> Iterator[Call]:
    """The call for one fact, and those for its places; it cannot be entered before its own day."""
    if ID.fullmatch(entry.name) is None:
        raise FieldMisfit(f"{entry.path}.id", "must be 1 to 40 letters, digits, dots, dashes and underscores")
    if entry.day and entry.day > _day(on, today):
        says = f"{entry.day} lies after the day it is entered on; enter {entry.name!r} in a later step"
        raise FieldMisfit(entry.path, says)
    yield Call(
        _key(record, f"fact:{entry.name}"),
        f"{entry.path} ({entry.name})",
        by,
        on,
        act=entry.act,
        body=entry.body,
        makes=entry.name,
    )
    for place in entry.places:
        number = place["finding"]
        yield Call(
            _key(record, f"place:{entry.name}:{number}"),
            f"{entry.path}.findings[{number - 1}].sites",
            by,
            on,
            act="confirm_location",
            body=place,
        )


def _day(on: str, today: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(on[:10]) if on else today
    except ValueError:
        return dt.date.max  # refused, with its field, where the moment is read


def _steps(
    record: CaseRecord, number: int, step: CaseStep, named: Mapping[str, FactEntry], today: dt.date
) -> Iterator[Call]:
    path, on = f"steps[{number - 1}]", placed(step.on, today)
    if step.enter:
        for name in step.enter:
            yield from _enter(record, named[name], step.by, on, today)
        return
    known, what = (ACTS, step.act) if step.act else (MOVES, step.verb)
    if what not in known or what == "open_case":
        raise FieldMisfit(path, f"there is no {'act' if step.act else 'verb'} {what!r} to take here")
    fields = ACT_FIELDS[what] if step.act else MOVE_FIELDS.get(what, ())
    yield Call(
        _key(record, f"step:{number}"),
        f"{path} ({what})",
        step.by,
        on,
        verb=step.verb,
        act=step.act,
        body=_dated(fields, step.data, today),
        override=step.override,
        makes=step.id,
    )


def _dated(fields: tuple[InputField, ...], data: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    """What is typed in a step, with its days placed."""
    days = {field.name for field in fields if field.kind in (kinds.DATE, kinds.MOMENT)}
    return {name: placed(value, today) if name in days else value for name, value in data.items()}
