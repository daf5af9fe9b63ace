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
from imaging.studies.sourced import Sourced

CARRIED = ("source", "confidence", "verify_locally")
NOT_STATED = "not stated"


class ProfileLine(Struct, frozen=True):
    """`value` in words with its unit; no confidence for a citation or a rule's source: no numbers."""

    path: str
    value: str
    source: str
    confidence: str
    verify_locally: bool


def profile_lines(name: str) -> tuple[ProfileLine, ...]:
    """Everything of a profile and its reference tables. Raises ProfileError for an unknown id."""
    return tuple(_lines(load_profile(name), load_reference(name)))


def _lines(profile: Profile, reference: Reference) -> Iterator[ProfileLine]:
    for part in ("concordance", "ranges", "numbers", "target_map", "radiation"):
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


def _value(node: Sourced) -> str:
    """The number first, with its unit, then what else is stated."""
    given = {field.name: getattr(node, field.name) for field in structs.fields(node)}
    said = {name: text for name, item in given.items() if name not in CARRIED and (text := _text(item))}
    head = said.pop("value", "") or said.pop("text", "")
    if {"low", "high"} <= said.keys():
        interval = f"{said.pop('low')} to {said.pop('high')}"
        head = f"{head} ({interval})" if head else interval
    head = f"{head} {said.pop('unit', '')}".strip()
    said.pop("label", "")  # the path says it
    return (
        "; ".join(part for part in (head, *(f"{name} {text}" for name, text in said.items())) if part)
        or NOT_STATED
    )


def _text(value: object) -> str:
    if isinstance(value, Enum):
        text = str(value.value)
    elif isinstance(value, bool):
        text = "yes" if value else "no"
    elif isinstance(value, Decimal):
        text = format(value, "f")
    elif isinstance(value, tuple):
        text = ", ".join(map(_text, value))
    elif isinstance(value, Mapping):
        text = ", ".join(f"{key}: {_text(item)}" for key, item in value.items())
    else:
        text = "" if value is None else str(value)
    return text
