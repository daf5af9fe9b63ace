"""Where two answers differ, as paths with both values: what replaying a decision reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

_LONGEST: Final = 80  # characters of a value; the rest is told by its end


def differences(before: object, now: object, path: str = "") -> Iterator[str]:
    """One line for each place where plain values differ, as in `verdict.code: "A" is now "B"`."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in [*before, *(key for key in now if key not in before)]:
            inside = f"{path}.{key}" if path else str(key)
            if key not in now:
                yield f"{inside}: {_shown(before[key])} is gone"
            elif key not in before:
                yield f"{inside}: {_shown(now[key])} is new"
            else:
                yield from differences(before[key], now[key], inside)
    elif isinstance(before, list) and isinstance(now, list):
        for index, (one, other) in enumerate(zip(before, now, strict=False)):
            yield from differences(one, other, f"{path}[{index}]")
        for index in range(len(now), len(before)):
            yield f"{path}[{index}]: {_shown(before[index])} is gone"
        for index in range(len(before), len(now)):
            yield f"{path}[{index}]: {_shown(now[index])} is new"
    elif before != now:
        yield f"{path}: {_shown(before)} is now {_shown(now)}"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
