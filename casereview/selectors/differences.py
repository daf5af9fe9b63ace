"""Where two answers differ, each path apart from its values: what replaying a decision reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

_LONGEST: Final = 80  # characters of a value; the rest is told by its end


class Difference(NamedTuple):
    """One place. ``values`` is clinical where the answers are, so only the path may go into logs."""

    path: str  # such as `verdict.code` or `targets[0].site`
    values: str  # such as `"A" is now "B"`


def differences(before: object, now: object, path: str = "") -> Iterator[Difference]:
    """One for each place where plain values differ."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in [*before, *(key for key in now if key not in before)]:
            inside = f"{path}.{key}" if path else str(key)
            if key not in now:
                yield Difference(inside, f"{_shown(before[key])} is gone")
            elif key not in before:
                yield Difference(inside, f"{_shown(now[key])} is new")
            else:
                yield from differences(before[key], now[key], inside)
    elif isinstance(before, list) and isinstance(now, list):
        for index, (one, other) in enumerate(zip(before, now, strict=False)):
            yield from differences(one, other, f"{path}[{index}]")
        for index in range(len(now), len(before)):
            yield Difference(f"{path}[{index}]", f"{_shown(before[index])} is gone")
        for index in range(len(before), len(now)):
            yield Difference(f"{path}[{index}]", f"{_shown(now[index])} is new")
    elif before != now:
        yield Difference(path, f"{_shown(before)} is now {_shown(now)}")


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
