"""Where two answers differ, each path apart from its values: what replaying a decision reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

_LONGEST: Final = 80  # characters of a value; the rest is told by its end


class Difference(NamedTuple):
    """One place. ``values`` is clinical where the answers are, so only the path may go into logs."""

    path: str  # such as `verdict.code` or `targets[0].site`
    values: str  # such as `"A" is now "B"`


def differences(before: object, now: object, path: str = "") -> Iterator[Difference]:
    """One for each place where plain values differ."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        yield from _of_parts(before, now, lambda key: f"{path}.{key}" if path else str(key))
    elif isinstance(before, list) and isinstance(now, list):
        yield from _of_parts(dict(enumerate(before)), dict(enumerate(now)), lambda key: f"{path}[{key}]")
    elif before != now:
        yield Difference(path, f"{_shown(before)} is now {_shown(now)}")


def _of_parts(
    before: Mapping[Any, Any], now: Mapping[Any, Any], path_of: Callable[[Any], str]
) -> Iterator[Difference]:
    for key in [*before, *(key for key in now if key not in before)]:
        inside = path_of(key)
        if key not in now:
            yield Difference(inside, f"{_shown(before[key])} is gone")
        elif key not in before:
            yield Difference(inside, f"{_shown(now[key])} is new")
        else:
            yield from differences(before[key], now[key], inside)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
