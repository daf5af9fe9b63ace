"""A profile as a flat list: every number and rating under its path, with source and confidence.

It is what the page that shows profiles side by side and the API print; the test of docs/clinical-rules.md
reads it, so that no number can be left out there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct, structs

from casereview.rules.profiles.model import Profile, load_profile
from casereview.rules.profiles.reference import Reference, load_reference
from casereview.rules.sentences import profiles as sentences
from imaging.sentences import Said, Value, Word, following, joined
from imaging.studies.sourced import Sourced

CARRIED = ("source", "confidence", "verify_locally")


class ProfileLine(Struct, frozen=True):
    """`value` in words with its unit; no confidence for a citation or a rule's source: no numbers."""

    path: str
    value: Said
    source: str
    confidence: str
    verify_locally: bool


def profile_lines(name: str) -> tuple[ProfileLine, ...]:
    """Everything of a profile and its reference tables. Raises ProfileError for an unknown id."""
    return tuple(_lines(load_profile(name), load_reference(name)))


def _lines(profile: Profile, reference: Reference) -> Iterator[ProfileLine]:
    parts = ("concordance", "planar_dual_tracer_counts", "ranges", "plausible", "numbers")
    for part in (*parts, "target_map", "radiation"):
        yield from _walk(part, getattr(profile, part))
    yield from _walk("appropriateness", reference.criteria.ratings)
    yield from _walk("coefficients", reference.coefficients)
    yield from _walk("protocols", reference.protocols)
    for name, citation in profile.cited.items():
        yield ProfileLine(f"cited.{name}", "", citation, "", verify_locally=False)
    for code, source in profile.sources.items():
        yield ProfileLine(f"sources.{code}", "", source, "", verify_locally=False)


def _walk(path: str, node: object) -> Iterator[ProfileLine]:
    if isinstance(node, Sourced):
        yield ProfileLine(path, _value(node), node.source, node.confidence.value, node.verify_locally)
    elif isinstance(node, Struct):
        for field in structs.fields(node):
            yield from _walk(f"{path}.{field.name}", getattr(node, field.name))
    elif isinstance(node, Mapping):
        for key, item in node.items():
            yield from _walk(f"{path}.{key}", item)
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from _walk(f"{path}[{index}]", item)


def _value(node: Sourced) -> Said:
    """The number first, with its unit, then what else is stated."""
    stated = {
        field.name: text
        for field in structs.fields(node)
        if field.name not in CARRIED and (text := _text(getattr(node, field.name)))
    }
    stated.pop("label", "")  # the path says it
    head = [part for part in (_head(stated),) if part]
    names = {name: Word(sentences.NAMES.get(name, name)) for name in stated}
    parts = (*head, *(sentences.NAMED(name=names[name], value=text) for name, text in stated.items()))
    if not parts:
        return sentences.NOT_STATED()
    only = parts[0]
    return only if len(parts) == 1 and isinstance(only, Said) else following(parts, by="; ")


def _head(stated: dict[str, Value]) -> Value:
    """The number with its interval and unit, or the text of a line; taken out of what is stated."""
    text = stated.pop("text", "")
    head = stated.pop("value", "") or (Word(str(text)) if text else "")
    if {"low", "high"} <= stated.keys():
        low, high = stated.pop("low"), stated.pop("high")
        within = sentences.NUMBER_WITHIN(number=head, low=low, high=high)
        head = within if head else sentences.INTERVAL(low=low, high=high)
    unit = stated.pop("unit", "")
    if not head or not unit:
        return head or unit
    return f"{head} {unit}" if isinstance(head, str) else joined((head, unit))


def _text(value: object) -> Value:
    if isinstance(value, bool):
        return sentences.YES() if value else sentences.NO()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(map(_plain, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_plain(item)}" for key, item in value.items())
    return _plain(value)


def _plain(value: object) -> str:
    """A number or a text as it is written; nothing for what is not stated."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)
