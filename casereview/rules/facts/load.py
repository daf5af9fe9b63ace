"""The door of the clinical core: raw JSON in, checked and ordered facts out.

`load` is the only way in that may meet a stranger's text. Whatever does not fit is refused with the name of
the field, and nothing is guessed or repaired.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NoReturn, cast

from casereview.reading.structs import FactsError, inside, struct_reader
from casereview.rules.facts.checks import check
from casereview.rules.facts.ordering import ordered
from casereview.rules.facts.records import (
    Facts,
    FindingFact,
    GlandFact,
    LabFact,
    LaryngoscopyFact,
    OperationFact,
    PatientFact,
    ProtocolFact,
    ResolutionFact,
    SampleFact,
    SamplingFact,
    StudyFact,
)
from casereview.rules.sentences import facts as sentences

__all__ = [
    "ResolutionFact",
    "Facts",
    "FactsError",
    "FindingFact",
    "GlandFact",
    "LabFact",
    "LaryngoscopyFact",
    "OperationFact",
    "PatientFact",
    "ProtocolFact",
    "SampleFact",
    "SamplingFact",
    "StudyFact",
    "load",
]

_read = struct_reader(Facts)


def load(raw: bytes | str | Mapping[str, object]) -> Facts:
    """Read, check and order the facts of one case.

    Dates are ISO days, decimals are text. `as_of` is the latest day in the facts where none is given.
    Raises FactsError with the field and the remedy for everything that docs/clinical-rules.md refuses.
    """
    return read(raw if isinstance(raw, Mapping) else parsed(raw))


def read(tree: object) -> Facts:
    """As `load`, from the plain values of the JSON."""
    return ordered(check(cast(Facts, _read("", tree))))


def parsed(raw: bytes | str) -> object:
    """The JSON as plain values. Raises FactsError for what is none, and for a key that stands twice."""
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
        return json.loads(text, object_pairs_hook=_once, parse_constant=_not_finite)
    except FactsError:
        raise
    except UnicodeDecodeError:
        raise FactsError("facts", sentences.NOT_UTF_8()) from None
    except RecursionError:
        raise FactsError("facts", sentences.NESTED_TOO_DEEP()) from None
    except json.JSONDecodeError as error:
        refused = sentences.NOT_JSON(line=error.lineno, column=error.colno, problem=error.msg)
        raise FactsError("facts", refused) from None
    except ValueError:  # the interpreter's limit of digits
        raise FactsError("facts", sentences.TOO_MANY_DIGITS()) from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """JSON lets a key come twice and parsers keep the last; a lab list lost that way would not be missed."""
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FactsError(inside("", twice), sentences.KEY_TWICE())
    return found


def _not_finite(word: str) -> NoReturn:
    raise FactsError("facts", sentences.NOT_FINITE(word=word))
